import { Injectable } from '@nestjs/common';
import type { Tx } from '../cases/ports.js';
import { QueryCodes } from '../intake/index.js';
import { isObjectionNumber, ObjectionReceipts } from '../publicity/index.js';
import { ProgressNotFound } from './citizens-errors.js';

/** What a receipt leads to, once its code has been shown. */
export interface HeldReceipt {
  about: 'application' | 'objection';
  county: string;
  /** As it was given out. */
  number: string;
  caseId: string;
  /** The event that an objection became; 1 for an application. */
  seq: number;
}

/** Tells whether number and code of a receipt belong together. Nothing of the case is read before they do. */
@Injectable()
export class ReceiptHolders {
  constructor(
    private readonly codes: QueryCodes,
    private readonly objections: ObjectionReceipts,
  ) {}

  /** @throws ProgressNotFound for a wrong number and a wrong code alike, after the same work: one query, one comparison */
  async identify(tx: Tx, number: string, code: string): Promise<HeldReceipt> {
    const found = isObjectionNumber(number) ? await this.objection(tx, number) : await this.application(tx, number);
    if (!this.codes.matches(code, found?.hash) || !found) throw new ProgressNotFound();
    return found.receipt;
  }

  private async objection(tx: Tx, number: string) {
    const found = await this.objections.find(tx, number);
    if (!found) return undefined;
    const { county, caseId, seq, queryCodeHash } = found;
    const receipt: HeldReceipt = { about: 'objection', county, number: found.number, caseId, seq };
    return { hash: queryCodeHash, receipt };
  }

  private async application(tx: Tx, number: string) {
    const { rows } = await tx.query<{ county: string; case_id: string; query_code_hash: Buffer }>(
      'select county, case_id, query_code_hash from application where county = $1 and number = $2',
      [number.slice(0, 6), number],
    );
    if (!rows[0]) return undefined;
    const { county, case_id: caseId, query_code_hash: hash } = rows[0];
    return { hash, receipt: { about: 'application', county, number, caseId, seq: 1 } satisfies HeldReceipt };
  }
}
