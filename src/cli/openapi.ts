import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { join } from 'node:path';
import { AppModule } from '../app.module.js';
import { readConfig, ROOT } from '../config.js';
import { openApi } from '../http/openapi.js';
import { RouteTable } from '../http/route-table.js';

const FILE = join(ROOT, 'docs', 'openapi.json');
/** The same as types, for the screens. */
const TYPES = join(ROOT, 'web', 'api', 'schema.d.ts');

/**
 * Writes docs/openapi.json and the types of the screens from the controllers, or with --check tells whether they are as they are. It needs no database: in
 * preview Nest makes no instances. The clock of the demonstration is in it, since that is how most people meet the
 * interface.
 */
const app = await NestFactory.create(
  AppModule.with({
    config: readConfig({}),
    secrets: { masterKey: Buffer.alloc(32), dataDir: '' },
    databaseUrl: 'postgres://nobody@127.0.0.1/nothing',
    routes: new RouteTable(),
  }),
  new FastifyAdapter(),
  { preview: true, logger: false },
);
app.setGlobalPrefix('api', { exclude: ['livez', 'readyz'] });
const description = `${JSON.stringify(openApi(app), null, 2)}\n`;

const types = astToString(await openapiTS(JSON.parse(description) as never));
const files = [
  { path: FILE, content: description },
  { path: TYPES, content: types },
];

if (!process.argv.includes('--check')) {
  for (const { path, content } of files) writeFileSync(path, content);
} else if (files.some(({ path, content }) => readFileSync(path, 'utf8') !== content)) {
  console.error(
    'docs/openapi.json and web/api/schema.d.ts are not as the controllers are: run `node scripts/run.mjs openapi` and look at the diff.',
  );
  process.exitCode = 1;
}
