import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { Pool, PoolClient, QueryResultRow } from 'pg';

/** Whose eyes a connection reads with: divisions by code prefix, and offices whose tasks may be seen. */
export interface ReadScope {
  prefixes: readonly string[];
  offices: readonly string[];
}

/** The service's own eyes, for what no person asked to see: effects, duplicate search, deadlines. */
export const EVERYWHERE: ReadScope = { prefixes: [''], offices: [] };

/** Dates are dates: node-postgres would make local midnights of them. Whole fen fit a JavaScript number up to 90 trillion yuan. */
pg.types.setTypeParser(1082, (value) => value);
pg.types.setTypeParser(20, Number);

/** The role every connection of the service works as: row-level security applies to it, and history it can only append. */
const APP_ROLE = 'yimen_app';

/**
 * How the statements of a reading are planned: for the values at hand each time, or once for all values. Once is for the
 * pages everybody opens all day, whose named statements walk an index in the order of the page; planning one through
 * row-level security takes longer than running it, and a guess at how few rows there will be leads away from that order.
 */
export type Plans = 'each' | 'once';

const SEE_AS = `select set_config('yimen.prefixes', $1, false), set_config('yimen.offices', $2, false),
  set_config('plan_cache_mode', $3, false), set_config('enable_bitmapscan', $4, false)`;

/**
 * The service's connections to PostgreSQL. A person's reading goes through `read`, which sets their scope; without one,
 * row-level security shows no rows at all.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly pool: Pool;
  /**
   * For reading only, and used by nothing but `read`. A connection stays with the scope it was given last: a person's next
   * reading through it is then a single statement, instead of three for a transaction to set the scope in.
   */
  private readonly readers: Pool;
  private readonly seesAs = new WeakMap<PoolClient, string>();

  constructor(
    readonly url: string,
    size = 24,
  ) {
    this.pool = poolOf(url, size, `-c role=${APP_ROLE}`);
    this.readers = poolOf(url, size, `-c role=${APP_ROLE} -c default_transaction_read_only=on`);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.pool.end(), this.readers.end()]);
  }

  /** Runs `work` on a connection that sees what `scope` may see, and can change nothing. */
  async read<T>(scope: ReadScope, work: (tx: PoolClient) => Promise<T>, plans: Plans = 'each'): Promise<T> {
    const client = await this.readers.connect();
    let broken: Error | undefined;
    const onError = (error: Error): void => void (broken = error);
    client.on('error', onError);
    try {
      await this.seeAs(client, scope, plans);
      return await work(client);
    } catch (error) {
      if (isConnectionLost(error)) broken ??= error as Error;
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  private async seeAs(client: PoolClient, { prefixes, offices }: ReadScope, plans: Plans): Promise<void> {
    const sights = [arrayText(prefixes), arrayText(offices), ...(plans === 'once' ? PLANNED_ONCE : PLANNED_EACH)];
    const key = sights.join('\n');
    if (this.seesAs.get(client) === key) return;
    this.seesAs.delete(client);
    await client.query({ name: 'see_as', text: SEE_AS, values: sights });
    this.seesAs.set(client, key);
  }

  /** Runs `work` in a transaction: all of it or nothing. @throws UnknownOutcome when the connection is lost during the commit */
  async transaction<T>(scope: ReadScope, work: (tx: PoolClient) => Promise<T>, begin = 'begin'): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    const onError = (error: Error): void => void (broken = error);
    client.on('error', onError);
    try {
      // One round trip: what comes first is no parameter of a prepared statement.
      await client.query(`${begin}; ${scopeSql(scope)}`);
      const result = await work(client);
      await commit(client);
      return result;
    } catch (error) {
      if (!broken && !isConnectionLost(error)) await client.query('rollback').catch((e: Error) => (broken = e));
      else broken ??= error as Error;
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  /** A single statement outside any scope: directory tables and the functions that carry their scope in themselves. */
  async query<R extends QueryResultRow>(text: string, values: unknown[] = [], name?: string): Promise<R[]> {
    const { rows } = await this.pool.query<R>({ text, values, ...(name === undefined ? {} : { name }) });
    return rows;
  }
}

const PLANNED_EACH = ['auto', 'on'];
const PLANNED_ONCE = ['force_generic_plan', 'off'];

function poolOf(url: string, size: number, options: string): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    options,
    application_name: 'yimen',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 600_000,
    keepAlive: true,
  });
  // A connection lost while idle is replaced by the next request; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

function scopeSql({ prefixes, offices }: ReadScope): string {
  const array = (items: readonly string[]): string => pg.escapeLiteral(arrayText(items));
  return `set local yimen.prefixes = ${array(prefixes)}; set local yimen.offices = ${array(offices)}`;
}

/** As PostgreSQL reads an array from text. */
export const arrayText = (items: readonly string[]): string =>
  `{${items.map((item) => JSON.stringify(item)).join(',')}}`;

async function commit(client: PoolClient): Promise<void> {
  try {
    await client.query('commit');
  } catch (error) {
    if (isConnectionLost(error)) throw new UnknownOutcome({ cause: error });
    throw error;
  }
}

/** The connection was lost while committing: whether it took effect is not known. Repeating with the same key finds out. */
export class UnknownOutcome extends Error {
  constructor(options?: ErrorOptions) {
    super('The connection to the database was lost during the commit.', options);
    this.name = 'UnknownOutcome';
  }
}

/** Whether an error means that the server or the way to it is gone, rather than that it refused something. */
export function isConnectionLost(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  // Class 08 and 57P0x are SQLSTATE's connection and shutdown errors; the others are Node's and node-postgres's own.
  return (
    /^(08|57P0)/.test(code) ||
    ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOENT'].includes(code) ||
    /Connection terminated|connection timeout|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/i.test(
      message,
    )
  );
}
