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
}

/** Places as a case travels through them: the village, its town, the county, the city. */
const SEATS = `
  select * from (
    select distinct on (u.username) u.username, s.role, o.name as office, d.code, d.name as place
    from app_user u join seat s on s.user_id = u.id join office o on o.code = s.office join division d on d.code = o.division
    where not u.disabled and (u.username = any ($1) or d.code = any ($2))
      and s.valid_from <= (service_now() at time zone 'Asia/Shanghai')::date
      and coalesce(s.valid_to, 'infinity') >= (service_now() at time zone 'Asia/Shanghai')::date
    order by u.username, s.valid_from) once
  order by length(code) desc, code, username`;

/** Whom a demonstration lets in at one click: a login for each role, and their colleagues, whom separation of duties asks for. */
@Injectable()
export class DemonstrationLogins {
  constructor(private readonly database: Database) {}

  async list(): Promise<DemonstrationSeat[]> {
    const featured = new Map(demonstrationLogins.map((login) => [login.username, login]));
    const rows = await this.database.query<Row>(SEATS, [[...featured.keys()], demonstrationPlaces]);
    return rows.map(({ username, role, office, code, place }) => ({
      username,
      title: featured.get(username)?.title ?? titleOf(office, role),
      role,
      place: { code, name: place },
      featured: featured.has(username),
    }));
  }
}

function titleOf(office: Row['office'], role: Role): { zh: string; en: string } {
  const { zh, en } = roleTitle(role);
  return { zh: `${office.zh} · ${zh}`, en: `${en}, ${office.en}` };
}
