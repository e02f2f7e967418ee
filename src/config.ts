import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: `workflows/` and, unless told otherwise, `.data/` lie here. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A start that is refused: `setting` names the environment variable, the message says what it must be. */
export class ConfigRefused extends Error {
  readonly code = 'config-refused';
  constructor(
    readonly setting: string,
    why: string,
  ) {
    super(`${setting}: ${why}`);
    this.name = 'ConfigRefused';
  }
}

/** How this process was told to run. Features inject it; only {@link readConfig} makes one. */
export abstract class Config {
  /** 0 takes any free port. */
  abstract readonly port: number;
  abstract readonly host: string;
  /** Where uploads and, embedded, the database lie. Undefined leaves the choice to the embedded PostgreSQL. */
  abstract readonly dataDir: string | undefined;
  /** A role that may migrate. Undefined starts the embedded PostgreSQL. */
  abstract readonly databaseUrl: string | undefined;
  /** The role the service works as, when it is another one. */
  abstract readonly appDatabaseUrl: string | undefined;
  /** Master key from the environment; undefined lets a demonstration make its own. */
  abstract readonly key: Buffer | undefined;
  abstract readonly production: boolean;
  /** Made-up people, a clock that can be moved forward, logins printed on the terminal. */
  abstract readonly demonstration: boolean;
  /** Password of the first administrator of an empty installation that is no demonstration. */
  abstract readonly adminPassword: string | undefined;
  /** Proxies whose `X-Forwarded-For` is believed, as addresses or networks; nobody by default. */
  abstract readonly trustedProxies: string[];
  /** Under which citizens reach the service, for the QR code on receipts; undefined takes the address the window uses. */
  abstract readonly publicUrl: string | undefined;
}

/** What is settled once the data directory is known. */
export abstract class Secrets {
  /** 32 bytes that everything else is wrapped with. */
  abstract readonly masterKey: Buffer;
  /** Directory for files of our own: uploads, generated keys. */
  abstract readonly dataDir: string;
}

/** @throws ConfigRefused naming the variable */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const production = env['NODE_ENV'] === 'production';
  const config: Config = {
    port: readPort(env['PORT']),
    host: env['HOST'] || '127.0.0.1',
    dataDir: env['DATA_DIR'] ? resolve(env['DATA_DIR']) : undefined,
    databaseUrl: env['DATABASE_URL'] || undefined,
    appDatabaseUrl: env['APP_DATABASE_URL'] || undefined,
    key: readKey(env['YIMEN_KEY']),
    production,
    demonstration: readSwitch('DEMONSTRATION', env['DEMONSTRATION'], !production),
    adminPassword: env['YIMEN_ADMIN_PASSWORD'] || undefined,
    publicUrl: readOrigin(env['PUBLIC_URL']),
    trustedProxies: (env['TRUSTED_PROXIES'] ?? '').split(',').filter(Boolean),
  };
  if (production) refuseUnsafe(config);
  return config;
}

function readPort(value = '8420'): number {
  const port = Number(value);
  if (value !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ConfigRefused('PORT', `must be a number from 0 to 65535, not "${value}".`);
}

function readSwitch(name: string, value: string | undefined, standard: boolean): boolean {
  if (value === undefined || value === '') return standard;
  if (['1', 'true', 'on', 'yes'].includes(value)) return true;
  if (['0', 'false', 'off', 'no'].includes(value)) return false;
  throw new ConfigRefused(name, `must be "on" or "off", not "${value}".`);
}

function readOrigin(value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (/^https?:\/\/[^/?#]+\/?$/.test(value)) return value.replace(/\/$/, '');
  throw new ConfigRefused(
    'PUBLIC_URL',
    `must be an address without a path (https://aid.example.gov.cn), not "${value}".`,
  );
}

function readKey(value: string | undefined): Buffer | undefined {
  if (!value) return undefined;
  const key = Buffer.from(value, 'base64');
  // Buffer passes over what is not base64, and so would take half a key that was pasted badly.
  if (key.length !== 32 || !/^[\w+/-]{43}=?$/.test(value))
    throw new ConfigRefused('YIMEN_KEY', 'must be 32 bytes in base64 (openssl rand -base64 32).');
  return key;
}

/** Passwords that stand in everybody's examples. */
const WELL_KNOWN = new Set(['', 'postgres', 'password', 'yimen', 'secret', 'changeme', 'admin', '123456']);

function refuseUnsafe({ key, databaseUrl, appDatabaseUrl, demonstration }: Config): void {
  if (demonstration) throw new ConfigRefused('DEMONSTRATION', 'cannot be on in production: its passwords are public.');
  if (!key) throw new ConfigRefused('YIMEN_KEY', 'is required in production (openssl rand -base64 32).');
  if (new Set(key).size < 16)
    throw new ConfigRefused('YIMEN_KEY', 'is not random enough: make it with openssl rand -base64 32.');
  if (!databaseUrl) throw new ConfigRefused('DATABASE_URL', 'is required in production.');
  refuseWellKnown('DATABASE_URL', databaseUrl);
  if (appDatabaseUrl) refuseWellKnown('APP_DATABASE_URL', appDatabaseUrl);
}

function refuseWellKnown(setting: string, url: string): void {
  let password: string;
  try {
    password = decodeURIComponent(new URL(url).password);
  } catch {
    throw new ConfigRefused(setting, 'is not a URL (postgres://user:password@host/database).');
  }
  if (WELL_KNOWN.has(password)) throw new ConfigRefused(setting, 'has an empty or well-known password.');
}

/** The master key and the directory it lies in; a demonstration makes its own key once and keeps it. */
export function readSecrets({ key, production }: Config, dataDir: string): Secrets {
  if (key) return { masterKey: key, dataDir };
  if (production) throw new ConfigRefused('YIMEN_KEY', 'is required in production.');
  const file = join(dataDir, 'master-key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeIfAbsent(file, `${randomBytes(32).toString('base64')}\n`);
  }
  return { masterKey: Buffer.from(readFileSync(file, 'utf8'), 'base64'), dataDir };
}

/** Two processes may start at once: the second uses what the first has written. */
function writeIfAbsent(file: string, content: string): void {
  try {
    writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
