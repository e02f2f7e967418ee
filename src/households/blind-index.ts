import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { MasterKeys } from './master-keys.js';

/**
 * Finds a citizen number without storing it: HMAC-SHA-256 with a key the database never sees. A plain or salted digest
 * would be no protection: there are only some 10^11 numbers. The tag keeps equal values of other columns apart.
 */
@Injectable()
export class BlindIndex {
  constructor(private readonly masters: MasterKeys) {}

  /** 32 bytes for a number as written, full-width digits and a small x included. */
  ofCitizenId(idNumber: string): Buffer {
    return this.of('person.id_number', idNumber);
  }

  private of(tag: string, value: string): Buffer {
    return createHmac('sha256', this.masters.blindIndex)
      .update(`${tag}\0${normalised(value)}`)
      .digest();
  }
}

/** One spelling for what people write in several. */
export const normalised = (value: string): string => value.normalize('NFKC').trim().toUpperCase();
