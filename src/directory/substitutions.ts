import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Principal } from '../cases/access.js';
import { once } from '../cases/once.js';
import { Database } from '../database/database.js';
import { Sessions } from '../identity/index.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { notFound, notPermitted, Problem } from '../shared/problem.js';
import { uuid7 } from '../shared/uuid7.js';
import { roleTitle } from '../cases/role-titles.js';
import type { NewSubstitution, SubstituteCandidate, Substitution } from './substitutions.dto.js';

const ADMINISTRATOR = 'administrator';

const NAMED = (user: string): string => `json_build_object('id', ${user}.id, 'name', ${user}.name)`;
const LIST = `
  select b.id, ${NAMED('p')} as person, ${NAMED('s')} as substitute, b.office, b.role, b.valid_from as "from", b.valid_to as "to",
    ${NAMED('o')} as "orderedBy", b.ordered_at as "orderedAt", b.revoked_at as "revokedAt",
    case when r.id is not null then ${NAMED('r')} end as "revokedBy"
  from substitution b join app_user p on p.id = b.person join app_user s on s.id = b.substitute
    join app_user o on o.id = b.ordered_by left join app_user r on r.id = b.revoked_by
  where ($1::uuid is null or b.id = $1) and ($2::uuid is null or $2 in (b.person, b.substitute))
    and ($3::uuid is null or $3 in (b.person, b.substitute) or exists (select from seat t
      where t.user_id = b.person and (b.office is null or (t.office = b.office and t.role = b.role)) and t.office = any ($4)))
    and ($5::uuid is null or b.id < $5)
  order by b.id desc limit $6`;

const CANDIDATES = `
  select * from (
    select distinct on (u.id) u.id, u.name, s.office, o.name as "officeName", s.role
    from seat s join app_user u on u.id = s.user_id and not u.disabled join office o on o.code = s.office,
      lateral (select (service_now() at time zone 'Asia/Shanghai')::date as today) d
    where u.id <> $1 and s.role <> '${ADMINISTRATOR}' and left(s.office, 6) = any ($2)
      and s.valid_from <= d.today and (s.valid_to is null or s.valid_to >= d.today)
    order by u.id, s.office = any ($3) desc, s.office, s.role) c
  order by c.office = any ($3) desc, c.office, c.name limit 500`;

interface PassedSeat {
  office: string;
  role: string;
}

/** Who stands in for whom while they are away. Ordered, revoked, never deleted: events name the person represented. */
@Injectable()
export class Substitutions {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
  ) {}

  async list(
    reader: Principal,
    { person, after, limit }: { person?: string; after?: string; limit: number },
  ): Promise<Page<Substitution>> {
    const [before] = readCursor(after, 1) ?? [null];
    const only = isAdministrator(reader) ? null : reader.userId;
    const values = [null, person ?? null, only, headedOffices(reader), before, limit + 1];
    return pageOf(await this.database.query<Substitution>(LIST, values), limit, ({ id }) => cursorOf(id));
  }

  /**
   * People of the same county who work on cases, those of the same offices first, each with one of their seats.
   *
   * @throws Problem 403 for somebody else's when the reader is no administrator
   */
  async candidates(reader: Principal, person = reader.userId): Promise<SubstituteCandidate[]> {
    const own = person === reader.userId;
    if (!own && !isAdministrator(reader)) throw notTheirs();
    const seats = own
      ? reader.seats.filter((seat) => seat.for === undefined)
      : await this.database.query<PassedSeat>(PASSED, [person, null, null, null, null]);
    const offices = seats.map(({ office }) => office);
    const counties = [...new Set(offices.map((office) => office.slice(0, COUNTY_DIGITS)))];
    type Row = Omit<SubstituteCandidate, 'roleTitle'>;
    const rows = await this.database.query<Row>(CANDIDATES, [person, counties, offices]);
    return rows.map((row) => ({ ...row, roleTitle: roleTitle(row.role) }));
  }

  /** @throws Problem for whoever may not order it, a person without such a seat, a substitute from elsewhere, an overlap */
  async order(actor: Principal, key: string, body: NewSubstitution): Promise<Substitution> {
    const content = { what: 'substitution', ...body };
    const id = await once(this.database, { principal: actor.userId, key, content }, (tx) => insert(tx, actor, body));
    this.sessions.forget();
    return this.get(id);
  }

  /** The substitute may decline as well. @throws Problem */
  async revoke(actor: Principal, id: string): Promise<Substitution> {
    const { person, substitute, office, role } = await this.get(id);
    if (actor.userId !== substitute.id) {
      const seats = await this.database.query<PassedSeat>(PASSED, [person.id, office, role, null, null]);
      requireHead(actor, person.id, seats);
    }
    const revoked = await this.database.query(
      'update substitution set revoked_at = service_now(), revoked_by = $2 where id = $1 and revoked_at is null returning id',
      [id, actor.userId],
    );
    this.sessions.forget();
    if (revoked.length === 0) throw new Problem('substitution-revoked', 409, ALREADY_REVOKED);
    return this.get(id);
  }

  private async get(id: string): Promise<Substitution> {
    const [found] = await this.database.query<Substitution>(LIST, [id, null, null, null, null, 1]);
    if (!found) throw notFound({ zh: '代理安排', en: 'substitution' });
    return found;
  }
}

