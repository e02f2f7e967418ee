import { Injectable } from '@nestjs/common';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { MasterKeys } from '../households/index.js';

/** Without 0, 1, I and O: codes are read off paper and over the telephone. 32 characters, so each is five bits. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 8;

/**
 * The code on a receipt with which a citizen asks for progress. Computed from the case's id, so that a repeated request
 * can give the same receipt again although the code is stored nowhere; forty bits behind a rate limit.
 */
@Injectable()
export class QueryCodes {
  constructor(private readonly masters: MasterKeys) {}

  codeOf(caseId: string): string {
    const bits = this.mac('query-code', caseId).subarray(0, LENGTH);
    return Array.from(bits, (byte) => ALPHABET.charAt(byte & 31)).join('');
  }

  /** What is stored: keyed, because forty bits behind a plain digest would be guessed in an hour. */
  digestOf(code: string): Buffer {
    return this.mac('query-code-digest', code.trim().toUpperCase());
  }

  /**
   * Whether a code belongs to a stored digest; the same work is done when there is none, so that a number which does not
   * exist cannot be told from a wrong code by the time the answer takes.
   */
  matches(code: string, digest: Buffer | undefined): boolean {
    const shown = this.digestOf(code);
    const equal = timingSafeEqual(shown, digest ?? NO_DIGEST);
    return equal && digest !== undefined;
  }

  private mac(tag: string, value: string): Buffer {
    return createHmac('sha256', this.masters.receipt).update(`${tag}\0${value}`).digest();
  }
}

const NO_DIGEST = Buffer.alloc(32);
