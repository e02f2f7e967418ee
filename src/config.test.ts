import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, readSecrets } from './config.js';

const key = 'n3JtCq0Xb8yZ1uVfK5sLrWm7Qe2aGhTo9dPiUkYxB4c=';
const production = {
  NODE_ENV: 'production',
  YIMEN_KEY: key,
  DATABASE_URL: 'postgres://yimen:k3bTq9vWzR@db.example/yimen',
};
const refusalOf = (env: NodeJS.ProcessEnv): string => {
  try {
    readConfig(env);
  } catch (error) {
    return (error as { setting: string }).setting;
  }
  return 'accepted';
};

describe('the configuration', () => {
  it('needs nothing for a demonstration on this machine', () => {
    expect(readConfig({})).toMatchObject({
      port: 8420,
      host: '127.0.0.1',
      demonstration: true,
      production: false,
      trustedProxies: [],
    });
  });

  it('takes any free port for 0', () => {
    expect(readConfig({ PORT: '0' }).port).toBe(0);
  });

  it.each(['', 'http', '70000', '-1', '80.5'])('refuses "%s" as a port', (PORT) => {
    expect(refusalOf({ PORT })).toBe('PORT');
  });

  it('takes the address citizens use without its last slash, and refuses one with a path', () => {
    expect(readConfig({ PUBLIC_URL: 'https://aid.example.gov.cn/' }).publicUrl).toBe('https://aid.example.gov.cn');
    for (const PUBLIC_URL of ['aid.example.gov.cn', 'https://aid.example.gov.cn/window'])
      expect(refusalOf({ PUBLIC_URL })).toBe('PUBLIC_URL');
  });

  it.each(['c2hvcnQ=', `${key}AAAA`])('refuses a key of another length: %s', (YIMEN_KEY) => {
    expect(refusalOf({ YIMEN_KEY })).toBe('YIMEN_KEY');
  });
});

describe('in production', () => {
  it('starts with secrets of its own', () => {
    expect(refusalOf(production)).toBe('accepted');
    expect(readConfig(production)).toMatchObject({ production: true, demonstration: false });
  });

  it.each([
    ['YIMEN_KEY', { YIMEN_KEY: undefined }],
    ['YIMEN_KEY', { YIMEN_KEY: Buffer.alloc(32).toString('base64') }],
    ['YIMEN_KEY', { YIMEN_KEY: Buffer.alloc(32, 'yimen').toString('base64') }],
    ['DATABASE_URL', { DATABASE_URL: undefined }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://postgres:postgres@db.example/yimen' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://yimen:changeme@db.example/yimen' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://yimen@db.example/yimen' }],
    ['DATABASE_URL', { DATABASE_URL: 'db.example' }],
    ['APP_DATABASE_URL', { APP_DATABASE_URL: 'postgres://yimen_app:password@db.example/yimen' }],
    ['DEMONSTRATION', { DEMONSTRATION: 'on' }],
  ])('is refused for a missing or well-known %s', (setting, change) => {
    expect(refusalOf({ ...production, ...change })).toBe(setting);
  });
});

describe('the master key', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yimen-config-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it('is made once for a demonstration, readable by its owner alone', () => {
    const first = readSecrets(readConfig({}), dataDir).masterKey;
    expect(first).toHaveLength(32);
    expect(readSecrets(readConfig({}), dataDir).masterKey).toEqual(first);
    expect(statSync(join(dataDir, 'master-key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(dataDir, 'master-key'), 'utf8').trim()).toBe(first.toString('base64'));
  });

  it('is the one given, when one is given', () => {
    expect(readSecrets(readConfig({ YIMEN_KEY: key }), dataDir).masterKey.toString('base64')).toBe(key);
  });
});
