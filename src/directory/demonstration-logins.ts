import { Injectable } from '@nestjs/common';
import { roleTitle } from '../cases/role-titles.js';
import { Database } from '../database/database.js';
import { demonstrationLogins, demonstrationPlaces } from './seed/demonstration-logins.js';
import type { Role } from './seed/posts.js';

/** Somebody of the demonstration whom a visitor may sign in as. */
export interface DemonstrationSeat {
  username: string;
  title: { zh: string; en: string };
  role: string;
  place: { code: string; name: string };
  /** One of those who each show another role. */
  featured: boolean;
}

interface Row {
  username: string;
  role: Role;
  office: { zh: string; en: string };
  code: string;
  place: string;
  /** The town of a village, where those who are not featured are listed. */
  town: string | null;
  townName: string | null;
}

/** Places as a case travels through them: the village, its town, the county, the city. */
const SEATS = `
  select * from (
    select distinct on (u.username) u.username, s.role, o.name as office, d.code, d.name as place, t.code as town, t.name as "townName"
    from app_user u join seat s on s.user_id = u.id join office o on o.code = s.office join division d on d.code = o.division
    left join division t on t.code = d.parent and length(d.code) = 12
    where not u.disabled and (u.username = any ($1) or d.code = any ($2) or t.code = any ($2))
      and s.valid_from <= (service_now() at time zone 'Asia/Shanghai')::date
      and coalesce(s.valid_to, 'infinity') >= (service_now() at time zone 'Asia/Shanghai')::date
    order by u.username, s.valid_from) once`;

/** Whom a demonstration lets in at one click: a login for each role, and their colleagues, whom separation of duties asks for. */
@Injectable()
export class DemonstrationLogins {
  constructor(private readonly database: Database) {}

  /** Place by place, those of the town and county that the story begins in first. */
  async list(): Promise<DemonstrationSeat[]> {
    const featured = new Map(demonstrationLogins.map((login) => [login.username, login]));
    const rows = await this.database.query<Row>(SEATS, [[...featured.keys()], demonstrationPlaces]);
    return rows
      .map(({ username, role, office, code, place, town, townName }) => {
        const own = featured.get(username);
        return {
          username,
          title: own?.title ?? seatTitle(office, role),
          role,
          // A town has ten villages; each as a place of its own would hide the rest.
          place: own || town === null || townName === null ? { code, name: place } : { code: town, name: townName },
          featured: own !== undefined,
        };
      })
      .sort((a, b) => rank(a).localeCompare(rank(b)));
  }
}

/** From the village up; of two places alike, the one that somebody featured works in comes first. */
function rank({ place: { code }, username }: DemonstrationSeat): string {
  const storyFirst = demonstrationPlaces.indexOf(code);
  return [90 - code.length, storyFirst < 0 ? 9 : storyFirst, code, username].join(' ');
}

/** What a seat is called: the office and what one does there. */
export function seatTitle(office: { zh: string; en: string }, role: string): { zh: string; en: string } {
  const { zh, en } = roleTitle(role);
  return { zh: `${office.zh} · ${zh}`, en: `${en}, ${office.en}` };
}
