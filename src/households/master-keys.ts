import { hkdfSync } from 'node:crypto';

/**
 * The service's keys, one per purpose, none of which the database ever sees. Losing the master key they come from is
 * losing every household's data; knowing it is reading all of it.
 */
export abstract class MasterKeys {
  /** Which master key this is: kept with everything wrapped by it, tells nothing about it. */
  abstract readonly id: string;
  /** Wraps the households' keys. */
  abstract readonly encryption: Buffer;
  /** Makes citizen numbers findable without making them readable. */
  abstract readonly blindIndex: Buffer;
  /** Seals what belongs to no household yet: papers handed in before the application is. */
  abstract readonly service: Buffer;
  /** Makes the query codes on receipts. */
  abstract readonly receipt: Buffer;
}

/** Keys for all purposes from one secret of 32 bytes (HKDF-SHA-256, RFC 5869). @throws RangeError for another length */
export function deriveMasterKeys(master: Buffer): MasterKeys {
  if (master.length !== 32) throw new RangeError('The master key must have 32 bytes.');
  const derive = (purpose: string, bytes = 32): Buffer =>
    Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `yimen/1/${purpose}`, bytes));
  return {
    id: derive('id', 4).toString('hex'),
    encryption: derive('encryption'),
    blindIndex: derive('blind-index'),
    service: derive('service'),
    receipt: derive('receipt'),
  };
}
