import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inProcess, type ProcessLimits } from '../src/shared/in-process.js';
import type { Task } from './helpers/computing.js';

const workers = { execArgv: ['--import', new URL('../scripts/typescript.mjs', import.meta.url).href] };
const MODULE = new URL('./helpers/computing.ts', import.meta.url);

const ask = (task: Task, limits: Partial<ProcessLimits> = {}) =>
  inProcess<unknown>(workers, MODULE, task, { ms: 30_000, tooLong: () => new Error('too long'), ...limits });

describe('what is computed in a process of its own', () => {
  it('is another process, which knows nothing of the environment', async () => {
    process.env.IN_PROCESS_SECRET = 'geheim';
    const told = (await ask('tell')) as { pid: number; environment: string[]; priority: number };
    delete process.env.IN_PROCESS_SECRET;
    expect(told.pid).not.toBe(process.pid);
    expect(told.environment).not.toContain('IN_PROCESS_SECRET');
    expect(told.priority).toBe(0);
  });

  it('gives way to everybody when nobody waits for it', async () => {
    expect(await ask('tell', { givesWay: true })).toMatchObject({ priority: constants.priority.PRIORITY_LOW });
  });

  it('fails with what it throws, and when it ends without an answer', async () => {
    await expect(ask('throw')).rejects.toThrow('of its own');
    await expect(ask('leave')).rejects.toThrow('ended with 7 and no answer');
  });

  it('may take so much memory only, and none of this one', async () => {
    const before = process.memoryUsage.rss();
    await expect(ask('devour')).rejects.toThrow('too long');
    expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 2 ** 20);
  }, 60_000);

  describe('that would never end', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yimen-in-process-'));
    const pidFile = join(folder, 'pid');
    const never: Task = { neverButWriteTo: pidFile };
    const isAlive = (pid: number): boolean => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    const ends = async (): Promise<void> => {
      const pid = Number(readFileSync(pidFile, 'utf8'));
      expect(pid).toBeGreaterThan(0);
      while (isAlive(pid)) await sleep(20);
    };
    afterEach(() => rmSync(pidFile));
    afterAll(() => rmSync(folder, { recursive: true }));

    it('is ended when it has had its time', async () => {
      await expect(ask(never, { ms: 2_000 })).rejects.toThrow('too long');
      await ends();
    });

    it('is ended when nobody wants it any more', async () => {
      const unwanted = new AbortController();
      const asked = ask(never, { signal: unwanted.signal });
      while (!existsSync(pidFile)) await sleep(20);
      unwanted.abort(new Error('no more'));
      await expect(asked).rejects.toThrow('no more');
      await ends();
      await expect(ask('tell', { signal: unwanted.signal })).rejects.toThrow('no more');
    });
  });
});