/** Seats of the person's own that are passed on in these days; an administrator's never are. */
const PASSED = `select office, role from seat
  where user_id = $1 and role <> '${ADMINISTRATOR}' and ($2::text is null or (office = $2 and role = $3))
    and valid_from <= coalesce($5::date, 'infinity') and coalesce(valid_to, 'infinity') >= coalesce($4::date, '-infinity')`;

async function insert(tx: PoolClient, actor: Principal, body: NewSubstitution): Promise<string> {
  const { person, substitute, office = null, role = null, from, to } = body;
  if (to < from) throw refused('period-invalid', 422, '截止日早于起始日。', 'The last day lies before the first.');
  if (person === substitute)
    throw refused('substitute-unsuitable', 422, '不能代理本人。', 'Nobody stands in for themselves.');
  // Two orders for one person at once must not pass each other's check.
  await tx.query('select from app_user where id in ($1, $2) order by id for update', [person, substitute]);
  const { rows: seats } = await tx.query<PassedSeat>(PASSED, [person, office, role, from, to]);
  requireHead(actor, person, seats);
  if (seats.length === 0) {
    throw refused(
      'no-such-seat',
      422,
      '该人员在此期间没有可代理的岗位。',
      'The person holds no such seat in those days.',
    );
  }
  await requireSubstitute(tx, substitute, seats);
  await refuseOverlap(tx, body);
  const { rows } = await tx.query<{ now: Date; past: boolean }>(
    `select service_now() as now, $1::date < (service_now() at time zone 'Asia/Shanghai')::date as past`,
    [to],
  );
  if (rows[0]?.past) throw refused('period-invalid', 422, '代理期限已过。', 'Those days are over.');
  const id = uuid7(rows[0]?.now ?? Number.NaN);
  await tx.query(
    `insert into substitution (id, person, substitute, office, role, valid_from, valid_to, ordered_by, ordered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, service_now())`,
    [id, person, substitute, office, role, from, to, actor.userId],
  );
  return id;
}

const isAdministrator = ({ seats }: Principal): boolean => seats.some(({ role }) => role === ADMINISTRATOR);

/** Offices whose people's absences are one's business: a seat held for somebody else gives no say in this. */
const headedOffices = ({ seats }: Principal): string[] =>
  seats.filter((seat) => seat.for === undefined && HEADS.has(seat.role)).map(({ office }) => office);

const HEADS = new Set(['approver', 'supervisor']);

/** The person themselves, an administrator, or the approver or supervisor over every seat concerned. */
function requireHead(actor: Principal, person: string, seats: readonly PassedSeat[]): void {
  const offices = headedOffices(actor);
  const heads = seats.length > 0 && seats.every(({ office }) => offices.some((own) => isOver(own, office)));
  if (actor.userId === person || isAdministrator(actor) || heads) return;
  throw notTheirs();
}

const notTheirs = (): Problem =>
  notPermitted({
    zh: '代理只能由本人、所在机构的审批或督办人员，或平台管理员安排。',
    en: 'A substitution is ordered by the person themselves, by who approves or supervises in their office, or by an administrator.',
  });

function isOver(own: string, office: string): boolean {
  const [division = '', department] = own.split(':');
  const [its = '', other] = office.split(':');
  return department === other && its.startsWith(division);
}

async function requireSubstitute(tx: PoolClient, substitute: string, seats: readonly PassedSeat[]): Promise<void> {
  const { rows } = await tx.query<PassedSeat>(
    `select s.office, s.role from seat s join app_user u on u.id = s.user_id and not u.disabled
     where s.user_id = $1 and (s.valid_to is null or s.valid_to >= (service_now() at time zone 'Asia/Shanghai')::date)`,
    [substitute],
  );
  if (rows.some(({ role }) => role === ADMINISTRATOR)) {
    throw refused(
      'roles-exclude-each-other',
      409,
      '平台管理员不得代理业务岗位。',
      'A platform administrator holds no seat that works on cases, as a substitute neither.',
    );
  }
  const counties = new Set(rows.map(({ office }) => office.slice(0, COUNTY_DIGITS)));
  if (rows.length > 0 && seats.every(({ office }) => counties.has(office.slice(0, COUNTY_DIGITS)))) return;
  throw refused(
    'substitute-unsuitable',
    422,
    '代理人须在同一县（市）有在任岗位。',
    'A substitute holds a seat of their own in the same county.',
  );
}

const COUNTY_DIGITS = 6;

async function refuseOverlap(tx: PoolClient, { person, office, role, from, to }: NewSubstitution): Promise<void> {
  const { rowCount } = await tx.query(
    `select from substitution where person = $1 and revoked_at is null and valid_from <= $3::date and valid_to >= $2::date
       and (office is null or $4::text is null or (office = $4 and role = $5))`,
    [person, from, to, office ?? null, role ?? null],
  );
  if (!rowCount) return;
  throw refused(
    'substitution-overlaps',
    409,
    '该岗位在此期间已有代理人，请先撤销。',
    'Somebody stands in for that seat in those days already. Revoke that first.',
  );
}

const ALREADY_REVOKED = { zh: '该代理安排已撤销。', en: 'This substitution has been revoked already.' };

const refused = (code: string, status: number, zh: string, en: string): Problem =>
  new Problem(code, status, { zh, en });
