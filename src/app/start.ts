import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ConfigRefused, readSecrets, ROOT, type Config } from '../config.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../database/embedded.js';
import { migrate } from '../database/migrate.js';
import { createApp } from '../http/create-app.js';
import { DiagramsAhead } from '../workflows/diagram/diagrams-ahead.js';
import { refuseUnsafeDatabase } from './safety.js';
import { seed } from './seed.js';

export interface Service {
  /** Where it listens, e.g. `http://127.0.0.1:8420`. */
  url: string;
  /** Finishes what is being answered, then stops the embedded PostgreSQL. */
  stop(): Promise<void>;
}

type Report = (line: string) => void;

/** Starts everything in order; whatever has been started is stopped again if a later part fails. */
export async function start(config: Config, report: Report): Promise<Service> {
  const postgres = config.databaseUrl === undefined ? await startPostgres(config, report) : undefined;
  let app: NestFastifyApplication | undefined;
  const stop = async () => {
    await app?.close();
    await postgres?.stop();
  };
  try {
    app = await startApp(config, postgres, report);
    await listen(app, config);
    app.get(DiagramsAhead).begin();
    const { address, port } = app.getHttpServer().address() as AddressInfo;
    return { url: `http://${address.includes(':') ? `[${address}]` : address}:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listen(app: NestFastifyApplication, { port, host }: Config): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new ConfigRefused('PORT', `${port} is taken by another program on ${host}; choose another, or 0 for any.`);
  }
}

async function startPostgres({ dataDir }: Config, report: Report): Promise<EmbeddedPostgres> {
  report('PostgreSQL …');
  return startEmbeddedPostgres(dataDir === undefined ? {} : { dataDir });
}

async function startApp(
  config: Config,
  postgres: EmbeddedPostgres | undefined,
  report: Report,
): Promise<NestFastifyApplication> {
  const url = config.databaseUrl ?? postgres?.url ?? '';
  const migrated = await migrate(url);
  if (migrated.length > 0) report(`Schema: ${migrated.length} migrations.`);
  await refuseUnsafeDatabase(config, url);
  const { demonstration, adminPassword } = config;
  await seed(url, { demonstration, adminPassword }, (line) => report(`Seed: ${line}.`));
  const dataDir = config.dataDir ?? postgres?.dataDir ?? join(ROOT, '.data');
  const app = await createApp({
    config,
    secrets: readSecrets(config, dataDir),
    databaseUrl: config.appDatabaseUrl ?? url,
  });
  return app;
}
