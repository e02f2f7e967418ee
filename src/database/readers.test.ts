import { createTestDatabase, type TestDatabase } from '../../test/helpers/database.js';
import { Database, type Plans, type ReadScope } from './database.js';

let given: TestDatabase;
let database: Database;

beforeAll(async () => {
  given = await createTestDatabase();
  // One connection, so that everybody reads through the same one.
  database = new Database(given.ownerUrl, 1);
});
afterAll(async () => {
  await database.onApplicationShutdown();
  await given.drop();
});

const SIGHT = `select current_setting('yimen.prefixes', true) as prefixes, current_setting('yimen.offices', true) as offices,
  current_setting('plan_cache_mode') as plans, current_setting('enable_bitmapscan') as bitmaps`;

const seen = (scope: ReadScope, plans?: Plans) =>
  database.read(scope, async (tx) => (await tx.query<Record<string, string>>(SIGHT)).rows[0], plans);

const county: ReadScope = { prefixes: ['421222'], offices: ['421222:audit'] };
const township: ReadScope = { prefixes: ['421222104', '421222105'], offices: [] };

describe('a connection for reading', () => {
  it('sees what each reader may see, whoever read through it before', async () => {
    const [countys, townships] = [
      { prefixes: '{"421222"}', offices: '{"421222:audit"}', plans: 'auto', bitmaps: 'on' },
      { prefixes: '{"421222104","421222105"}', offices: '{}', plans: 'auto', bitmaps: 'on' },
    ];
    expect(await seen(county)).toEqual(countys);
    expect(await seen(county)).toEqual(countys);
    expect(await seen(township)).toEqual(townships);
    expect(await seen({ prefixes: [], offices: [] })).toMatchObject({ prefixes: '{}', offices: '{}' });
    expect(await seen(township, 'once')).toEqual({ ...townships, plans: 'force_generic_plan', bitmaps: 'off' });
    expect(await seen(township)).toEqual(townships);
  });

  it('is right again after a reading that failed, and after the server ended it', async () => {
    const failing = database.read(county, (tx) => tx.query('select 1 / 0'));
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await seen(township)).toMatchObject({ prefixes: '{"421222104","421222105"}' });
    const ended = database.read(county, (tx) => tx.query('select pg_terminate_backend(pg_backend_pid())'));
    await expect(ended).rejects.toThrow();
    expect(await seen(county)).toMatchObject({ prefixes: '{"421222"}' });
  });

  it('can change nothing, and shows nothing to who writes without a scope', async () => {
    const writing = database.read(county, (tx) =>
      tx.query('insert into demonstration_clock (ahead) values ($1)', ['1 day']),
    );
    await expect(writing).rejects.toMatchObject({ code: '25006' });
    await seen(county);
    expect((await database.pool.query<{ prefixes: string }>(SIGHT)).rows[0]?.prefixes ?? '').toBe('');
  });
});
