import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ROOT } from '../config.js';
import { startEmbeddedPostgres } from '../database/embedded.js';
import { migrate } from '../database/migrate.js';
import { readSchema } from '../database/schema.js';

/** Writes src/database/schema.json as the migrations make it, from a PostgreSQL of its own that it throws away. */
const dataDir = mkdtempSync(join(tmpdir(), 'yimen-schema-'));
chmodSync(dataDir, 0o711); // PostgreSQL may run as another account than this process
const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
const client = new pg.Client({ connectionString: server.url });
try {
  await migrate(server.url);
  await client.connect();
  writeFileSync(join(ROOT, 'src/database/schema.json'), `${JSON.stringify(await readSchema(client), null, 2)}\n`);
} finally {
  await client.end();
  await server.stop();
  rmSync(dataDir, { recursive: true });
}
