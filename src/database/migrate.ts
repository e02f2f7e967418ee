import { DataSource } from 'typeorm';
import { migrations } from './migrations.js';

/** Any fixed number: two replicas starting at once take turns. */
const MIGRATION_LOCK = 421222104;

/**
 * Brings a database to the schema this build needs. Safe to run from several processes at once.
 *
 * @param url a role that may create tables and roles; the service itself then works as `yimen_app`
 * @returns names of the migrations that ran
 */
export async function migrate(url: string): Promise<string[]> {
  const source = new DataSource({ type: 'postgres', url, migrations: migrations(), migrationsTransactionMode: 'each' });
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return (await source.runMigrations()).map(({ name }) => name);
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
}
