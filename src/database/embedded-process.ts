import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { asAccount } from './embedded-account.js';
import type { Cluster } from './embedded-cluster.js';

const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  max_connections: '200',
  logging_collector: 'on',
  log_filename: 'postgresql-%a.log', // overwritten after a week, so that the log cannot fill the disk
  log_truncate_on_rotation: 'on',
  log_rotation_size: '0',
  log_error_verbosity: 'terse', // a DETAIL line would quote the row, and rows are about people
};

/**
 * The leash. The shell becomes `postgres`, so the child's pid is the postmaster's. A watcher reads descriptor 3, whose
 * other end is in this process: when it closes, however this process ended, PostgreSQL shuts down. The word `keep` on it
 * lets PostgreSQL outlive us for others who use it.
 */
const LEASH = '(read -r word <&3; test "$word" = keep || kill -INT $$) >/dev/null 2>&1 & exec "$@" 3<&-';

/** Starts PostgreSQL, without waiting until it answers. It has its own session, so Ctrl-C reaches only us. */
export function launch(cluster: Cluster, port: number, settings: Record<string, string>): ChildProcess {
  const args = ['-D', cluster.directory, '-p', String(port)];
  for (const [name, value] of Object.entries({ ...SETTINGS, ...settings })) args.push('-c', `${name}=${value}`);
  const log = openSync(startLog(cluster), 'w');
  const child = spawn('sh', ['-c', LEASH, 'sh', join(cluster.binaries, 'postgres'), ...args], {
    ...asAccount(cluster.account),
    stdio: ['ignore', log, log, 'pipe'],
    detached: true,
  });
  closeSync(log);
  child.once('exit', () => leashOf(child).destroy());
  child.unref();
  leashOf(child).unref();
  return child;
}

/** Lets PostgreSQL go on after this process. */
export function letGo(child: ChildProcess): void {
  leashOf(child).end('keep\n');
}

/** What PostgreSQL said last: at its start, and in its own log once that had begun. */
export function lastWords(cluster: Cluster): string {
  const logs = join(cluster.directory, 'log');
  const byAge = (existsSync(logs) ? readdirSync(logs) : [])
    .map((name) => join(logs, name))
    .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
  return [startLog(cluster), ...byAge.slice(-1)].map((file) => readIfThere(file).slice(-800)).join('');
}

/**
 * The postmaster alive on this cluster, whoever started it, from `postmaster.pid`. A file whose number meanwhile belongs
 * to some other program (usual after a container restart, where numbers repeat) is removed: PostgreSQL would refuse to
 * start because of it.
 */
export function findPostmaster(cluster: Cluster): { pid: number; port: number } | undefined {
  const file = join(cluster.directory, 'postmaster.pid');
  const [pid, , , port] = readIfThere(file).split('\n').map(Number);
  if (!pid || !port || !isAlive(pid)) return undefined;
  if (process.platform !== 'linux' || readIfThere(`/proc/${pid}/cmdline`).includes(cluster.directory))
    return { pid, port };
  rmSync(file, { force: true });
  return undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The port if it is free on 127.0.0.1, else any free one. */
export function freePort(preferred = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (preferred === 0 ? reject(error) : resolve(freePort())));
    probe.listen(preferred, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

const startLog = (cluster: Cluster) => join(dirname(cluster.directory), 'start.log');

function leashOf(child: ChildProcess) {
  return child.stdio[3] as import('node:net').Socket;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // gone between two looks: the process ended
  }
}
