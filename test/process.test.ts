import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEMONSTRATION_PASSWORD } from '../src/app/seed-directory.js';
import { demonstrationLogins } from '../src/directory/seed/demonstration-logins.js';
import { createTestDatabase, type TestDatabase } from './helpers/database.js';
import { startService, type ServiceProcess } from './helpers/service-process.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'yimen-process-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

const start = () => startService({ databaseUrl: database.ownerUrl, env: { DATA_DIR: dataDir } });

async function ask<T>({ url }: ServiceProcess, path: string, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(`${url}${path}`, init);
  expect(`${path} ${answer.status}`).toBe(`${path} 200`);
  return (await answer.json()) as T;
}

describe('the service as a process', () => {
  it('fills an empty database, says who can sign in, stops cleanly and goes on where it was', async () => {
    const first = await start();
    for (const { username } of demonstrationLogins) expect(first.logs()).toContain(username);
    expect(first.logs()).toContain(DEMONSTRATION_PASSWORD);
    const { token } = await ask<{ token: string }>(first, '/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'shadui.clerk', password: DEMONSTRATION_PASSWORD }),
    });
    const before = await ask<{ now: string }>(first, '/api/clock');
    first.kill('SIGTERM');
    expect(await first.exited).toEqual({ code: 0, signal: null });

    const second = await start();
    expect(second.logs()).not.toContain('Seed');
    const session = await ask<{ user: { username: string } }>(second, '/api/session', {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(session.user.username).toBe('shadui.clerk');
    const after = await ask<{ now: string }>(second, '/api/clock');
    expect(after.now > before.now).toBe(true);
    second.kill('SIGINT');
    expect(await second.exited).toEqual({ code: 0, signal: null });
  }, 60_000);

  it('refuses production without secrets of its own, in one line and with an exit code', () => {
    const env = { PATH: process.env['PATH'], NODE_ENV: 'production', DATABASE_URL: database.ownerUrl };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/main.js'], {
      cwd: ROOT,
      env,
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trim()).toMatch(/^YIMEN_KEY: .+$/);
  });
});
