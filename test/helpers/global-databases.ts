import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/database/embedded.js';

/** Gives out test databases to jest's workers: POST / creates an empty one, POST /seeded a demonstration's, DELETE /<name> drops it. */
export interface DatabaseServer {
  url: string;
  close(): Promise<void>;
}

/**
 * One PostgreSQL for the whole run, owned by jest's parent process and started when the first worker asks: workers come
 * and go, so none of them may own it. `TEST_DATABASE_URL`, a superuser's, replaces it.
 */
export async function serveDatabases(): Promise<DatabaseServer> {
  let cluster: Promise<TestCluster> | undefined;
  const server = createServer(({ method, url = '/' }, response) => {
    cluster ??= TestCluster.start();
    void answer(response, async () => {
      const ready = await (cluster as Promise<TestCluster>);
      if (method === 'DELETE') return ready.drop(url.slice(1));
      return url === '/seeded' ? ready.createSeeded() : ready.create('template');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await (await cluster?.catch(() => undefined))?.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function answer(response: ServerResponse, work: () => Promise<unknown>): Promise<void> {
  try {
    response.end(JSON.stringify((await work()) ?? null));
  } catch (error) {
    response.writeHead(500).end((error as Error).stack);
  }
}

class TestCluster {
  private readonly names = new Set<string>();
  private seeded: Promise<void> | undefined;
  private readonly run = `yimen_test_${randomBytes(4).toString('hex')}`;

  private constructor(
    private readonly serverUrl: string,
    private readonly admin: pg.Pool,
    private readonly stopServer: () => Promise<void>,
  ) {}

  static async start(): Promise<TestCluster> {
    const given = process.env['TEST_DATABASE_URL'];
    const server = given ? { url: given, stop: async () => undefined } : await startThrowAway();
    const pool = new pg.Pool({ connectionString: server.url, max: 4 });
    pool.on('error', () => undefined); // a connection lost while idle is replaced by the next request
    const cluster = new TestCluster(server.url, pool, () => server.stop());
    try {
      await cluster.createTemplate();
      return cluster;
    } catch (error) {
      await cluster.close();
      throw error;
    }
  }

  /** Copying 12 MB of freshly migrated tables takes a fifth of migrating them again. */
  async create(template: 'template' | 'seeded'): Promise<{ name: string; url: string; ownerUrl: string }> {
    const name = `${this.run}_${this.names.size}`;
    await this.createDatabase(name, `template ${this.run}_${template} strategy wal_log`);
    const ownerUrl = this.urlOf(name);
    return { name, url: `${ownerUrl}?options=${encodeURIComponent('-c role=yimen_app')}`, ownerUrl };
  }

  /** The demonstration's people and law take two seconds to load, so that is done once in a run. */
  async createSeeded(): Promise<{ name: string; url: string; ownerUrl: string }> {
    this.seeded ??= this.createSeededTemplate();
    await this.seeded;
    return this.create('seeded');
  }

  async drop(name: string): Promise<void> {
    if (!this.names.has(name)) throw new Error(`${name} is not a test database of this run`);
    await this.admin.query(`drop database if exists ${name} with (force)`);
  }

  async close(): Promise<void> {
    if (process.env['TEST_DATABASE_URL']) for (const name of this.names) await this.drop(name);
    await this.admin.end();
    await this.stopServer();
  }

  private async createTemplate(): Promise<void> {
    const name = `${this.run}_template`;
    await this.createDatabase(name, 'template template0');
    const { migrate } = await import('../../src/database/migrate.js');
    await migrate(this.urlOf(name));
  }

  private async createSeededTemplate(): Promise<void> {
    const name = `${this.run}_seeded`;
    await this.createDatabase(name, `template ${this.run}_template`);
    const { seed } = await import('../../src/app/seed.js');
    await seed(this.urlOf(name), { demonstration: true });
  }

  private async createDatabase(name: string, options: string): Promise<void> {
    this.names.add(name);
    await this.admin.query(`create database ${name} ${options}`);
  }

  private urlOf(name: string): string {
    return Object.assign(new URL(this.serverUrl), { pathname: `/${name}` }).href;
  }
}

/** Data of a test run need not survive the machine, so nothing waits for the disk. */
async function startThrowAway() {
  const dataDir = mkdtempSync(join(tmpdir(), 'yimen-test-'));
  chmodSync(dataDir, 0o711); // PostgreSQL may run as another account than this process
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const server = await startEmbeddedPostgres({ dataDir, settings });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
