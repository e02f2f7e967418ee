import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/database/embedded.js';

/** A PostgreSQL of the bench's own with the settings the service runs it with, fsync on; gone afterwards. */
export interface Server {
  version: string;
  fsync: string;
  /** @returns the URL of a new empty database */
  createDatabase(name: string): Promise<string>;
  /** For files of a service of the bench. */
  dataDir: string;
  stop(): Promise<void>;
}

export async function startServer(): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yimen-bench-'));
  chmodSync(dataDir, 0o711); // PostgreSQL's account must be able to pass through
  const postgres = await startEmbeddedPostgres({ dataDir });
  const owner = new pg.Client({ connectionString: postgres.url });
  await owner.connect();
  const setting = async (name: string): Promise<string> => {
    const { rows } = await owner.query<{ value: string }>('select current_setting($1) as value', [name]);
    return rows[0]?.value ?? '';
  };
  return {
    version: await setting('server_version'),
    fsync: await setting('fsync'),
    dataDir,
    async createDatabase(name) {
      await owner.query(`create database ${pg.escapeIdentifier(name)}`);
      const url = new URL(postgres.url);
      url.pathname = name;
      return url.href;
    },
    async stop() {
      await owner.end();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
