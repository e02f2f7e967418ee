import { refuseUnsafeDatabase } from '../src/app/safety.js';
import { seed } from '../src/app/seed.js';
import { readConfig, type Config } from '../src/config.js';
import pg from 'pg';
import { startTestApp } from './helpers/app.js';
import { createSeededDatabase, createTestDatabase, type TestDatabase } from './helpers/database.js';

const databases: TestDatabase[] = [];
afterAll(() => Promise.all(databases.map((database) => database.drop())));

async function given(make: Promise<TestDatabase>): Promise<TestDatabase> {
  const database = await make;
  databases.push(database);
  return database;
}

async function query<R extends pg.QueryResultRow>({ ownerUrl }: TestDatabase, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
}

const installation = (): Config => ({ ...readConfig({ DEMONSTRATION: 'off' }), production: true });

describe('the service refuses to start', () => {
  it('as an installation on the database of a demonstration', async () => {
    const { ownerUrl } = await given(createSeededDatabase());
    await expect(refuseUnsafeDatabase(installation(), ownerUrl)).rejects.toMatchObject({
      setting: 'DATABASE_URL',
      message: expect.stringContaining('demonstration'),
    });
    await expect(refuseUnsafeDatabase(readConfig({}), ownerUrl)).resolves.toBeUndefined();
  });

  it('as a demonstration on the database of an installation', async () => {
    const { ownerUrl } = await given(createTestDatabase());
    await seed(ownerUrl, { demonstration: false, adminPassword: 'a long first password' });
    await expect(refuseUnsafeDatabase(readConfig({}), ownerUrl)).rejects.toMatchObject({ setting: 'DEMONSTRATION' });
  });

  it('in production on a database that forgets committed work', async () => {
    const { ownerUrl } = await given(createTestDatabase()); // test databases wait for no disk
    await expect(refuseUnsafeDatabase(installation(), ownerUrl)).rejects.toThrow(
      'fsync=off, full_page_writes=off, synchronous_commit=off',
    );
    await expect(refuseUnsafeDatabase(readConfig({}), ownerUrl)).resolves.toBeUndefined();
  });

  it('on an empty database without a password for its first administrator, leaving it empty', async () => {
    const database = await given(createTestDatabase());
    await expect(seed(database.ownerUrl, { demonstration: false })).rejects.toMatchObject({
      setting: 'YIMEN_ADMIN_PASSWORD',
    });
    expect(await query(database, 'select from division')).toEqual([]);
  });
});

describe('an installation', () => {
  it('begins with one administrator, the divisions and the calendar, on the real clock that nobody can move', async () => {
    const database = await given(createTestDatabase());
    await seed(database.ownerUrl, { demonstration: false, adminPassword: 'a long first password' });
    const yimen = await startTestApp({ database, demonstration: false });
    try {
      const { body } = await yimen.anonymous
        .post('/api/session', { username: 'administrator', password: 'a long first password' })
        .expect(200);
      expect(body).toMatchObject({ seats: [{ office: '4212:platform', role: 'administrator' }] });
      const { token } = body as { token: string };
      const answer = await yimen.anonymous
        .post('/api/clock/advance', { days: 7 })
        .set('authorization', `Bearer ${token}`)
        .expect(404);
      expect(answer.body).toMatchObject({ code: 'no-such-route' });
      expect(await query(database, 'select count(*)::int as people from app_user')).toEqual([{ people: 1 }]);
      expect(await query(database, 'select version from calendar')).toEqual([{ version: 'state-council-2026' }]);
      const [clock] = await query<{ same: boolean }>(
        database,
        `select service_now() - clock_timestamp() < interval '1 second' as same`,
      );
      expect(clock).toEqual({ same: true });
    } finally {
      await yimen.close();
    }
  });
});

describe('a demonstration', () => {
  it('is filled once, whoever starts first and however many start at once', async () => {
    const database = await given(createTestDatabase());
    const filled = await Promise.all([1, 2, 3].map(() => seed(database.ownerUrl, { demonstration: true })));
    expect(filled.filter(Boolean)).toHaveLength(1);
    const [found] = await query<{ people: number; clocks: number; day: string }>(
      database,
      `select (select count(*) from app_user) as people, (select count(*) from demonstration_clock) as clocks,
         (service_now() at time zone 'Asia/Shanghai')::date::text as day`,
    );
    expect(found).toMatchObject({ clocks: 1, day: '2017-04-05' });
    expect(Number(found?.people)).toBeGreaterThan(500);
  });
});
