import pg from 'pg';
import { ConfigRefused, type Config } from '../config.js';

const OLDEST = 150_000;

/**
 * Refuses a database that would betray what the service promises: too old, a demonstration's, or one that forgets
 * committed work when the machine stops.
 *
 * @throws ConfigRefused
 */
export async function refuseUnsafeDatabase({ production, demonstration }: Config, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await refuseOtherKind(client, demonstration);
    const { rows } = await client.query<{ version: number; off: string | null }>(
      `select current_setting('server_version_num')::int as version,
         (select string_agg(name || '=off', ', ' order by name) from pg_settings where setting = 'off'
          and name in ('fsync', 'full_page_writes', 'synchronous_commit')) as off`,
    );
    const found = rows[0];
    if (!found || found.version < OLDEST) throw refused('PostgreSQL 15 or later is needed.');
    if (production && found.off !== null)
      throw refused(`it runs with ${found.off} and would lose committed decisions.`);
  } finally {
    await client.end();
  }
}

async function refuseOtherKind(client: pg.Client, demonstration: boolean): Promise<void> {
  const { rows } = await client.query<{ demonstration: boolean; people: boolean }>(
    'select exists (select from demonstration_clock) as demonstration, exists (select from app_user) as people',
  );
  const found = rows[0];
  if (found?.demonstration && !demonstration)
    throw refused("it is a demonstration's: its people are made up and their password is public.");
  if (found?.people && !found.demonstration && demonstration)
    throw new ConfigRefused('DEMONSTRATION', 'is on, but the database belongs to an installation. Switch it off.');
}

const refused = (why: string): ConfigRefused => new ConfigRefused('DATABASE_URL', `refused: ${why}`);
