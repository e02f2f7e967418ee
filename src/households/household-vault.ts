import { Injectable } from '@nestjs/common';
import { PersonalVault, type Tx } from '../cases/ports.js';
import type { JsonObject } from '../engine/index.js';
import { seal, unseal } from './cipher.js';
import { KeyRing } from './key-ring.js';

/** Keeps personal data behind the household's key. With the key cached it asks the database nothing. */
@Injectable()
export class HouseholdVault extends PersonalVault {
  constructor(private readonly keys: KeyRing) {
    super();
  }

  /** @throws HouseholdErased when the key has been destroyed */
  async seal(tx: Tx, householdId: string, data: JsonObject, context: string): Promise<Buffer> {
    return seal(await this.keys.get(tx, householdId), Buffer.from(JSON.stringify(data), 'utf8'), context);
  }

  /** Null when the key has been destroyed. @throws SealBroken for a ciphertext altered or moved from another place */
  async open(tx: Tx, householdId: string, sealed: Buffer, context: string): Promise<JsonObject | null> {
    const key = await this.keys.find(tx, householdId);
    return key && (JSON.parse(unseal(key, sealed, context).toString('utf8')) as JsonObject);
  }
}
