import { Injectable } from '@nestjs/common';
import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { Tx } from '../cases/ports.js';
import { seal, unseal } from './cipher.js';
import { HouseholdErased, OtherMasterKey, UnknownHousehold } from './household-errors.js';
import { KeyCache } from './key-cache.js';
import { MasterKeys } from './master-keys.js';

/** A replica that did not destroy a key itself may go on using it for this long. */
const CACHED_MS = 5 * 60_000;
const MOST_CACHED = 10_000;

interface KeyRow {
  wrapped: Buffer | null;
  key_id: string;
}

/**
 * One key per household, the unit of erasure: 32 random bytes, stored wrapped with the service's key and bound to the
 * household's id. A destroyed key is gone at once in the process that destroyed it and, within five minutes, in the
 * other replicas; what they read for people checks `household_key` in its own SQL and does not wait for that.
 */
@Injectable()
export class KeyRing {
  private readonly cache = new KeyCache(CACHED_MS, MOST_CACHED);

  constructor(private readonly masters: MasterKeys) {}

  /** Makes and stores the key of a new household. */
  async create(tx: Tx, householdId: string): Promise<KeyObject> {
    const bytes = randomBytes(32);
    const wrapped = seal(this.masters.encryption, bytes, wrapContext(householdId));
    await tx.query('insert into household_key (household_id, wrapped, key_id) values ($1, $2, $3)', [
      householdId,
      wrapped,
      this.masters.id,
    ]);
    const key = createSecretKey(bytes);
    this.cache.keep(householdId, key);
    return key;
  }

  /** Looks up together what {@link find} would look up one by one: for lists. */
  async warm(tx: Tx, householdIds: readonly string[]): Promise<void> {
    const missing = householdIds.filter((id) => this.cache.find(id) === undefined);
    if (missing.length === 0) return;
    const { rows } = await tx.query<KeyRow & { household_id: string }>({
      name: 'household_keys',
      text: 'select household_id, wrapped, key_id from household_key where household_id = any ($1::uuid[])',
      values: [missing],
    });
    for (const row of rows) this.cache.keep(row.household_id, this.unwrap(row.household_id, row));
  }

  /** Null when it has been destroyed. No query while it is cached. @throws UnknownHousehold, OtherMasterKey, SealBroken */
  async find(tx: Tx, householdId: string): Promise<KeyObject | null> {
    const cached = this.cache.find(householdId);
    if (cached !== undefined) return cached;
    const { rows } = await tx.query<KeyRow>({
      name: 'household_key',
      text: 'select wrapped, key_id from household_key where household_id = $1',
      values: [householdId],
    });
    if (!rows[0]) throw new UnknownHousehold();
    return this.cache.keep(householdId, this.unwrap(householdId, rows[0]));
  }

  /** @throws HouseholdErased when it has been destroyed; as {@link find} */
  async get(tx: Tx, householdId: string): Promise<KeyObject> {
    const key = await this.find(tx, householdId);
    if (!key) throw new HouseholdErased();
    return key;
  }

  /** Called once the destruction is committed: from here on nothing in this process opens or seals with the key. */
  forget(householdId: string): void {
    this.cache.keep(householdId, null);
  }

  private unwrap(householdId: string, { wrapped, key_id }: KeyRow): KeyObject | null {
    if (!wrapped) return null;
    if (key_id !== this.masters.id) throw new OtherMasterKey(key_id, this.masters.id);
    return createSecretKey(unseal(this.masters.encryption, wrapped, wrapContext(householdId)));
  }
}

const wrapContext = (householdId: string): string => `household_key:${householdId}`;
