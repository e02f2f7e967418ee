import type { Database, ReadScope } from '../database/database.js';
import { notFound } from '../shared/problem.js';

/** What intake needs to know of a case it adds to. */
export interface VisibleCase {
  number: string;
  procedure: string;
  division: string;
  householdId: string | null;
  /** The person it is about; null where it is about the household. */
  beneficiaryId: string | null;
}

/** A case within somebody's scope. @throws Problem 404 */
export async function findVisibleCase(
  database: Database,
  scope: ReadScope,
  county: string,
  caseId: string,
): Promise<VisibleCase> {
  const found = await database.read(scope, async (tx) => {
    const { rows } = await tx.query<VisibleCase>(
      'select number, procedure, division, household_id as "householdId", beneficiary_id as "beneficiaryId" from cases where county = $1 and id = $2',
      [county, caseId],
    );
    return rows[0];
  });
  if (!found) throw notFound({ zh: '案件', en: 'case' });
  return found;
}
