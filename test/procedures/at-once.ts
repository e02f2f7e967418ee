import pg from 'pg';
import type { Response } from 'supertest';
import { until, waitingForLocks } from '../helpers/letters.js';
import type { CaseId, Desk } from './desk.js';

/**
 * The same person decides several cases at the same moment: each command is held where it first writes into a table, until all
 * of them wait, so that none can have read what another writes.
 *
 * @param table which every one of the commands writes into
 */
export async function atOnce(
  desk: Desk,
  username: string,
  command: string,
  cases: readonly CaseId[],
  table: string,
): Promise<Response[]> {
  const user = await desk.login(username);
  const claimed: object[] = [];
  for (const id of cases) {
    const { tasks } = await desk.view(username, id);
    const claim = { ...at(id), key: tasks[0]?.key ?? '' };
    const { body } = await user.post('/api/tasks/claim', claim).expect(200);
    claimed.push({ type: command, data: {}, task: claim.key, fence: (body as { fence: number }).fence });
  }
  const holder = new pg.Client({ connectionString: desk.database.ownerUrl });
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query(`lock table ${table} in share row exclusive mode`);
    const deciding = cases.map(({ county, caseId }, index) =>
      user.post(`/api/cases/${county}/${caseId}/commands`, claimed[index] ?? {}).then((answer) => answer),
    );
    await until(
      () => waitingForLocks(desk),
      (blocked) => blocked === cases.length,
    );
    await holder.query('commit');
    return await Promise.all(deciding);
  } finally {
    await holder.end();
  }
}

const at = ({ county, caseId }: CaseId): CaseId => ({ county, caseId });
