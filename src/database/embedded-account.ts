import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';

/** The operating system account PostgreSQL runs as. Without ids it is the account of this process. */
export interface Account {
  name: string;
  uid?: number;
  gid?: number;
}

/**
 * Who runs PostgreSQL. PostgreSQL refuses root, so root hands it to the owner of the existing cluster, else to
 * `postgres`, else to `nobody`: accounts that exist already, since a case service has no business editing /etc/passwd.
 * initdb looks its user up by name, so a bare number without an account would not do.
 */
export function accountFor(clusterDirectory: string): Account {
  if (process.getuid?.() !== 0) return { name: 'the current user' };
  const owner = statSync(clusterDirectory, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  return findAccount('postgres') ?? findAccount('nobody') ?? { name: 'root' };
}

function findAccount(name: string): Account | undefined {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined; // `id` fails for an unknown name: the next candidate is tried
  }
}

/** Spawn options that make a child run as the account. `cwd` is `/`: the account may be unable to enter ours. */
export function asAccount({ uid, gid }: Account): { cwd: string; uid?: number; gid?: number } {
  return { cwd: '/', uid, gid };
}

/** Whether the account can enter the directory, found out by trying rather than by reading mode bits. */
export function canEnter(account: Account, directory: string): boolean {
  if (account.uid === undefined) return true;
  return spawnSync('sh', ['-c', 'test -x "$0"', directory], asAccount(account)).status === 0;
}

/** Creates the directory, and those above it, so that other accounts can enter them whatever the umask says. */
export function makeEnterable(directory: string): void {
  const before = process.umask(0o022);
  try {
    mkdirSync(directory, { recursive: true });
  } finally {
    process.umask(before);
  }
}
