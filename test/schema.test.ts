import { readFileSync } from 'node:fs';
import pg from 'pg';
import { readSchema, schemaDifferences, type Schema } from '../src/database/schema.js';
import { createTestDatabase, type TestDatabase } from './helpers/database.js';

const FILE = new URL('../src/database/schema.json', import.meta.url);
const committed = JSON.parse(readFileSync(FILE, 'utf8')) as Schema;

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});

afterAll(async () => {
  await client?.end();
  await database?.drop();
});

describe('src/database/schema.json', () => {
  it('is what the migrations make', async () => {
    const differences = schemaDifferences(committed, await readSchema(client));
    if (differences.length === 0) return;
    throw new Error(
      `The migrations make another schema: run \`npm run schema\` and look at the diff.\n${differences.join('\n')}`,
    );
  });

  it.each([
    ['a column', 'alter table notice add surprise text'],
    ['a default', `alter table notice alter withdrawn_at set default now()`],
    ['a null', 'alter table notice alter kind drop not null'],
    ['an index', 'drop index case_task_inbox'],
    ['a constraint', 'alter table notice drop constraint notice_pkey'],
    ['a policy', 'drop policy case_scope on cases'],
    ['row security', 'alter table cases disable row level security'],
    ['a trigger', 'alter table case_event disable trigger user'],
    [
      'a function',
      `create or replace function scope_prefixes() returns text[] language sql stable as $$ select '{}'::text[] $$`,
    ],
    ['a right', 'grant update on case_event to yimen_app'],
    ["a column's right", 'revoke update (withdrawn_at) on notice from yimen_app'],
    ["a function's right", 'revoke execute on function scope_prefixes() from public'],
    ["a partition's right", 'grant delete on case_event_other to yimen_app'],
    ['a role', 'alter role yimen_app bypassrls'],
  ])('notices %s that changed', async (_what, statement) => {
    await client.query('begin');
    await client.query(statement);
    const differences = schemaDifferences(committed, await readSchema(client));
    await client.query('rollback');
    expect(differences).not.toEqual([]);
  });
});
