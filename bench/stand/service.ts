import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { DEMONSTRATION_PASSWORD } from '../../src/app/seed-directory.js';
import { ROOT } from '../../src/config.js';
import type { Stand } from './stand.js';

/** The built service in a process of its own, as `npm start` runs it, on the database of a stand. */
export interface Service {
  url: string;
  /** @returns a bearer token */
  signIn(username: string): Promise<string>;
  /** Resident memory in MB: now, and the most there has been (Linux only; null elsewhere). */
  memory(): { now: number; peak: number } | null;
  stop(): Promise<void>;
}

/** @param nodeArguments e.g. `--cpu-prof` */
export async function startService({ url, dataDir }: Stand, nodeArguments: string[] = []): Promise<Service> {
  const child = spawn(process.execPath, [...nodeArguments, 'dist/main.js'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', DEMONSTRATION: 'on' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await listening(child);
  return {
    url: address,
    signIn: (username) => signIn(address, username),
    memory: () => memoryOf(child.pid ?? 0),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** @returns where it listens. @throws Error when it ends before */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) return reject(new Error('The service has no standard output.'));
    child.once('exit', () => reject(new Error('The service ended before it listened; what it said stands above.')));
    // Read to its end: a full pipe would stop the service.
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^listening on (\S+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}

async function signIn(url: string, username: string): Promise<string> {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: DEMONSTRATION_PASSWORD }),
  });
  if (!response.ok) throw new Error(`${username} cannot sign in: ${await response.text()}`);
  return ((await response.json()) as { token: string }).token;
}

function memoryOf(pid: number): { now: number; peak: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const megabytes = (field: string): number => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
    return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
  } catch {
    return null;
  }
}
