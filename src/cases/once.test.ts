import { createTestDatabase, type TestDatabase } from '../../test/helpers/database.js';
import { Database } from '../database/database.js';
import { once } from './once.js';

let given: TestDatabase;
let database: Database;
beforeAll(async () => {
  given = await createTestDatabase();
  database = new Database(given.ownerUrl, 8);
});
afterAll(async () => {
  await database.onApplicationShutdown();
  await given.drop();
});

const request = (key: string, content: unknown = { name: 'a' }, principal = 'somebody') => ({
  principal,
  key,
  content,
});

describe('what is done once', () => {
  it('is done by one of several twins sent at once, and the others get its answer', async () => {
    let done = 0;
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => once(database, request('twins-key'), async () => ({ number: (done += 1) }))),
    );
    expect(done).toBe(1);
    expect(answers).toEqual(Array.from({ length: 6 }, () => ({ number: 1 })));
  });

  it('is refused for another content under the same key, and done for another key or person', async () => {
    const answer = (n: number) => async () => n;
    expect(await once(database, request('reused-key'), answer(1))).toBe(1);
    await expect(once(database, request('reused-key', { name: 'b' }), answer(2))).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect(await once(database, request('fresh-key', { name: 'b' }), answer(3))).toBe(3);
    expect(await once(database, request('reused-key', { name: 'b' }, 'somebody else'), answer(4))).toBe(4);
  });

  it('leaves nothing when it fails, so that the next attempt does it', async () => {
    const attempt = once(database, request('failing-key'), async (tx) => {
      await tx.query(`insert into division values ('99', 'nowhere', 'province', null, false, '2017-01-01')`);
      throw new Error('it failed');
    });
    await expect(attempt).rejects.toThrow('it failed');
    expect(await database.query(`select code from division`)).toEqual([]);
    expect(await once(database, request('failing-key'), async () => 'done')).toBe('done');
  });
});
