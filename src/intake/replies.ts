import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { KeyReused } from '../cases/case-errors.js';
import type { Tx } from '../cases/ports.js';
import { MasterKeys } from '../households/index.js';
import { canonicalJson } from '../shared/canonical-json.js';

/** A request that may be sent again: whose it is, its key and its content. */
export interface Repeatable {
  principal: string;
  key: string;
  body: unknown;
}

/** Gives the same answer to the same request, in the transaction that does what it asks. */
@Injectable()
export class Replies {
  constructor(private readonly masters: MasterKeys) {}

  /**
   * The answer given before, if any. A twin of this request that is under way is waited for: otherwise this one would
   * find the twin's work and be refused as a duplicate of itself.
   *
   * @throws KeyReused for another content under the same key
   */
  async recall<T>(tx: Tx, { principal, key, body }: Repeatable): Promise<T | null> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${principal} ${key}`]);
    const { rows } = await tx.query<{ body_hash: Buffer; response: T }>(
      'select body_hash, response from idempotency where principal = $1 and key = $2',
      [principal, key],
    );
    if (!rows[0]) return null;
    if (!rows[0].body_hash.equals(this.digest(body))) throw new KeyReused();
    return rows[0].response;
  }

  async remember(tx: Tx, { principal, key, body }: Repeatable, response: unknown): Promise<void> {
    await tx.query(
      'insert into idempotency (principal, key, body_hash, response, at) values ($1, $2, $3, $4, service_now())',
      [principal, key, this.digest(body), JSON.stringify(response)],
    );
  }

  /** Keyed: an application is made of names and numbers that could be guessed from a plain digest. */
  private digest(body: unknown): Buffer {
    return createHmac('sha256', this.masters.receipt)
      .update(`request\0${canonicalJson(JSON.parse(JSON.stringify(body)))}`)
      .digest();
  }
}
