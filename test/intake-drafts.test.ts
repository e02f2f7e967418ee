import { randomBytes, randomUUID } from 'node:crypto';
import request from 'supertest';
import { DocumentSweep, DraftSweep } from '../src/intake/index.js';
import { Database } from '../src/database/database.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { application } from './helpers/families.js';

let app: TestApp;
let clerk: TestUser;
beforeAll(async () => {
  app = await startTestApp();
  clerk = await app.login('shadui.clerk');
}, 120_000);
afterAll(() => app.close());

const CONTENT = { members: [{ name: '欧阳建国', idNumber: '421222198003120017' }], step: 2 };
const keep = (user: TestUser, id: string, version: number, more: object = {}) =>
  user.put(`/api/drafts/${id}`, { applicant: '欧阳建国', content: CONTENT, ...more }).set('if-match', `"${version}"`);

async function upload(user: TestUser): Promise<string> {
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(500)]);
  const { body } = await request(app.app.getHttpServer())
    .post('/api/documents')
    .set('authorization', `Bearer ${user.token}`)
    .field('kind', 'householdBook')
    .attach('file', content, '户口簿.pdf')
    .expect(201);
  expect(body).toMatchObject({ kind: 'householdBook', name: '户口簿.pdf' });
  return (body as { id: string }).id;
}

