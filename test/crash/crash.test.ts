import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import {
  startPrivatePostgres,
  startService,
  type PrivatePostgres,
  type ServiceProcess,
} from '../helpers/service-process.js';
import { advanceOneDay, Load, prepare, signIn, type Intent, type Session } from './load.js';

const KILLS = 20;
const CASES = 24;
const CLIENTS = 8;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DEMONSTRATION = { DEMONSTRATION: 'on' };

describe('a service and a database that are killed under load', () => {
  let postgres: PrivatePostgres;
  let owner: pg.Pool;
  let steady: ServiceProcess;
  let load: Load;
  let administrator: Session;
  const urls: string[] = [];

  beforeAll(async () => {
    postgres = await startPrivatePostgres();
    owner = new pg.Pool({ connectionString: postgres.url, max: 2 });
    owner.on('error', () => undefined);
    steady = await startService({ databaseUrl: postgres.url, env: DEMONSTRATION });
    administrator = await signIn(steady.url, 'xianning.admin');
    const cases = await prepare(steady.url, administrator, CASES);
    load = new Load(() => urls, await signIn(steady.url, 'shadui.handler1'), cases);
  }, 300_000);

  afterAll(async () => {
    steady.kill('SIGKILL');
    await owner.end();
    await postgres.remove();
  }, 60_000);

  it(`loses nothing when one of two services is killed ${KILLS} times, nor when PostgreSQL is, and fires every deadline once`, async () => {
    urls.push(steady.url);
    load.start(CLIENTS);
    await killServices();
    await killPostgres();
    await load.settle();
    await wakeEverybody();

    expect(load.acknowledged()).toBeGreaterThan(KILLS * 10);
    expect(await missing(load.intents)).toEqual([]);
    await expect(counts()).resolves.toEqual(expected(load.intents));
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['dist/cli/audit.js', 'verify', '--database', postgres.url],
      { cwd: ROOT },
    );
    expect(stdout).toContain(String(CASES));
  }, 900_000);

  async function killServices(): Promise<void> {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const victim = await load.pausedDuring(() => startService({ databaseUrl: postgres.url, env: DEMONSTRATION }));
      urls.push(victim.url);
      await untilMore(60);
      await advanceOneDay(steady.url, administrator);
      await untilMore(20);
      victim.kill('SIGKILL');
      expect((await victim.exited).signal).toBe('SIGKILL');
      urls.pop();
    }
  }

  async function killPostgres(): Promise<void> {
    for (let kill = 0; kill < KILLS; kill += 1) {
      await untilMore(30);
      await advanceOneDay(steady.url, administrator);
      const { pid } = postgres;
      process.kill(pid, 'SIGKILL');
      while (postgres.pid === pid) await sleep(20);
      await untilMore(5);
    }
  }

  /** Waits until so many more commands have been acknowledged: the load goes on, and the test does not outrun it. */
  async function untilMore(count: number): Promise<void> {
    const before = load.acknowledged();
    while (load.acknowledged() < before + count) await sleep(20);
  }

  async function wakeEverybody(): Promise<void> {
    // Whoever fell asleep today may sleep until the end of tomorrow.
    await advanceOneDay(steady.url, administrator);
    await advanceOneDay(steady.url, administrator);
    for (;;) {
      const { rows } = await owner.query(`select 1 from case_deadline where due_at <= service_now()`);
      if (rows.length === 0) return;
      await sleep(100);
    }
  }

  /** Acknowledged commands that are not in history as what they were, at the version the answer said. */
  async function missing(intents: Intent[]): Promise<string[]> {
    const { rows } = await owner.query<{ case_id: string; seq: number; type: string }>(
      'select case_id, seq, type from case_event',
    );
    const history = new Map(rows.map(({ case_id, seq, type }) => [`${case_id}:${seq}`, type]));
    const acknowledged = intents.filter(({ outcome }) => outcome === 'ok');
    return acknowledged
      .filter(({ caseId, version, type }) => history.get(`${caseId}:${version}`) !== type)
      .map(({ key }) => key);
  }

  async function counts() {
    const { rows } = await owner.query<{ type: string; n: number }>(
      `select type, count(*)::int as n from case_event e where type in ('TICK', 'SLEEP', 'DUE') group by type`,
    );
    return Object.fromEntries(rows.map(({ type, n }) => [type, n]));
  }

  /** No phantom and no double: as many events as acknowledgements, and one waking for every falling asleep. */
  function expected(intents: Intent[]) {
    const ok = (wanted: string): number =>
      intents.filter(({ outcome, type }) => outcome === 'ok' && type === wanted).length;
    return { TICK: ok('TICK'), SLEEP: ok('SLEEP'), DUE: ok('SLEEP') };
  }
});
