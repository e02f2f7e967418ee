import { Injectable } from '@nestjs/common';
import type { Tx } from '../cases/ports.js';
import { uuid7 } from '../shared/uuid7.js';
import { ReasonNamesPerson } from './household-errors.js';

/** One reading of unmasked personal data. */
export interface Reading {
  userId: string;
  county: string;
  /** Of the case; of the reader's office where there is none. */
  division: string;
  householdId?: string | null;
  caseId?: string | null;
  /** Why, in the reader's own words. */
  reason: string;
  /** What was shown, without showing it: `persons`, `document <id>`. */
  what: string;
}

/** Who read whose data, when, why and for which case. The service may add to it and take nothing away. */
@Injectable()
export class ReadLog {
  /** Part of the reading's own transaction: nothing is shown that is not on record. @throws ReasonNamesPerson */
  async record(tx: Tx, reading: Reading): Promise<void> {
    refuseCitizenId(reading.reason);
    const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
    const at = rows[0]?.now ?? new Date(Number.NaN);
    const { userId, county, division, householdId = null, caseId = null, reason, what } = reading;
    await tx.query(
      `insert into read_log (id, at, user_id, county, division, household_id, case_id, reason, what)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [uuid7(at), at, userId, county, division, householdId, caseId, reason, what],
    );
  }
}

/** Reasons are kept in the open and outlive the household's key. @throws ReasonNamesPerson */
export function refuseCitizenId(reason: string): void {
  if (/\d{17}[\dXx]/.test(reason.normalize('NFKC').replace(/[\s-]/g, ''))) throw new ReasonNamesPerson();
}
