import { Injectable } from '@nestjs/common';
import type { Tx } from '../cases/ports.js';
import { Database, EVERYWHERE } from '../database/database.js';
import { notFound } from '../shared/problem.js';
import { HouseholdErased, HouseholdInUse } from './household-errors.js';
import { KeyRing } from './key-ring.js';
import { refuseCitizenId } from './read-log.js';

export interface Erased {
  county: string;
  householdId: string;
  erased: true;
  erasedAt: string;
}

/**
 * Erases a household by destroying its key: what was sealed with it, in whatever table, history or backup, can no longer
 * be read by anybody. The chain of events stays valid, since it was computed over the ciphertext.
 */
@Injectable()
export class Erasure {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
  ) {}

  /**
   * Repeating it gives the same answer again.
   *
   * @throws HouseholdInUse while a case is open or an award runs; Problem 404; ReasonNamesPerson
   */
  async erase(userId: string, county: string, householdId: string, reason: string): Promise<Erased> {
    refuseCitizenId(reason);
    const at = await this.database.transaction(EVERYWHERE, async (tx) => {
      const known = await lockHousehold(tx, county, householdId, 'for update');
      if (known) return known;
      await refuseInUse(tx, householdId);
      return destroy(tx, householdId, userId, reason);
    });
    this.keys.forget(householdId);
    return { county, householdId, erased: true, erasedAt: at.toISOString() };
  }

  /**
   * Keeps a household from being erased until this transaction ends: something is about to be added to it.
   *
   * @throws HouseholdErased
   */
  async hold(tx: Tx, county: string, householdId: string): Promise<void> {
    if (await lockHousehold(tx, county, householdId, 'for share')) throw new HouseholdErased();
  }
}

/** @returns when the household was erased; null while it is not */
async function lockHousehold(
  tx: Tx,
  county: string,
  householdId: string,
  lock: 'for update' | 'for share',
): Promise<Date | null> {
  const { rows } = await tx.query<{ county: string }>(
    `select county from household where id = $1 order by county ${lock}`,
    [householdId],
  );
  if (!rows.some((row) => row.county === county)) throw notFound({ zh: '家庭', en: 'household' });
  // A statement of its own: it must see what whoever held the lock before has committed.
  const key = await tx.query<{ destroyed_at: Date | null }>(
    'select destroyed_at from household_key where household_id = $1',
    [householdId],
  );
  return key.rows[0]?.destroyed_at ?? null;
}

/**
 * A household that has moved is known in two counties and stays one household: all of them must be done with it. What is
 * still to be paid, and an identity that hospitals settle by, count as benefits that run.
 */
async function refuseInUse(tx: Tx, householdId: string): Promise<void> {
  const { rows } = await tx.query<{ cases: number; awards: number }>(
    `select (select count(*) from cases where household_id = $1 and status = 'active') as cases,
      (select count(*) from award where household_id = $1
        and coalesce(to_month, '9999-12') >= greatest(from_month, to_char(service_now() at time zone 'Asia/Shanghai', 'YYYY-MM')))
      + (select count(*) from payment_order where household_id = $1 and paid_month is null)
      + (select count(*) from recognised_status where household_id = $1
        and coalesce(to_date, 'infinity') >= greatest(from_date, (service_now() at time zone 'Asia/Shanghai')::date)) as awards`,
    [householdId],
  );
  const { cases, awards } = rows[0] ?? { cases: 0, awards: 0 };
  if (cases + awards > 0) throw new HouseholdInUse(cases, awards);
}

async function destroy(tx: Tx, householdId: string, userId: string, reason: string): Promise<Date> {
  const { rows } = await tx.query<{ destroyed_at: Date }>(
    `update household_key set wrapped = null, destroyed_at = service_now(), destroyed_by = $2, destroyed_reason = $3
     where household_id = $1 returning destroyed_at`,
    [householdId, userId, reason],
  );
  await tx.query(`update person set id_index = null, categories = '{}' where household_id = $1`, [householdId]);
  await tx.query('update recognised_status set id_index = null, person_key = null where household_id = $1', [
    householdId,
  ]);
  await tx.query('update identity_change set person_key = null where household_id = $1', [householdId]);
  return rows[0]?.destroyed_at ?? new Date(Number.NaN);
}
