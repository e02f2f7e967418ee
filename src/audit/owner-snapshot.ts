import pg from 'pg';
import type { Tx } from '../cases/ports.js';
// Sets the types that node-postgres reads dates and large numbers as.
import '../database/database.js';

/** The role may not see everything, and a verdict over part of the history would say more than it knows. */
export class HistoryNotVisible extends Error {
  readonly code = 'history-not-visible';
  constructor(role: string) {
    super(
      `The role "${role}" is subject to row-level security and sees only part of the history. ` +
        'Use the owner of the schema, as DATABASE_URL names it.',
    );
    this.name = 'HistoryNotVisible';
  }
}

/**
 * Runs `work` on one snapshot of the whole database: commands that go on meanwhile do not show in it.
 *
 * @param url the owner of the schema
 * @throws HistoryNotVisible
 */
export async function withSnapshot<T>(url: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'yimen audit' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await refusePartialView(client);
    return await work(client);
  } finally {
    await client.end();
  }
}

async function refusePartialView(tx: Tx): Promise<void> {
  const { rows } = await tx.query<{ role: string; limited: boolean }>(
    `select current_user as role, row_security_active('cases') or row_security_active('case_event') as limited`,
  );
  if (rows[0]?.limited !== false) throw new HistoryNotVisible(rows[0]?.role ?? '');
}
