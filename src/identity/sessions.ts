import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import type { PoolClient } from 'pg';
import { Database, EVERYWHERE } from '../database/database.js';
import type { Seat } from '../engine/index.js';
import type { Principal } from '../cases/access.js';
import { PasswordUnchanged, PasswordWrong, SignInRefused } from './identity-errors.js';
import { refuseGuessable } from './password-rules.js';
import { hashPassword, isPassword } from './passwords.js';
import { scopeOf } from './read-scope.js';
import { SignInLimits } from './sign-in-limits.js';
import { recordUserChange } from './user-change.js';

export interface Session {
  /** 32 random bytes; the database has only their hash. */
  token: string;
  principal: Principal;
  expiresAt: string;
}

interface OwnPassword {
  current: string;
  password: string;
  address: string;
}

interface PrincipalRow {
  token_hash: Buffer;
  id: string;
  username: string;
  name: string;
  seats: Seat[];
  must_change_password: boolean;
  expires_at: Date;
  seconds_left: number;
}

/** How long a found principal is used without asking again: what another replica ends is noticed within this time. */
const KEPT_MS = 10_000;
const MOST_KEPT = 20_000;

/**
 * Idle 30 minutes, ten hours in all, by the database's own clock: the demonstration's moved clock ends no session. Only while
 * the password is still the one that was looked at: who replaces it ends the sessions there are, and would miss this one.
 */
const OPEN_SESSION = `
  insert into session (token_hash, user_id, created_at, last_seen_at, expires_at)
  select $1, id, clock_timestamp(), clock_timestamp(), clock_timestamp() + interval '10 hours'
  from app_user where id = $2 and password_hash = $3 for share`;
const STILL_OPEN = `expires_at > clock_timestamp() and last_seen_at > clock_timestamp() - interval '30 minutes'`;
/** The people behind the sessions of the statement `s`, with the seats they hold today, their own and as substitutes. */
const PRINCIPALS = `
  select s.token_hash, u.id, u.username, u.name, u.must_change_password, s.expires_at, extract(epoch from s.expires_at - clock_timestamp())::float8 as seconds_left,
    coalesce((select json_agg(json_strip_nulls(json_build_object('office', s.office, 'role', s.role, 'for', s.person)) order by s.person nulls first, s.office, s.role)
      from (select o.office, o.role, null::uuid as person, o.valid_from, o.valid_to from seat o where o.user_id = u.id
        union all
        select o.office, o.role, o.user_id, o.valid_from, o.valid_to from substitution b join seat o on o.user_id = b.person
          where b.substitute = u.id and b.revoked_at is null and d.today between b.valid_from and b.valid_to
            and o.role <> 'administrator' and (b.office is null or (o.office = b.office and o.role = b.role))) s
      where s.valid_from <= d.today and (s.valid_to is null or s.valid_to >= d.today)), '[]') as seats
  from s join app_user u on u.id = s.user_id and not u.disabled,
    lateral (select (service_now() at time zone 'Asia/Shanghai')::date as today) d`;
const TOUCH_SESSION = `
  with s as (
    update session set last_seen_at = clock_timestamp() where token_hash = $1 and ${STILL_OPEN}
    returning token_hash, user_id, expires_at) ${PRINCIPALS}`;
const LOOK_AT_SESSIONS = `
  with s as (select token_hash, user_id, expires_at from session where token_hash = any ($1) and ${STILL_OPEN}) ${PRINCIPALS}`;

/**
 * Who is signed in. A principal is kept for some seconds in this process, since every request asks; signing out, a
 * disabled account and a changed seat drop it here at once.
 */
@Injectable()
export class Sessions {
  private readonly kept = new Map<string, { principal: Principal; expiresAt: string; until: number }>();
  /** Grows whenever something is dropped: a look-up that began before must not put back what it found. */
  private drops = 0;

  constructor(
    private readonly database: Database,
    private readonly limits: SignInLimits,
  ) {}

  /** @throws SignInRefused, TooManyAttempts */
  async open(username: string, password: string, address: string): Promise<Session> {
    const known = await this.limits.attempt(username, address, () => this.check(username, password));
    if (known === null) throw new SignInRefused();
    const token = randomBytes(32).toString('base64url');
    await this.database.query(OPEN_SESSION, [hashOf(token), known.id, known.hash], 'open_session');
    const found = await this.find(token);
    if (!found) throw new SignInRefused(); // disabled, or the password replaced, in between
    return { token, ...found };
  }

