import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../database/database.js';
import { once } from '../cases/once.js';
import { hashPassword, Sessions } from '../identity/index.js';
import type { Principal } from '../cases/access.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { notFound, Problem } from '../shared/problem.js';
import { uuid7 } from '../shared/uuid7.js';
import { ServiceClock } from './service-clock.js';
import type { DirectoryUser, NewSeat, NewUser, SeatEnd } from './users.dto.js';

const LIST = `
  select u.id, u.username, u.name, u.disabled, coalesce(s.seats, '[]') as seats
  from app_user u cross join lateral (
    select json_agg(json_build_object('office', s.office, 'role', s.role, 'from', s.valid_from, 'to', s.valid_to) order by s.office, s.role, s.valid_from) as seats
    from seat s where s.user_id = u.id and (s.valid_to is null or s.valid_to >= $1::date)) s
  where ($2::text[] is null or exists (select from seat t where t.user_id = u.id and in_scope(split_part(t.office, ':', 1), $2)))
    and ($3::text is null or exists (select from seat t where t.user_id = u.id and t.office = $3
      and t.valid_from <= $1::date and (t.valid_to is null or t.valid_to >= $1::date)))
    and ($4::text is null or u.username > $4) and ($5::uuid is null or u.id = $5)
  order by u.username limit $6`;

interface UsersFilter {
  office?: string;
  after?: string;
  limit: number;
}

/** Two jobs that must not meet in one person: who gives out seats decides no case (GB/T 22239 8.1.4.2). */
const ADMINISTRATOR = 'administrator';

/** People and the seats they hold. Nothing is ever deleted: history names them. */
@Injectable()
export class Users {
  constructor(
    private readonly database: Database,
    private readonly clock: ServiceClock,
    private readonly sessions: Sessions,
  ) {}

  /** People whom somebody may see: an administrator all, others those of their own divisions. */
  async list(reader: Principal, { office, after, limit }: UsersFilter): Promise<Page<DirectoryUser>> {
    const [username] = readCursor(after, 1) ?? [null];
    const isAdministrator = reader.seats.some(({ role }) => role === ADMINISTRATOR);
    const prefixes = isAdministrator ? null : reader.scope.prefixes;
    const values = [await this.clock.today(), prefixes, office ?? null, username, null, limit + 1];
    return pageOf(await this.database.query<DirectoryUser>(LIST, values), limit, (user) => cursorOf(user.username));
  }

  async add(actor: Principal, key: string, body: NewUser): Promise<DirectoryUser> {
    const { username, name, password } = body;
    const content = { what: 'user', username, name };
    const hash = await hashPassword(password);
    const id = await once(this.database, { principal: actor.userId, key, content }, async (tx) => {
      const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
      const made = uuid7(rows[0]?.now ?? Number.NaN);
      const { rowCount } = await tx.query(
        `insert into app_user (id, username, name, password_hash, created_at) values ($1, $2, $3, $4, service_now())
         on conflict (username) do nothing`,
        [made, username, name, hash],
      );
      if (!rowCount) throw usernameTaken();
      return made;
    });
    return this.get(id);
  }

  /** Disabling signs the person out everywhere. @throws Problem 404 */
  async setDisabled(id: string, disabled: boolean): Promise<DirectoryUser> {
    const changed = await this.database.query('update app_user set disabled = $2 where id = $1 returning id', [
      id,
      disabled,
    ]);
    if (changed.length === 0) throw noSuchUser();
    if (disabled) await this.sessions.closeAllOf(id);
    return this.get(id);
  }

  async addSeat(actor: Principal, key: string, id: string, seat: NewSeat): Promise<DirectoryUser> {
    const today = await this.clock.today();
    const content = { what: 'seat', id, ...seat };
    await once(this.database, { principal: actor.userId, key, content }, async (tx) => {
      await lockUser(tx, id);
      await refuseMixture(tx, id, seat.role);
      await insertSeat(tx, id, { ...seat, from: seat.from ?? today });
      return null;
    });
    this.sessions.forget();
    return this.get(id);
  }

  /** @throws Problem 404 when the person does not hold that seat */
  async endSeat(id: string, { office, role, to }: SeatEnd): Promise<DirectoryUser> {
    const ended = await this.database.query(
      `update seat set valid_to = greatest(coalesce($4::date, $5::date - 1), valid_from - 1)
       where user_id = $1 and office = $2 and role = $3 and (valid_to is null or valid_to >= $5::date) returning office`,
      [id, office, role, to ?? null, await this.clock.today()],
    );
    if (ended.length === 0) throw notFound({ zh: '任职', en: 'seat held today or later' });
    this.sessions.forget();
    return this.get(id);
  }

  private async get(id: string): Promise<DirectoryUser> {
    const values = [await this.clock.today(), null, null, null, id, 1];
    const [user] = await this.database.query<DirectoryUser>(LIST, values);
    if (!user) throw noSuchUser();
    return user;
  }
}

const noSuchUser = (): Problem => notFound({ zh: '用户', en: 'user' });

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