describe('a draft', () => {
  it('is there again after the browser was closed, and its list names nobody', async () => {
    const id = randomUUID();
    const { body: kept } = await keep(clerk, id, 0).expect(200);
    expect(kept).toMatchObject({ id, version: 1, applicant: '欧**国' });
    const { body: list } = await clerk.get('/api/drafts').expect(200);
    expect(list).toContainEqual(kept);
    expect(JSON.stringify(list)).not.toContain('欧阳建国');
    const { body } = await clerk.get(`/api/drafts/${id}`).expect(200);
    expect(body).toEqual({ ...kept, content: CONTENT, documents: [] });
  });

  it('stands in the database as ciphertext only, and opening it is on record', async () => {
    const id = randomUUID();
    await keep(clerk, id, 0).expect(200);
    await clerk.get(`/api/drafts/${id}`).expect(200);
    const [row] = await app.sql<{ sealed: Buffer }>('select sealed from intake_draft where id = $1', [id]);
    for (const text of ['欧阳建国', '421222198003120017']) expect(row?.sealed.includes(Buffer.from(text))).toBe(false);
    const log = await app.sql('select user_id from read_log where what = $1', [`draft ${id}`]);
    expect(log).toEqual([{ user_id: clerk.id }]);
  });

  it('is refused when it was written on elsewhere, unless it says the same', async () => {
    const id = randomUUID();
    await keep(clerk, id, 0).expect(200);
    await keep(clerk, id, 1, { content: { step: 3 } }).expect(200);
    const { body } = await keep(clerk, id, 1, { content: { step: 4 } });
    expect(body).toMatchObject({ code: 'draft-moved-on', status: 409, expectedVersion: 1, version: 2 });
    // The answer to the second keeping was lost on the way: it is sent again and finds itself.
    expect((await keep(clerk, id, 1, { content: { step: 3 } }).expect(200)).body).toMatchObject({ version: 2 });
  });

  it('is kept only with the version it was written on', async () => {
    const { body } = await clerk.put(`/api/drafts/${randomUUID()}`, { content: {} });
    expect(body).toMatchObject({ code: 'if-match-invalid', status: 400 });
  });

  it('is neither read, changed nor removed by anybody else, not even at the same window', async () => {
    const id = randomUUID();
    await keep(clerk, id, 0).expect(200);
    for (const username of ['shadui.handler1', 'heshengqiao.clerk']) {
      const other = await app.login(username);
      expect((await other.get(`/api/drafts/${id}`)).status).toBe(404);
      expect((await keep(other, id, 1)).status).toBe(404);
      expect((await keep(other, id, 0)).status).toBe(404);
      await other.delete(`/api/drafts/${id}`).expect(204);
      expect((await other.get('/api/drafts').expect(200)).body).toEqual([]);
    }
    expect((await (await app.login('tongcheng.auditor')).get(`/api/drafts/${id}`)).status).toBe(403);
    await clerk.get(`/api/drafts/${id}`).expect(200);
  });

  it('is hidden by the database itself from whoever does not say who they are', async () => {
    await keep(clerk, randomUUID(), 0).expect(200);
    const seen = (user: string | null, offices: string[]) =>
      app.app.get(Database).transaction({ prefixes: ['4212'], offices }, async (tx) => {
        if (user) await tx.query(`select set_config('yimen.user', $1, true)`, [user]);
        return (await tx.query('select from intake_draft')).rowCount;
      });
    const window = '421222104:window';
    expect(await seen(clerk.id, [window])).toBeGreaterThan(0);
    expect(await seen(null, [window])).toBe(0);
    expect(await seen(clerk.id, ['421202104:window'])).toBe(0);
  });

  it('is thrown away when asked, and when nobody wrote on for the days the division has set', async () => {
    const [gone, forgotten] = [randomUUID(), randomUUID()];
    await keep(clerk, gone, 0).expect(200);
    await clerk.delete(`/api/drafts/${gone}`).expect(204);
    expect((await clerk.get(`/api/drafts/${gone}`)).status).toBe(404);
    const { body } = await keep(clerk, forgotten, 0).expect(200);
    expect((Date.parse(body.expiresAt) - Date.parse(body.updatedAt)) / 86_400_000).toBe(14);
    await app.sql(`update intake_draft set expires_at = service_now() where id = $1`, [forgotten]);
    expect((await clerk.get(`/api/drafts/${forgotten}`)).status).toBe(404);
    expect(await app.app.get(DraftSweep).run()).toBeGreaterThan(0);
    expect(await app.sql('select from intake_draft where id = $1', [forgotten])).toEqual([]);
  });

  it('goes when its application is received, and not when that is refused', async () => {
    const id = randomUUID();
    await keep(clerk, id, 0).expect(200);
    await clerk.post('/api/applications', { ...application({ draft: id }), authorisations: [] }).expect(422);
    await clerk.get(`/api/drafts/${id}`).expect(200);
    await clerk.post('/api/applications', application({ draft: id })).expect(201);
    expect((await clerk.get(`/api/drafts/${id}`)).status).toBe(404);
  });

  it('holds its papers beyond the day that others last, and hands them over', async () => {
    const [held, loose] = [await upload(clerk), await upload(clerk)];
    const id = randomUUID();
    await keep(clerk, id, 0, { documents: [held] }).expect(200);
    await app.sql(`update document set uploaded_at = uploaded_at - interval '3 days' where id = any ($1)`, [
      [held, loose],
    ]);
    await app.app.get(DocumentSweep).run();
    const left = await app.sql<{ id: string }>('select id from document where id = any ($1)', [[held, loose]]);
    expect(left).toEqual([{ id: held }]);
    const { county, caseId } = (
      await clerk.post('/api/applications', application({ draft: id, documents: [held] })).expect(201)
    ).body;
    const { body } = await clerk.get(`/api/cases/${county}/${caseId}/documents`).expect(200);
    expect(body).toMatchObject([{ id: held, kind: 'householdBook' }]);
  });

  it('is no place to store things: its size and their number are bounded', async () => {
    const { body: large } = await keep(clerk, randomUUID(), 0, { content: { text: 'x'.repeat(300_000) } });
    expect(large).toMatchObject({ code: 'draft-too-large', status: 413 });
    const handler = await app.login('shadui.handler2');
    for (let n = 0; n < 30; n += 1) await keep(handler, randomUUID(), 0).expect(200);
    expect((await keep(handler, randomUUID(), 0)).body).toMatchObject({ code: 'too-many-drafts', status: 409 });
  });
});

it('the key for what a browser has not sent yet is one’s own, and the same after a new sign-in', async () => {
  const key = async (user: TestUser) => (await user.get('/api/drafts/local-key').expect(200)).body.key as string;
  const [first, second] = [await key(clerk), await key(clerk)];
  expect(Buffer.from(first, 'base64')).toHaveLength(32);
  expect(second).toBe(first);
  expect(await key(await app.login('shadui.handler1'))).not.toBe(first);
});
