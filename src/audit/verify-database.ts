import type { Tx } from '../cases/ports.js';
import { checkDatabase, countDatabase, type Counters } from './database-checks.js';
import { databaseRecords } from './database-records.js';
import type { HistoryScope } from './records.js';
import { MOST_FAULTS, verifyHistory, type Verdict } from './verify.js';

export interface DatabaseVerdict extends Verdict {
  counters: Counters;
}

/**
 * Verifies the history in a database, and that the tables around it agree with it: tasks, deadlines, claims, the log to be
 * sealed, and the answers given under idempotency keys.
 *
 * @param tx one snapshot that sees everything: `withSnapshot`
 */
export async function verifyDatabase(
  tx: Tx,
  scope: HistoryScope,
  onProgress?: (events: number) => void,
): Promise<DatabaseVerdict> {
  const verdict = await verifyHistory(databaseRecords(tx, scope), onProgress);
  const around = await checkDatabase(tx, scope);
  return {
    ...verdict,
    faults: verdict.faults + around.length,
    bad: [...verdict.bad, ...around].slice(0, MOST_FAULTS),
    counters: await countDatabase(tx, scope),
  };
}
