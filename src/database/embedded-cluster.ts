import { spawnSync } from 'node:child_process';
import { randomBytes, createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accountFor, asAccount, canEnter, makeEnterable, type Account } from './embedded-account.js';
import { binariesFor, moveUnlessThere } from './embedded-binaries.js';
import { ClusterNotOurs, DataDirUnreachable, PostgresDidNotStart } from './embedded-errors.js';

/** A PostgreSQL cluster on disk: `<dataDir>/postgres/` with the cluster itself, its password and its start-up log. */
export interface Cluster {
  dataDir: string;
  directory: string;
  account: Account;
  binaries: string;
  password: string;
  /** The port of the last start, taken again when free so that the address survives a restart. */
  port?: number;
}

const DEFAULT_DATA_DIR = fileURLToPath(new URL('../../.data', import.meta.url));

/**
 * Opens the cluster below `dataDir`, creating it on first use.
 *
 * @param dataDir where data are kept; left out, `.data` in the checkout, or `/var/lib/yimen/…` if root started us from
 *   a checkout that PostgreSQL's account cannot enter
 * @throws DataDirUnreachable, PostgresBinariesUnavailable, PostgresDidNotStart, ClusterNotOurs
 */
export function openCluster(dataDir?: string): Cluster {
  const chosen = chooseDataDir(dataDir);
  const account = accountFor(clusterIn(chosen));
  const binaries = binariesFor(account);
  if (!existsSync(clusterIn(chosen))) createCluster(chosen, account, binaries);
  return { dataDir: chosen, directory: clusterIn(chosen), account, binaries, ...readConnection(chosen) };
}

/** Keeps the port for the next start. */
export function rememberPort(cluster: Cluster, port: number): void {
  if (cluster.port === port) return;
  cluster.port = port;
  writeSecret(connectionFile(cluster.dataDir), JSON.stringify({ password: cluster.password, port }));
}

const clusterIn = (dataDir: string) => join(dataDir, 'postgres', 'cluster');
const connectionFile = (dataDir: string) => join(dataDir, 'postgres', 'connection.json');

/** An existing cluster is never passed over for an empty one, even when the checkout has become reachable since. */
function chooseDataDir(given: string | undefined): string {
  const first = resolve(given ?? DEFAULT_DATA_DIR);
  const fallback = `/var/lib/yimen/data-${createHash('sha256').update(first).digest('hex').slice(0, 12)}`;
  const mayFallBack = given === undefined && !existsSync(clusterIn(first));
  if (mayFallBack && existsSync(clusterIn(fallback))) return fallback;
  makeEnterable(first);
  const account = accountFor(clusterIn(first));
  if (canEnter(account, first)) return first;
  if (!mayFallBack) throw new DataDirUnreachable(first, account.name);
  makeEnterable(fallback);
  console.log(`${account.name}, who runs PostgreSQL for root, cannot enter ${first}; data are kept in ${fallback}`);
  return fallback;
}

/** Made beside its place and renamed, so that a start killed half-way leaves nothing that looks like a cluster. */
function createCluster(dataDir: string, account: Account, binaries: string): void {
  const half = mkdtempSync(join(dataDir, 'postgres.new-'));
  try {
    chmodSync(half, 0o711);
    mkdirSync(join(half, 'cluster'), { mode: 0o700 });
    giveTo(account, join(half, 'cluster'));
    const password = randomBytes(24).toString('base64url');
    writeSecret(join(half, 'connection.json'), JSON.stringify({ password }));
    runInitdb(half, account, binaries, password);
    moveUnlessThere(half, join(dataDir, 'postgres'));
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

function runInitdb(home: string, account: Account, binaries: string, password: string): void {
  const passwordFile = join(home, 'initdb-password');
  writeSecret(passwordFile, password);
  giveTo(account, passwordFile);
  const args = ['-D', join(home, 'cluster'), '-U', 'postgres', '-E', 'UTF8', '-A', 'scram-sha-256', '--data-checksums'];
  args.push('--pwfile', passwordFile, '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  // The builtin provider sorts alike everywhere. The C library's locale still decides what pg_trgm takes for letters,
  // so it is C.UTF-8 too where the system has it (macOS has not).
  const initdb = (locale: string) =>
    spawnSync(join(binaries, 'initdb'), [...args, `--locale=${locale}`], { ...asAccount(account), encoding: 'utf8' });
  let result = initdb('C.UTF-8');
  if (result.stderr?.includes('invalid locale name')) result = initdb('C');
  rmSync(passwordFile);
  if (result.status !== 0) {
    throw new PostgresDidNotStart(`No database could be created in ${home}`, result.stderr ?? '', {
      cause: result.error,
    });
  }
}

function readConnection(dataDir: string): { password: string; port?: number } {
  const file = connectionFile(dataDir);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { password: string; port?: number };
  } catch (cause) {
    throw new ClusterNotOurs(file, { cause });
  }
}

function writeSecret(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
}

function giveTo({ uid, gid }: Account, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}
