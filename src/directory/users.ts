import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database, EVERYWHERE } from '../database/database.js';
import { once } from '../cases/once.js';
import {
  hashPassword,
  recordUserChange,
  refuseGuessable,
  Sessions,
  SignInLimits,
  type NewUserChange,
} from '../identity/index.js';
import { roleTitle } from '../cases/role-titles.js';
import type { Principal } from '../cases/access.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { notFound, Problem } from '../shared/problem.js';
import { uuid7 } from '../shared/uuid7.js';
import { ADMINISTRATOR, refuseWithoutAdministrator } from './last-administrator.js';
import { ServiceClock } from './service-clock.js';
import type { DatedSeat, DirectoryUser, NewSeat, NewUser, SeatEnd } from './users.dto.js';

/** $1 a day; $2 'only' that day's seats, 'later' ones too, or 'all' of them. A seat ended before it began counts no days. */
const LIST = `
  select u.id, u.username, u.name, u.disabled, coalesce(s.seats, '[]') as seats
  from app_user u cross join lateral (
    select json_agg(json_build_object('office', s.office, 'officeName', o.name, 'role', s.role, 'from', s.valid_from, 'to', s.valid_to)
      order by s.office, s.role, s.valid_from) as seats
    from seat s join office o on o.code = s.office
    where s.user_id = u.id and coalesce(s.valid_to, 'infinity') >= s.valid_from and ($2 = 'all' or coalesce(s.valid_to, 'infinity') >= $1::date)
      and ($2 <> 'only' or s.valid_from <= $1::date)) s
  where ($3::text[] is null or exists (select from seat t where t.user_id = u.id and in_scope(split_part(t.office, ':', 1), $3)))
    and (not $4 or exists (select from seat t where t.user_id = u.id and t.valid_from <= $1::date and coalesce(t.valid_to, 'infinity') >= $1::date
      and ($5::text is null or t.office = $5) and ($6::text is null or starts_with(t.office, $6)) and ($7::text is null or t.role = $7)))
    and ($8::text is null or strpos(u.name, $8) > 0 or strpos(u.username, lower($8)) > 0)
    and ($9::text is null or u.username > $9) and ($10::uuid is null or u.id = $10)
  order by u.username limit $11`;

/** Ends on $4, or on the eve of the day $5; one to come that ends before it began counts no days. */
const END_SEAT = `
  update seat set valid_to = greatest(coalesce($4::date, $5::date - 1), valid_from - 1)
  where user_id = $1 and office = $2 and role = $3 and (valid_to is null or valid_to >= $5::date)
  returning valid_from as "from", valid_to as "to"`;

interface UsersFilter {
  search?: string;
  office?: string;
  division?: string;
  role?: string;
  on?: string;
  after?: string;
  limit: number;
}

type Row = Omit<DirectoryUser, 'lockedFor' | 'seats'> & { seats: Omit<DatedSeat, 'roleTitle'>[] };

/** People and the seats they hold. Nothing is ever deleted: history names them. */
@Injectable()
export class Users {
  constructor(
    private readonly database: Database,
    private readonly clock: ServiceClock,
    private readonly sessions: Sessions,
    private readonly limits: SignInLimits,
  ) {}

  /** People whom somebody may see: an administrator all, others those of their own divisions. */
  async list(reader: Principal, filter: UsersFilter): Promise<Page<DirectoryUser>> {
    const { search = null, office = null, division = null, role = null, on, after, limit } = filter;
    const [username] = readCursor(after, 1) ?? [null];
    const isAdministrator = reader.seats.some((seat) => seat.role === ADMINISTRATOR);
    const seated = on !== undefined || [office, division, role].some((asked) => asked !== null);
    const rows = await this.database.query<Row>(LIST, [
      ...[on ?? (await this.clock.today()), on === undefined ? 'later' : 'only'],
      ...[isAdministrator ? null : reader.scope.prefixes, seated, office, division, role],
      ...[search?.trim() || null, username, null, limit + 1],
    ]);
    const page = pageOf(rows, limit, (user) => cursorOf(user.username));
    return { ...page, items: await this.told(page.items) };
  }

  /** One person with past seats too. @throws Problem 404 */
  async get(id: string): Promise<DirectoryUser> {
    return this.one(id, 'all');
  }

