import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded.js';

/** One directory for all tests of this file: creating a cluster takes ten times as long as starting it. */
const dataDir = mkdtempSync(join(tmpdir(), 'yimen-embedded-'));
const pidFile = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
const opened: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeAll(() => chmodSync(dataDir, 0o711));

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of opened.splice(0)) await server.stop();
  await until(() => !isRunning());
});

afterAll(() => rmSync(dataDir, { recursive: true }));

it('keeps its data and its address over a restart', async () => {
  const first = await start();
  await query(first.url, 'create table kept (word text); insert into kept values ($$here$$)');
  await first.stop();
  expect(isRunning()).toBe(false);
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'here' }]);
});

it('loses nothing to a power cut and answers on this machine only', async () => {
  const { url } = await start();
  const names = ['fsync', 'full_page_writes', 'data_checksums', 'synchronous_commit', 'server_encoding'];
  const shown = await query(url, `select name, setting from pg_settings where name in ('${names.join("','")}')`);
  const settings = Object.fromEntries(shown.map(({ name, setting }) => [name, setting]));
  expect(settings).toEqual({
    fsync: 'on',
    full_page_writes: 'on',
    data_checksums: 'on',
    synchronous_commit: 'on',
    server_encoding: 'UTF8',
  });
  expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
});

it('lets nobody in without the password, which only its owner can read', async () => {
  const { url } = await start();
  const guess = Object.assign(new URL(url), { password: 'postgres' }).href;
  await expect(query(guess, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  expect(statSync(join(dataDir, 'postgres', 'connection.json')).mode & 0o777).toBe(0o600);
});

it('is shared by two processes and stopped by the last to leave', async () => {
  const service = await start();
  const command = await start();
  expect(command.pid).toBe(service.pid);
  await service.stop();
  expect(await query(command.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  await command.stop();
  expect(isRunning()).toBe(false);
});

it('is stopped when both users leave at once', async () => {
  const both = [await start(), await start()];
  await Promise.all(both.map((server) => server.stop()));
  expect(isRunning()).toBe(false);
});

it('ends with a process that was killed, and the next start finds every committed row', async () => {
  const child = await startInChild();
  await query(child.url, 'create table committed as select 1 as row');
  child.process.kill('SIGKILL');
  await until(() => !isRunning());
  const next = await start();
  expect(await query(next.url, 'select * from committed')).toEqual([{ row: 1 }]);
});

it('is taken over by the next start when it outlived its process', async () => {
  const orphan = await startInChild();
  process.kill(watcherOf(orphan.pid), 'SIGKILL');
  orphan.process.kill('SIGKILL');
  await once(orphan.process, 'exit');
  const heir = await start();
  expect(heir.pid).toBe(orphan.pid);
  await heir.stop();
  expect(isRunning()).toBe(false);
});

it('comes back on the same address when PostgreSQL is killed under us', async () => {
  const server = await start();
  const before = server.pid;
  process.kill(before, 'SIGKILL');
  await until(() => server.pid !== before);
  expect(await query(server.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
});

it('starts although the number in an old postmaster.pid now belongs to another program', async () => {
  const last = await start();
  await last.stop();
  const { port } = new URL(last.url);
  writeFileSync(pidFile, `${process.pid}\n${dataDir}/postgres/cluster\n1\n${port}\n\n127.0.0.1\n1 1\nready\n`);
  const next = await start();
  expect(await query(next.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
});

it('moves to another port when a program has taken the last one meanwhile', async () => {
  const last = await start();
  await last.stop();
  const { port } = new URL(last.url);
  const squatter = createServer().listen(Number(port), '127.0.0.1');
  await once(squatter, 'listening');
  const next = await start();
  expect(new URL(next.url).port).not.toBe(port);
  expect(await query(next.url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  squatter.close();
});

it('says why when PostgreSQL does not start', async () => {
  await expect(startEmbeddedPostgres({ dataDir, settings: { no_such_setting: 'on' } })).rejects.toMatchObject({
    code: 'postgres-did-not-start',
    message: expect.stringContaining('unrecognized configuration parameter "no_such_setting"'),
  });
});

it('refuses a directory that the account running PostgreSQL for root cannot enter', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'yimen-closed-'));
  const outcome = startEmbeddedPostgres({ dataDir: join(closed, 'data') }).then(
    (server) => server.stop(),
    (error: { code: string }) => error.code,
  );
  // An ordinary user runs PostgreSQL as himself, so nothing of his is closed to it.
  expect(await outcome).toBe(process.getuid?.() === 0 ? 'data-dir-unreachable' : undefined);
  rmSync(closed, { recursive: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir });
  opened.push(server);
  return server;
}

async function startInChild(): Promise<{ process: ChildProcess; pid: number; url: string }> {
  const program = `
    import { startEmbeddedPostgres } from './src/database/embedded.ts';
    const { pid, url } = await startEmbeddedPostgres({ dataDir: process.env.DATA_DIR });
    console.log(JSON.stringify({ pid, url }));`;
  const child = spawn(
    process.execPath,
    ['--import', './scripts/typescript.mjs', '--input-type=module', '--eval', program],
    { env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { process: child, ...(JSON.parse(String(line)) as { pid: number; url: string }) };
}

/** The child of the postmaster that waits for the end of ours. */
function watcherOf(postmaster: number): number {
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
    .trim()
    .split(' ')
    .map(Number);
  const watcher = children.find((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'sh');
  if (watcher === undefined) throw new Error(`postmaster ${postmaster} has no watcher`);
  return watcher;
}

function isRunning(): boolean {
  return statSync(pidFile, { throwIfNoEntry: false }) !== undefined;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}
