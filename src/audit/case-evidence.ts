import { Injectable } from '@nestjs/common';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Tx } from '../cases/ports.js';
import { Database, EVERYWHERE } from '../database/database.js';
import { ReadLog } from '../households/index.js';
import type { Principal } from '../cases/access.js';
import { notFound } from '../shared/problem.js';
import { caseVerdict, type CaseVerdict } from './case-verdict.js';
import { SNAPSHOT, type CaseId } from './case-history.js';
import { databaseRecords } from './database-records.js';
import { historyLines } from './history-file.js';
import { verifyHistory } from './verify.js';

/** The proof of one case: its verdict, and its history to take away. */
@Injectable()
export class CaseEvidence {
  constructor(
    private readonly database: Database,
    private readonly readLog: ReadLog,
  ) {}

  /**
   * Verifies one case. Whether a task is missing is judged by all its tasks, not by those the reader's scope shows.
   *
   * @throws Problem 404 outside the scope
   */
  async verify({ scope }: Principal, { county, caseId }: CaseId): Promise<CaseVerdict> {
    await this.database.read(scope, (tx) => findCase(tx, county, caseId));
    return this.database.transaction(
      EVERYWHERE,
      async (tx) => caseVerdict(await verifyHistory(databaseRecords(tx, { county, caseId }))),
      SNAPSHOT,
    );
  }

  /**
   * The history of one case as a file that anybody can verify. Personal parts stay sealed; that it was taken is on record
   * before the first byte leaves.
   *
   * @throws Problem 404 outside the scope
   */
  async export(
    principal: Principal,
    { county, caseId }: CaseId,
    reason: string,
  ): Promise<{ name: string; content: Readable }> {
    const { number } = await this.database.transaction(principal.scope, async (tx) => {
      const found = await findCase(tx, county, caseId);
      const { division, householdId } = found;
      const { userId } = principal;
      await this.readLog.record(tx, { userId, county, division, householdId, caseId, reason, what: 'history export' });
      return found;
    });
    return { name: `${number}.jsonl`, content: this.stream(county, caseId) };
  }

  /** The snapshot lives as long as somebody reads; a reader who goes away ends it. */
  private stream(county: string, caseId: string): Readable {
    const content = new PassThrough();
    this.database
      .transaction(
        EVERYWHERE,
        async (tx) => pipeline(Readable.from(historyLines(databaseRecords(tx, { county, caseId }))), content),
        SNAPSHOT,
      )
      // A file that breaks off has no end line, which verifying it finds.
      .catch((error: Error) => content.destroy(error));
    return content;
  }
}

export interface FoundCase {
  number: string;
  division: string;
  householdId: string | null;
}

export async function findCase(tx: Tx, county: string, caseId: string): Promise<FoundCase> {
  const { rows } = await tx.query<FoundCase>(
    'select number, division, household_id as "householdId" from cases where county = $1 and id = $2',
    [county, caseId],
  );
  if (!rows[0]) throw notFound({ zh: '案件', en: 'case' });
  return rows[0];
}