  /** As yet without a seat; the password is the first, and changed by its owner. @throws PasswordGuessable, Problem 409 */
  async add(actor: Principal, key: string, body: NewUser): Promise<DirectoryUser> {
    const { username, name, password } = body;
    const content = { what: 'user', username, name };
    refuseGuessable(password, body);
    const hash = await hashPassword(password);
    const id = await once(this.database, { principal: actor.userId, key, content }, async (tx) => {
      const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
      const made = uuid7(rows[0]?.now ?? Number.NaN);
      const { rowCount } = await tx.query(
        `insert into app_user (id, username, name, password_hash, must_change_password, created_at)
         values ($1, $2, $3, $4, true, service_now())
         on conflict (username) do nothing`,
        [made, username, name, hash],
      );
      if (!rowCount) throw usernameTaken();
      await recordUserChange(tx, { actor: actor.userId, person: made, kind: 'added' });
      return made;
    });
    return this.one(id);
  }

  /** Disabling signs the person out everywhere. @throws Problem 404, 409 */
  async setDisabled(actor: Principal, id: string, disabled: boolean): Promise<DirectoryUser> {
    if (disabled && actor.userId === id) throw ownAccount();
    const { seats } = await this.one(id);
    const change = { actor: actor.userId, person: id, kind: disabled ? ('blocked' as const) : ('allowed' as const) };
    await this.alter('disabled = $2', disabled, change, async (tx) => {
      if (!disabled) return;
      if (seats.some(({ role }) => role === ADMINISTRATOR)) await refuseWithoutAdministrator(tx);
      await this.sessions.endAllOf(tx, id);
    });
    return this.one(id);
  }

  /** A first one again, which its owner changes. Whoever knew the old one is signed out. @throws PasswordGuessable, Problem 404 */
  async setPassword(actor: Principal, id: string, password: string): Promise<DirectoryUser> {
    refuseGuessable(password, await this.one(id));
    const change = { actor: actor.userId, person: id, kind: 'passwordSet' as const };
    const hash = await hashPassword(password);
    await this.alter('password_hash = $2, must_change_password = true', hash, change, (tx) =>
      this.sessions.endAllOf(tx, id),
    );
    return this.one(id);
  }

  /** @throws Problem 404 */
  async unlock(actor: Principal, id: string): Promise<DirectoryUser> {
    const { username } = await this.one(id);
    const change = { actor: actor.userId, person: id, kind: 'unlocked' as const };
    await this.database.transaction(EVERYWHERE, (tx) => recordUserChange(tx, change));
    await this.limits.forgive(username);
    return this.one(id);
  }

  private async alter(
    set: string,
    value: boolean | string,
    change: NewUserChange,
    then: (tx: PoolClient) => Promise<void>,
  ): Promise<void> {
    await this.database.transaction(EVERYWHERE, async (tx) => {
      const { rowCount } = await tx.query(`update app_user set ${set} where id = $1`, [change.person, value]);
      if (!rowCount) throw noSuchUser();
      await then(tx);
      await recordUserChange(tx, change);
    });
    this.sessions.forget();
  }

  async addSeat(actor: Principal, key: string, id: string, seat: NewSeat): Promise<DirectoryUser> {
    const today = await this.clock.today();
    const content = { what: 'seat', id, ...seat };
    await once(this.database, { principal: actor.userId, key, content }, async (tx) => {
      await lockUser(tx, id);
      await refuseMixture(tx, id, seat.role);
      const given = { ...seat, from: seat.from ?? today };
      await insertSeat(tx, id, given);
      const change = { actor: actor.userId, person: id, kind: 'seatGiven' as const };
      await recordUserChange(tx, { ...change, seat: { ...given, to: given.to ?? null } });
      return null;
    });
    this.sessions.forget();
    return this.one(id);
  }

