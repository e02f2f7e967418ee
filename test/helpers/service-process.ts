import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres, type EmbeddedOptions, type EmbeddedPostgres } from '../../src/database/embedded.js';

/** The service as it is shipped, in a process of its own that a test may kill. */
export interface ServiceProcess {
  url: string;
  pid: number;
  kill(signal: NodeJS.Signals): void;
  /** Settles when the process has ended, however it did. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Everything it has printed. */
  logs(): string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const started = new Set<ChildProcess>();

/** Shared by the services of a test file: one that is started again finds its files and reads what it had encrypted. */
const dataDir = mkdtempSync(join(tmpdir(), 'yimen-service-'));
const key = Buffer.from('a key for tests, 32 bytes long .').toString('base64');

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

/**
 * Starts `dist/main.js` (built by `npm test`; a test run by jest alone sees the last build) on a free port and waits
 * until it is ready.
 *
 * @throws Error with everything it printed, if it ends before
 */
export async function startService(options: {
  databaseUrl: string;
  env?: Record<string, string>;
}): Promise<ServiceProcess> {
  const own = { NODE_OPTIONS: '', PORT: '0', DATA_DIR: dataDir, YIMEN_KEY: key, DATABASE_URL: options.databaseUrl };
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    cwd: ROOT,
    env: { ...process.env, ...own, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => {
      started.delete(child);
      resolve({ code, signal });
    });
  });
  const url = await untilReady(child, () => output);
  if (url === undefined) {
    await exited; // its last words may still be on their way
    throw new Error(`the service ended before it was ready:\n${output}`);
  }
  return { url, pid: child.pid as number, kill: (signal) => void child.kill(signal), exited, logs: () => output };
}

async function untilReady(child: ChildProcess, output: () => string): Promise<string | undefined> {
  while (child.exitCode === null && child.signalCode === null) {
    const url = /listening on (http:\/\/\S+)/.exec(output())?.[1];
    if (url && (await isReady(url))) return url;
    await sleep(25);
  }
  return undefined;
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

/** A PostgreSQL of one's own, for tests that kill or stop it. Durable as in production. */
export interface PrivatePostgres extends EmbeddedPostgres {
  /** Starts it again on the same data and port after `stop()`. */
  start(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

export async function startPrivatePostgres(settings?: EmbeddedOptions['settings']): Promise<PrivatePostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yimen-private-'));
  chmodSync(dataDir, 0o711); // PostgreSQL may run as another account than this process
  let server = await startEmbeddedPostgres({ dataDir, settings });
  const { url } = server;
  return {
    url,
    dataDir,
    get pid() {
      return server.pid;
    },
    start: async () => {
      server = await startEmbeddedPostgres({ dataDir, settings, port: Number(new URL(url).port) });
    },
    stop: () => server.stop(),
    remove: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
