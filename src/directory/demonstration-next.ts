import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '../cases/access.js';
import { CaseQueries } from '../cases/case-queries.js';
import { Database } from '../database/database.js';
import type { Actor, Possible, Seat, Text } from '../engine/index.js';
import { seatTitle } from './demonstration-logins.js';
import { demonstrationLogins } from './seed/demonstration-logins.js';

/** Something that somebody could do with a case now. */
export interface NextCommand {
  title: Text;
  /** A task waits for them; their seat allows it besides; or they enter it for the citizen. */
  as: 'task' | 'seat' | 'behalf';
}

export interface NextPerson {
  username: string;
  name: string;
  title: Text;
  role: string;
  commands: NextCommand[];
}

/** Who of the demonstration's people could go on with a case. */
export interface NextSteps {
  people: NextPerson[];
  /** What anybody could do without an account. */
  public: Text[];
}

interface Row {
  id: string;
  username: string;
  name: string;
  seats: Seat[];
  office: Text;
}

/** Everybody with a seat over the place of a case, from the village up. */
const PEOPLE_OVER = `
  select u.id, u.username, u.name, json_agg(json_build_object('office', s.office, 'role', s.role) order by s.valid_from) as seats,
    (array_agg(o.name order by s.valid_from))[1] as office
  from app_user u join seat s on s.user_id = u.id join office o on o.code = s.office,
    lateral (select (service_now() at time zone 'Asia/Shanghai')::date as today) d
  where not u.disabled and s.role <> 'administrator' and starts_with($1, o.division)
    and s.valid_from <= d.today and coalesce(s.valid_to, 'infinity') >= d.today
  group by u.id order by max(length(o.division)) desc, u.username`;

/** A visitor who plays all parts asks after each step whom to be next; separation of duties makes guessing tiresome. */
@Injectable()
export class DemonstrationNext {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseQueries,
  ) {}

  /** @throws Problem 404 for a case outside the visitor's scope */
  async stepsOf(visitor: Principal, county: string, caseId: string): Promise<NextSteps> {
    const { division } = await this.cases.view(visitor.scope, actorOf(visitor), county, caseId);
    const people = await this.database.query<Row>(PEOPLE_OVER, [division]);
    const actors = people.map(({ id, seats }): Actor => ({ kind: 'user', user: id, seats }));
    const [citizens = [], ...own] = await this.cases.allowedTo(visitor.scope, county, caseId, [
      { kind: 'public' },
      ...actors,
    ]);
    const named = people.map(({ username, name, seats, office }, n) => {
      const role = seats[0]?.role ?? '';
      const title = demonstrationLogins.find((login) => login.username === username)?.title ?? seatTitle(office, role);
      return { username, name, title, role, commands: (own[n] ?? []).flatMap(commandOf) };
    });
    return {
      people: named.filter(({ commands }) => commands.length > 0),
      public: citizens.map(({ title }) => title),
    };
  }
}

/** Verbs, which are named with a dot, are possible all the time and lead nowhere. */
function commandOf({ command, title, by, tasks }: Possible): NextCommand[] {
  if (command.includes('.')) return [];
  if (tasks.length > 0) return [{ title, as: 'task' }];
  const isForCitizens = by.every((way) => way === 'applicant' || way === 'public' || way === 'case');
  return [{ title, as: isForCitizens ? 'behalf' : 'seat' }];
}
