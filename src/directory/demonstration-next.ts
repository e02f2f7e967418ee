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
  /** Names of those whose seats they hold today as a substitute. */
  standsInFor: string[];
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
  standsInFor: string[];
}

/** Everybody who works today in a seat over the place of a case, from the village up: whoever is away, their substitute does. */
const PEOPLE_OVER = `
  with today as (select (service_now() at time zone 'Asia/Shanghai')::date as day),
  held as (
    select s.*, o.name, length(o.division) as reach from today, seat s join office o on o.code = s.office
    where s.role <> 'administrator' and starts_with($1, o.division) and day between s.valid_from and coalesce(s.valid_to, 'infinity')),
  passed as (
    select h.*, b.substitute from today, substitution b join held h on h.user_id = b.person and (b.office is null or (h.office, h.role) = (b.office, b.role))
    join app_user u on u.id = b.substitute and not u.disabled
    where b.revoked_at is null and day between b.valid_from and b.valid_to),
  works as (
    select user_id, null::uuid as person, office, role, valid_from, name, reach from held h
      where not exists (select from passed p where (p.user_id, p.office, p.role) = (h.user_id, h.office, h.role))
    union all select substitute, user_id, office, role, valid_from, name, reach from passed)
  select u.id, u.username, u.name,
    json_agg(json_strip_nulls(json_build_object('office', w.office, 'role', w.role, 'for', w.person)) order by w.person nulls first, w.valid_from) as seats,
    (array_agg(w.name order by w.person nulls first, w.valid_from))[1] as office,
    coalesce(json_agg(distinct away.name) filter (where away.id is not null), '[]') as "standsInFor"
  from works w join app_user u on u.id = w.user_id and not u.disabled left join app_user away on away.id = w.person
  group by u.id order by max(w.reach) desc, u.username`;

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
    const named = people.map(({ username, name, seats, office, standsInFor }, n) => {
      const role = seats[0]?.role ?? '';
      const title = demonstrationLogins.find((login) => login.username === username)?.title ?? seatTitle(office, role);
      return { username, name, title, role, standsInFor, commands: (own[n] ?? []).flatMap(commandOf) };
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
