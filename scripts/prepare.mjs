// Makes a checkout ready to run: packages as the lock file says, `dist/` as the sources say.
// Imports nothing from npm, since it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const NEEDED = [20, 19];
/** The service and the screens are built apart: a change of one leaves the other as it is. */
const BUILDS = [
  {
    name: 'the service',
    sources: 'src',
    settings: ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'],
    stamp: join(root, 'dist', '.source-digest'),
    command: ['node_modules/@nestjs/cli/bin/nest.js', 'build'],
  },
  {
    name: 'the screens',
    sources: 'web',
    settings: ['package-lock.json'],
    stamp: join(root, 'web', 'dist', '.source-digest'),
    command: ['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn'],
  },
];

/**
 * Installs and builds what is missing or out of date, and nothing else: two terminals may prepare at the same time, also
 * while the service runs.
 *
 * @param {{ quiet?: boolean, screens?: boolean }} options quiet: say nothing unless something fails; screens: false where
 *   nobody will look at them
 */
export async function prepare({ quiet = false, screens = true } = {}) {
  refuseOldNode();
  const builds = BUILDS.filter(({ sources }) => screens || sources !== 'web');
  if (arePackagesCurrent() && builds.every(isCurrent)) return;
  await withLock(async () => {
    if (!arePackagesCurrent()) await install(quiet);
    for (const build of builds) if (!isCurrent(build)) await make(build, quiet);
  });
}

/**
 * Goes on as `node <file> <args>` would, in this very process: signals, exit code and standard streams need no
 * forwarding, and kill -9 leaves no child behind.
 */
export async function continueAs(file, args) {
  const path = join(root, file);
  process.argv = [process.argv[0], path, ...args];
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(path).href);
}

/** Runs a command to its end; a signal to us reaches it first. @returns {Promise<number>} its exit code */
export function run(command, args, options) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
  const forward = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM'];
  signals.forEach((signal) => process.on(signal, forward));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      signals.forEach((name) => process.off(name, forward));
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  console.error(`Yimen needs Node ${NEEDED.join('.')} or later; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Compared by content: npm keeps what it installed in `.package-lock.json`; optional packages of other systems lack. */
function arePackagesCurrent() {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  if (!installed) return false;
  const isThere = ([path, { version, optional }]) =>
    path === '' || installed[path]?.version === version || (optional && !installed[path]);
  return Object.entries(wanted).every(isThere);
}

function packagesOf(lockFile) {
  const text = readIfThere(join(root, lockFile));
  return text && JSON.parse(text).packages;
}

const isCurrent = (build) => readIfThere(build.stamp) === sourceDigest(build);

/** By content as well: checkouts and copies of a tree carry arbitrary times. A tenth of a second at most. */
function sourceDigest({ sources, settings }) {
  const hash = createHash('sha256');
  const files = readdirSync(join(root, sources), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(join(root, sources, 'dist')));
  for (const file of [...files.sort(), ...settings.map((name) => join(root, name))]) {
    hash.update(file.slice(root.length)).update('\0').update(readIfThere(file)).update('\0');
  }
  return hash.digest('hex');
}

/** The compiler is among the development packages, whatever NODE_ENV or the npm configuration say. */
async function install(quiet) {
  if (!quiet) console.log('Installing packages (once) …');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const flags = quiet ? ['--silent'] : ['--loglevel=error']; // its warnings are for whoever edits package.json
  await orGiveUp('npm ci', [...npm, 'ci', '--include=dev', '--no-audit', '--no-fund', ...flags], quiet);
}

async function make(build, quiet) {
  if (!quiet) console.log(`Building ${build.name} …`);
  const digest = sourceDigest(build); // taken before: an edit made during the build makes the next start build again
  rmSync(build.stamp, { force: true });
  const [script, ...args] = build.command;
  await orGiveUp(`Building ${build.name}`, [process.execPath, join(root, script), ...args], quiet);
  writeFileSync(build.stamp, digest);
}

async function orGiveUp(what, [command, ...args], quiet) {
  const scratch = mkdtempSync(join(tmpdir(), 'yimen-'));
  const log = join(scratch, 'log');
  const out = quiet ? openSync(log, 'w') : 'inherit';
  const code = await run(command, args, { stdio: ['ignore', out, out] });
  if (quiet) closeSync(out);
  if (quiet && code !== 0) process.stderr.write(readFileSync(log));
  rmSync(scratch, { recursive: true });
  if (code === 0) return;
  console.error(`${what} failed (exit code ${code}); its messages are above.`);
  process.exit(code);
}

/** One preparation at a time: both npm ci and the build begin by deleting. A lock whose owner died does not count. */
async function withLock(work) {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const lock = join(tmpdir(), `yimen-prepare-${process.getuid?.() ?? 0}-${name}`);
  while (!tryLock(lock)) await sleep(200);
  process.once('exit', () => rmSync(lock, { force: true }));
  await work();
  rmSync(lock, { force: true });
}

function tryLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(Number(readIfThere(lock)))) rmSync(lock, { force: true });
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
