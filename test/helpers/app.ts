import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import request, { type Test } from 'supertest';
import { DEMONSTRATION_PASSWORD } from '../../src/app/seed-directory.js';
import { readConfig } from '../../src/config.js';
import { createApp } from '../../src/http/create-app.js';
import { uuid7 } from '../../src/shared/uuid7.js';
import { createSeededDatabase, type TestDatabase } from './database.js';

/** Worker threads are none of Jest's: they load our TypeScript through the hooks that scripts use. */
const COMPILER = new URL('../../scripts/typescript.mjs', import.meta.url).href;

/** A signed-in person, or with `anonymous` nobody. */
export interface TestUser {
  token: string;
  /** The id that events and claims carry. */
  id: string;
  get(path: string): Test;
  /** Sends an Idempotency-Key of its own unless one is set afterwards. */
  post(path: string, body?: object): Test;
  patch(path: string, body?: object): Test;
  put(path: string, body?: object): Test;
  delete(path: string): Test;
}

export interface TestApp {
  app: NestFastifyApplication;
  database: TestDatabase;
  /** Statements as the owner of the schema, whom no row-level security stops: for looking, and for bringing about what the service would not. */
  sql<R extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  /** Signs somebody of the demonstration in; the second time the same session is used. */
  login(username: string): Promise<TestUser>;
  anonymous: TestUser;
  /** Moves the demonstration's clock forward by whole days. */
  advance(days: number): Promise<void>;
  /** What time it is for the service. */
  now(): Promise<Date>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** False starts it as an installation would run on this database: the clock cannot be moved. Default true. */
  demonstration?: boolean;
  /** Modules besides the service's own, e.g. a controller that breaks a rule. */
  extra?: Type[];
  /** A database of one's own instead of a fresh demonstration; it is not dropped. */
  database?: TestDatabase;
  env?: Record<string, string>;
}

/** The whole service in this process, on a database of its own filled with the demonstration. Close it in `afterAll`. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await createSeededDatabase());
  const dataDir = mkdtempSync(join(tmpdir(), 'yimen-app-'));
  const config = readConfig({
    DEMONSTRATION: options.demonstration === false ? 'off' : 'on',
    DATA_DIR: dataDir,
    DATABASE_URL: database.ownerUrl,
    ...options.env,
  });
  const app = await createApp({
    config,
    secrets: { masterKey: Buffer.alloc(32, 'test key '), dataDir },
    databaseUrl: database.ownerUrl,
    poolSize: 12,
    logLevels: ['fatal'],
    workerArguments: ['--import', COMPILER],
    extra: options.extra ?? [],
  });
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  const sql: TestApp['sql'] = async (text, values = []) => (await owner.query(text, values)).rows;
  const sessions = new Map<string, Promise<TestUser>>();
  const userWith = (token: string, id: string) => testUser(app, token, id);
  return {
    app,
    database,
    sql,
    login: (username) => {
      const known = sessions.get(username) ?? signIn(app, username).then(({ token, id }) => userWith(token, id));
      sessions.set(username, known);
      return known;
    },
    anonymous: userWith('', ''),
    advance: async (days) => {
      await sql(`update demonstration_clock set ahead = ahead + make_interval(secs => $1::int * 86400.0)`, [days]);
    },
    now: async () => (await sql<{ now: Date }>('select service_now() as now'))[0]?.now as Date,
    close: async () => {
      await app.close();
      await owner.end();
      if (!options.database) await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function signIn(app: NestFastifyApplication, username: string): Promise<{ token: string; id: string }> {
  const answer = await request(app.getHttpServer())
    .post('/api/session')
    .send({ username, password: DEMONSTRATION_PASSWORD });
  if (answer.status !== 200) throw new Error(`${username} cannot sign in: ${answer.status} ${answer.text}`);
  const { token, user } = answer.body as { token: string; user: { id: string } };
  return { token, id: user.id };
}

function testUser(app: NestFastifyApplication, token: string, id: string): TestUser {
  const send = (method: 'get' | 'post' | 'patch' | 'put' | 'delete', path: string): Test => {
    const test = request(app.getHttpServer())[method](path);
    return token ? test.set('authorization', `Bearer ${token}`) : test;
  };
  return {
    token,
    id,
    get: (path) => send('get', path),
    post: (path, body = {}) => send('post', path).set('idempotency-key', uuid7(new Date())).send(body),
    patch: (path, body = {}) => send('patch', path).send(body),
    put: (path, body = {}) => send('put', path).send(body),
    delete: (path) => send('delete', path),
  };
}
