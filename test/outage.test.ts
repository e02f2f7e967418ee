import { seed } from '../src/app/seed.js';
import { migrate } from '../src/database/migrate.js';
import { startTestApp, type TestApp } from './helpers/app.js';
import { startPrivatePostgres, type PrivatePostgres } from './helpers/service-process.js';

let postgres: PrivatePostgres;
let yimen: TestApp;
beforeAll(async () => {
  postgres = await startPrivatePostgres({ fsync: 'off' });
  await migrate(postgres.url);
  await seed(postgres.url, { demonstration: true });
  const database = { url: postgres.url, ownerUrl: postgres.url, drop: async () => undefined };
  yimen = await startTestApp({ database });
}, 60_000);
afterAll(async () => {
  await yimen.close();
  await postgres.remove();
});

describe('while its database is away', () => {
  it('the service lives, is not ready, says so, and goes on by itself', async () => {
    const clerk = await yimen.login('shadui.clerk');
    await clerk.get('/api/tasks').expect(200);

    await postgres.stop();
    await yimen.anonymous.get('/livez').expect(200);
    // Each of these asks in a way of its own: the pool, a transaction, a repository.
    for (const path of ['/readyz', '/api/tasks', '/api/offices?division=421222104', '/api/grants']) {
      const { status, body, headers } = await clerk.get(path);
      expect({ path, status, code: (body as { code: string }).code }).toEqual({
        path,
        status: 503,
        code: 'database-unavailable',
      });
      expect(headers['retry-after']).toBe('1');
    }

    await postgres.start();
    await yimen.anonymous.get('/readyz').expect(200);
    await clerk.get('/api/tasks').expect(200);
    await clerk.get('/api/grants').expect(200);
  }, 60_000);
});
