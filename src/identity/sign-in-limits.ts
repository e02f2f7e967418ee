import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { Database } from '../database/database.js';
import { TooManyAttempts } from './identity-errors.js';

const FAILURES_PER_NAME = 5;
const LOCKED_SECONDS = 15 * 60;
/** A county's offices may share one address, so it has more failures to spend than one name. */
const FAILURES_PER_ADDRESS = 50;
/** Attempts on one name that wait for each other; more at once is nobody typing. */
const MOST_WAITING = 20;

/**
 * Lock-out by name, in the database so that it holds for every replica and over restarts, and by address. Names are
 * counted whether or not anybody has them: being locked out tells nothing about who exists.
 */
@Injectable()
export class SignInLimits {
  private readonly addresses = new RateLimiterMemory({ points: FAILURES_PER_ADDRESS, duration: LOCKED_SECONDS });
  private readonly queues = new Map<string, { tail: Promise<unknown>; length: number }>();

  constructor(private readonly database: Database) {}

  /**
   * Runs one attempt. Attempts on the same name take turns: sent all at once, they would each find the count below the
   * limit.
   *
   * @param attempt resolves to null when it failed
   * @throws TooManyAttempts without having tried
   */
  async attempt<T>(username: string, address: string, attempt: () => Promise<T | null>): Promise<T | null> {
    return this.inTurn(username, async () => {
      await this.refuseLocked(username, address);
      const result = await attempt();
      await (result === null ? this.failed(username, address) : this.succeeded(username));
      return result;
    });
  }

  /** Forgets the failures of a name, for somebody who has shown in person who they are. */
  async forgive(username: string): Promise<void> {
    await this.succeeded(username);
  }

  /** For which of these names failures count too high now, and for how many seconds still. */
  async locked(usernames: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const bySubject = new Map(usernames.map((name) => [subjectOf(name).toString('hex'), name]));
    const rows = await this.database.query<{ subject: Buffer; seconds: number }>(
      `select subject, ceil(extract(epoch from last_at + make_interval(secs => $3) - clock_timestamp()))::int as seconds
       from sign_in_failure
       where subject = any ($1) and failures >= $2 and last_at + make_interval(secs => $3) > clock_timestamp()`,
      [usernames.map(subjectOf), FAILURES_PER_NAME, LOCKED_SECONDS],
    );
    return new Map(rows.map(({ subject, seconds }) => [bySubject.get(subject.toString('hex')) ?? '', seconds]));
  }

  private async inTurn<T>(username: string, work: () => Promise<T>): Promise<T> {
    const queue = this.queues.get(username) ?? { tail: Promise.resolve(), length: 0 };
    if (queue.length >= MOST_WAITING) throw new TooManyAttempts(60);
    this.queues.set(username, queue);
    queue.length += 1;
    const mine = queue.tail.then(work);
    queue.tail = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      queue.length -= 1;
      if (queue.length === 0) this.queues.delete(username);
    }
  }

  private async refuseLocked(username: string, address: string): Promise<void> {
    const used = await this.addresses.get(address);
    if (used && used.remainingPoints <= 0) throw new TooManyAttempts(secondsOf(used));
    const locked = (await this.locked([username])).get(username);
    if (locked !== undefined) throw new TooManyAttempts(locked);
  }

  private async failed(username: string, address: string): Promise<void> {
    await this.addresses.penalty(address);
    await this.database.query(
      `with forgotten as (delete from sign_in_failure where last_at < clock_timestamp() - interval '1 day' and subject <> $1)
       insert into sign_in_failure (subject, failures, last_at) values ($1, 1, clock_timestamp())
       on conflict (subject) do update set last_at = excluded.last_at, failures =
         case when sign_in_failure.last_at + make_interval(secs => $2) > clock_timestamp() then sign_in_failure.failures + 1 else 1 end`,
      [subjectOf(username), LOCKED_SECONDS],
    );
  }

  private async succeeded(username: string): Promise<void> {
    await this.database.query('delete from sign_in_failure where subject = $1', [subjectOf(username)]);
  }
}

/** What was typed may be a password in the wrong field: only its hash is kept. */
const subjectOf = (username: string): Buffer => createHash('sha256').update(username).digest();

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));
