import { seed } from '../src/app/seed.js';
import { migrate } from '../src/database/migrate.js';
import { startTestApp, type TestApp } from './helpers/app.js';
import { application, apply } from './helpers/families.js';
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

/** Ends the connection of whoever commits an event, while it commits. */
const ENDS_AT_COMMIT = `
  create function ended() returns trigger language plpgsql as $$
    begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5); return new; end $$;
  create constraint trigger ended after insert on unsealed deferrable initially deferred for each row execute function ended()`;

describe('when the connection ends while it commits', () => {
  it('nobody knows whether it has; whoever asked is told so, and finds out with the same key', async () => {
    const clerk = await yimen.login('shadui.clerk');
    const { county, caseId } = await apply(clerk);
    const requests: [string, object][] = [
      ['/api/applications', application()],
      [`/api/cases/${county}/${caseId}/commands`, { type: 'WITHDRAW', data: {} }],
    ];
    for (const [index, [path, body]] of requests.entries()) {
      const send = () => clerk.post(path, body).set('idempotency-key', `commits-${index}`);
      await yimen.sql(ENDS_AT_COMMIT);
      const { status, body: problem, headers } = await send();
      await yimen.sql('drop function ended cascade');
      expect({ path, status, code: problem.code }).toEqual({ path, status: 503, code: 'outcome-unknown' });
      expect(headers['retry-after']).toBe('1');
      const first = await send();
      expect(first.status).toBeLessThan(300);
      const again = await send();
      expect({ status: again.status, body: again.body }).toEqual({ status: first.status, body: first.body });
    }
    const [{ cases, events }] = (await yimen.sql(
      'select (select count(*)::int from cases) as cases, (select count(*)::int from case_event) as events',
    )) as [{ cases: number; events: number }];
    expect({ cases, events }).toEqual({ cases: 2, events: 3 });
  });
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
