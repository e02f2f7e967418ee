import { Injectable } from '@nestjs/common';
import type { Tx } from '../cases/ports.js';
import { QueryCodes } from '../intake/index.js';

/** What somebody who objects takes away: a number to ask with, and the code that shows it is theirs. */
export interface ObjectionReceipt {
  receipt: string;
  queryCode: string;
}

/** An objection as its receipt leads to it. */
export interface ReceivedObjection {
  county: string;
  number: string;
  caseId: string;
  /** The event that it became. */
  seq: number;
  receivedAt: Date;
  queryCodeHash: Buffer;
}

/** Numbers of objections have a Y (异议) before the last part, so that they are told from those of cases at sight. */
export const isObjectionNumber = (number: string): boolean => /^\d{6}-\d{4}-Y\d+$/i.test(number);

/** Receipts of objections. The code is computed from the event it stands for and stored nowhere, like an application's. */
@Injectable()
export class ObjectionReceipts {
  constructor(private readonly codes: QueryCodes) {}

  /** The receipt of an objection that has become event `seq`; made out once, and the same again when asked again. */
  async issue(tx: Tx, objection: { county: string; caseId: string; seq: number; noticeId: string }) {
    const { county, caseId, seq, noticeId } = objection;
    const queryCode = this.codes.codeOf(`${caseId}:${seq}`);
    await tx.query(
      `insert into objection_receipt (county, number, case_id, seq, notice_id, query_code_hash, received_at)
       select $1, format('%s-%s-Y%s', $1::text, to_char(e.at at time zone 'Asia/Shanghai', 'YYYY'),
         lpad(nextval('objection_number')::text, 6, '0')), $2, $3, $4, $5, e.at
       from case_event e where e.county = $1 and e.case_id = $2 and e.seq = $3
       on conflict (county, case_id, seq) do nothing`,
      [county, caseId, seq, noticeId, this.codes.digestOf(queryCode)],
    );
    const { rows } = await tx.query<{ number: string }>(
      'select number from objection_receipt where county = $1 and case_id = $2 and seq = $3',
      [county, caseId, seq],
    );
    return { receipt: rows[0]?.number ?? '', queryCode };
  }

  async find(tx: Tx, number: string): Promise<ReceivedObjection | undefined> {
    const { rows } = await tx.query<ReceivedObjection>(
      `select county, number, case_id as "caseId", seq, received_at as "receivedAt", query_code_hash as "queryCodeHash"
       from objection_receipt where county = $1 and number = $2`,
      [number.slice(0, 6), number.toUpperCase()],
    );
    return rows[0];
  }
}