  /** The person behind a token; undefined when the session has ended or never was. */
  async find(token: string): Promise<{ principal: Principal; expiresAt: string } | undefined> {
    const known = this.kept.get(token);
    if (known && known.until > performance.now()) return known;
    this.kept.delete(token);
    const { drops } = this;
    const [row] = await this.database.query<PrincipalRow>(TOUCH_SESSION, [hashOf(token)], 'touch_session');
    if (!row) return undefined;
    const found = { principal: principalOf(row), expiresAt: row.expires_at.toISOString() };
    if (drops === this.drops) this.keep(token, found, Math.min(KEPT_MS, row.seconds_left * 1000));
    return found;
  }

  /**
   * Which of these sessions still are ones, and whose. Looking keeps none of them alive: a screen that is only open is not
   * somebody at work.
   */
  async alive(tokens: readonly string[]): Promise<ReadonlyMap<string, Principal>> {
    const byHash = new Map(tokens.map((token) => [hashOf(token).toString('hex'), token]));
    const hashes = [...byHash.keys()].map((hash) => Buffer.from(hash, 'hex'));
    if (hashes.length === 0) return new Map();
    const rows = await this.database.query<PrincipalRow>(LOOK_AT_SESSIONS, [hashes], 'look_at_sessions');
    return new Map(rows.map((row) => [byHash.get(row.token_hash.toString('hex')) ?? '', principalOf(row)]));
  }

  /** As {@link find}, but for {@link alive}'s reason without keeping the session alive. */
  async glance(token: string): Promise<{ principal: Principal; expiresAt: string } | undefined> {
    const known = this.kept.get(token);
    if (known && known.until > performance.now()) return known;
    const [row] = await this.database.query<PrincipalRow>(LOOK_AT_SESSIONS, [[hashOf(token)]], 'look_at_sessions');
    return row && { principal: principalOf(row), expiresAt: row.expires_at.toISOString() };
  }

  async close(token: string): Promise<void> {
    this.drop(token);
    await this.database.query('delete from session where token_hash = $1', [hashOf(token)]);
    this.drop(token);
  }

  /** Somebody's own password; what else they are signed in on ends. @throws PasswordGuessable, PasswordUnchanged, PasswordWrong, TooManyAttempts */
  async changePassword(user: Principal, token: string, change: OwnPassword): Promise<void> {
    const { userId, username } = user;
    const { current, password, address } = change;
    refuseGuessable(password, user);
    const known = await this.limits.attempt(username, address, () => this.check(username, current));
    if (known === null) throw new PasswordWrong();
    if (password === current) throw new PasswordUnchanged();
    const hash = await hashPassword(password);
    await this.database.transaction(EVERYWHERE, async (tx) => {
      const { rowCount } = await tx.query(
        'update app_user set password_hash = $2, must_change_password = false where id = $1 and password_hash = $3',
        [userId, hash, known.hash],
      );
      if (!rowCount) throw new PasswordWrong(); // an administrator has replaced it meanwhile
      await tx.query('delete from session where user_id = $1 and token_hash <> $2', [userId, hashOf(token)]);
      await recordUserChange(tx, { actor: userId, person: userId, kind: 'passwordSet' });
    });
    this.forget();
  }

  /** Ends every session of a person, with the change that is the reason; {@link forget} when it is committed. */
  async endAllOf(tx: PoolClient, userId: string): Promise<void> {
    await tx.query('delete from session where user_id = $1', [userId]);
  }

  /** Seats, people or the date have changed: whoever is signed in is looked up afresh. */
  forget(): void {
    this.drops += 1;
    this.kept.clear();
  }

  private drop(token: string): void {
    this.drops += 1;
    this.kept.delete(token);
  }

  private async check(username: string, password: string): Promise<{ id: string; hash: string } | null> {
    const [user] = await this.database.query<{ id: string; password_hash: string; disabled: boolean }>(
      'select id, password_hash, disabled from app_user where username = $1',
      [username],
    );
    const matches = await isPassword(password, user?.password_hash);
    return user && matches && !user.disabled ? { id: user.id, hash: user.password_hash } : null;
  }

  private keep(token: string, found: { principal: Principal; expiresAt: string }, forMs: number): void {
    const oldest = this.kept.keys().next().value;
    if (this.kept.size >= MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(token, { ...found, until: performance.now() + forMs });
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const principalOf = ({ id, username, name, seats, must_change_password }: PrincipalRow): Principal => ({
  userId: id,
  username,
  name,
  seats,
  scope: scopeOf(seats),
  mustChangePassword: must_change_password,
});
