import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { KeyReused } from './case-errors.js';
import { EVERYWHERE, type Database } from '../database/database.js';
import { canonicalJson } from '../shared/canonical-json.js';

interface Known {
  body_hash: Buffer;
  response: unknown;
}

/**
 * Does something once per idempotency key: repeated with the same content it gives the first answer again, and of two
 * twins sent at once one does it and the other finds its answer.
 *
 * @param content what was asked for, everything that makes it this request and no other
 * @param work runs in the transaction that also records its answer; the answer must be plain JSON
 * @throws KeyReused for the same key with another content
 */
export async function once<T>(
  database: Database,
  { principal, key, content }: { principal: string; key: string; content: unknown },
  work: (tx: PoolClient) => Promise<T>,
): Promise<T> {
  const hash = createHash('sha256').update(canonicalJson(content)).digest();
  return database.transaction(EVERYWHERE, async (tx) => {
    // A twin waits here until the first has committed; its own look below then finds the answer.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${principal} ${key}`]);
    const { rows } = await tx.query<Known>(
      'select body_hash, response from idempotency where principal = $1 and key = $2',
      [principal, key],
    );
    const known = rows[0];
    if (known && !known.body_hash.equals(hash)) throw new KeyReused();
    if (known) return known.response as T;
    const response = await work(tx);
    await tx.query('insert into idempotency values ($1, $2, $3, $4, clock_timestamp())', [
      principal,
      key,
      hash,
      JSON.stringify(response),
    ]);
    return response;
  });
}