  /** @throws Problem 404 when the person does not hold that seat, 409 for the last administrator's */
  async endSeat(actor: Principal, id: string, { office, role, to }: SeatEnd): Promise<DirectoryUser> {
    if (role === ADMINISTRATOR && actor.userId === id) throw ownAccount();
    const values = [id, office, role, to ?? null, await this.clock.today()];
    await this.database.transaction(EVERYWHERE, async (tx) => {
      const { rows } = await tx.query<{ from: string; to: string }>(END_SEAT, values);
      if (rows.length === 0) throw notFound({ zh: '任职', en: 'seat held today or later' });
      if (role === ADMINISTRATOR) await refuseWithoutAdministrator(tx);
      for (const days of rows) {
        const change = { actor: actor.userId, person: id, kind: 'seatEnded' as const };
        await recordUserChange(tx, { ...change, seat: { office, role, ...days } });
      }
    });
    this.sessions.forget();
    return this.one(id);
  }

  private async one(id: string, seats: 'later' | 'all' = 'later'): Promise<DirectoryUser> {
    const nothing = [null, false, null, null, null, null, null];
    const rows = await this.database.query<Row>(LIST, [await this.clock.today(), seats, ...nothing, id, 1]);
    const [user] = await this.told(rows);
    if (!user) throw noSuchUser();
    return user;
  }

  private async told(rows: Row[]): Promise<DirectoryUser[]> {
    const locked = await this.limits.locked(rows.map(({ username }) => username));
    return rows.map((user) => ({
      ...user,
      lockedFor: locked.get(user.username) ?? null,
      seats: user.seats.map((seat) => ({ ...seat, roleTitle: roleTitle(seat.role) })),
    }));
  }
}

const noSuchUser = (): Problem => notFound({ zh: '用户', en: 'user' });

/** Otherwise nobody might be left who can give it back. */
const ownAccount = (): Problem =>
  new Problem('own-account', 409, {
    zh: '不能停用本人账号或结束本人的管理员任职，请由另一位管理员办理。',
    en: 'Nobody blocks their own account or ends their own seat as an administrator; another administrator does.',
  });

const usernameTaken = (): Problem =>
  new Problem('username-taken', 409, {
    zh: '该用户名已被使用，请换一个。',
    en: 'Somebody has this user name already; choose another.',
  });

/** Two seats given to one person at once must not pass each other's check. */
async function lockUser(tx: PoolClient, id: string): Promise<void> {
  const { rowCount } = await tx.query('select from app_user where id = $1 for update', [id]);
  if (!rowCount) throw noSuchUser();
}

async function refuseMixture(tx: PoolClient, id: string, role: string): Promise<void> {
  const { rows } = await tx.query<{ role: string }>(
    `select role from seat where user_id = $1 and (valid_to is null or valid_to >= (service_now() at time zone 'Asia/Shanghai')::date)
     union all select 'substitute' from substitution
       where substitute = $1 and revoked_at is null and valid_to >= (service_now() at time zone 'Asia/Shanghai')::date`,
    [id],
  );
  const clash = rows.find((held) => (held.role === ADMINISTRATOR) !== (role === ADMINISTRATOR));
  if (!clash) return;
  throw new Problem(
    'roles-exclude-each-other',
    409,
    {
      zh: '平台管理员不得同时承担业务岗位，请先结束原任职。',
      en: 'A platform administrator holds no seat that works on cases, and the other way round. End the other seat first.',
    },
    { held: clash.role, wanted: role },
  );
}

/** A seat that was ended on the day it began counts no days: it is in nobody's way, and given again that day it begins anew. */
async function insertSeat(tx: PoolClient, id: string, { office, role, from, to }: NewSeat): Promise<void> {
  const { rowCount: overlaps } = await tx.query(
    `select from seat where user_id = $1 and office = $2 and role = $3
       and coalesce(valid_to, 'infinity') >= greatest(valid_from, $4::date) and valid_from <= coalesce($5::date, 'infinity')`,
    [id, office, role, from, to ?? null],
  );
  if (overlaps)
    throw seatRefused('seat-held', '该人员在此期间已担任该职。', 'The person holds that seat in those days already.');
  const { rowCount } = await tx.query(
    `insert into seat (user_id, office, role, valid_from, valid_to)
     select $1, code, $3, $4::date, $5::date from office where code = $2
     on conflict (user_id, office, role, valid_from) do update set valid_to = excluded.valid_to`,
    [id, office, role, from, to ?? null],
  );
  if (!rowCount) throw seatRefused('no-such-office', '没有该机构。', 'There is no such office.');
}

const seatRefused = (code: string, zh: string, en: string): Problem => new Problem(code, 409, { zh, en });
