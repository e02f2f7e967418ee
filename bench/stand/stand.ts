import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { parse } from 'yaml';
import { DEMONSTRATION_PASSWORD } from '../../src/app/seed-directory.js';
import { seed } from '../../src/app/seed.js';
import type { CaseCommand } from '../../src/cases/command.js';
import { Executor } from '../../src/cases/executor.js';
import { Opener } from '../../src/cases/opener.js';
import { readConfig, readSecrets } from '../../src/config.js';
import { Database, EVERYWHERE } from '../../src/database/database.js';
import { migrate } from '../../src/database/migrate.js';
import type { Definition } from '../../src/engine/index.js';
import { createApp } from '../../src/http/create-app.js';
import { Sessions } from '../../src/identity/sessions.js';
import { actorOf, type Principal } from '../../src/cases/access.js';
import { deploy } from '../../src/workflows/deploy.js';
import type { Server } from './server.js';

/** Worker threads compile our TypeScript as this process does. */
const COMPILER = new URL('../../scripts/typescript.mjs', import.meta.url).href;
const DEFINITION = new URL('../definition.yaml', import.meta.url);

export interface CaseId {
  county: string;
  caseId: string;
}

/** A database with the demonstration and the benchmark's definition in it, and the whole service in this process, not listening. */
export interface Stand {
  url: string;
  dataDir: string;
  /** The digest of `definition.yaml`. */
  digest: string;
  app: NestFastifyApplication;
  /** As the owner of the schema, whom row-level security does not concern. */
  owner: pg.Pool;
  executor: Executor;
  openCases(count: number, division: string): Promise<CaseId[]>;
  signIn(username: string): Promise<Principal>;
  close(): Promise<void>;
}

export async function openStand(server: Server, name: string): Promise<Stand> {
  const url = await server.createDatabase(name);
  const { dataDir } = server;
  await migrate(url);
  await seed(url, { demonstration: true });
  const owner = new pg.Pool({ connectionString: url, max: 4 });
  // One that the server ends at the close has nothing to say any more.
  owner.on('error', () => undefined);
  const { digest } = await deploy(owner, parse(readFileSync(DEFINITION, 'utf8')) as Definition, 'bench');
  const config = readConfig({ DEMONSTRATION: 'on', DATA_DIR: dataDir, DATABASE_URL: url });
  const app = await createApp({
    config,
    secrets: readSecrets(config, dataDir),
    databaseUrl: url,
    logLevels: ['error', 'fatal'],
    workerArguments: ['--import', COMPILER],
  });
  return {
    url,
    dataDir,
    digest,
    app,
    owner,
    executor: app.get(Executor),
    openCases: (count, division) => openCases(app, count, division),
    async signIn(username) {
      return (await app.get(Sessions).open(username, DEMONSTRATION_PASSWORD, '127.0.0.1')).principal;
    },
    async close() {
      await app.close();
      await owner.end();
    },
  };
}

const TOGETHER = 32;

async function openCases(app: NestFastifyApplication, count: number, division: string): Promise<CaseId[]> {
  const database = app.get(Database);
  const opener = app.get(Opener);
  const request = { procedure: 'bench', division, householdId: null, actor: { kind: 'applicant' as const }, data: {} };
  const cases: CaseId[] = [];
  while (cases.length < count) {
    const length = Math.min(TOGETHER, count - cases.length);
    const open = () => database.transaction(EVERYWHERE, (tx) => opener.open(tx, request));
    cases.push(...(await Promise.all(Array.from({ length }, open))));
  }
  return cases;
}

/** A command of somebody, as their request would become. */
export const commandOf = (
  principal: Principal,
  { county, caseId }: CaseId,
  type: string,
  data: NonNullable<CaseCommand['data']>,
): CaseCommand => ({
  county,
  caseId,
  type,
  data,
  actor: actorOf(principal),
  principal: principal.userId,
  key: crypto.randomUUID(),
  scope: principal.scope,
});
