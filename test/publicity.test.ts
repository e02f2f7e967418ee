import { randomUUID } from 'node:crypto';
import type { PublicNotice } from '../src/publicity/public-notices.js';
import { startVillageAid, type VillageAid } from './helpers/village-aid.js';
import { family } from './helpers/families.js';

const VILLAGE = '421222104201';
const opinion = { memberCount: 4, proposedAmount: 45050, illness: '尿毒症' };
let app: VillageAid;
beforeAll(async () => {
  app = await startVillageAid();
}, 120_000);
afterAll(() => app.close());

async function posted(
  members = family(),
  nextDay = false,
): Promise<{ county: string; caseId: string; number: string }> {
  const receipt = await app.apply({ members });
  if (nextDay) await app.advance(1);
  await app.command(app.handler, receipt, 'POST', opinion);
  return receipt;
}

const noticesAt = async (division: string): Promise<PublicNotice[]> => {
  const answer = await app.anonymous.get(`/api/public/notices?division=${division}&limit=50`).expect(200);
  return answer.body.items;
};
const noticeOf = async ({ caseId }: { caseId: string }): Promise<string> => {
  const [row] = await app.sql<{ id: string }>('select id from notice where case_id = $1 order by id desc limit 1', [
    caseId,
  ]);
  return row!.id;
};
/** No cache may keep it, and no validator could bring a kept one back to life. */
const expectNoCopy = ({ headers }: { headers: Record<string, string> }) => {
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': expect.stringContaining('noindex') });
  expect(headers).not.toHaveProperty('etag');
  expect(headers).not.toHaveProperty('last-modified');
};
/** Tests send more than one person may: each under an address of its own would need a proxy, so the count is forgotten. */
const forgetCounts = () => app.sql('delete from rate_limit');
beforeEach(forgetCounts);

describe('a notice', () => {
  it('says who, how many, how much, where and until when, and where to object', async () => {
    const id = await noticeOf(await posted());
    const notice = (await noticesAt(VILLAGE)).find((one) => one.id === id)!;
    const today = (await app.now()).toISOString().slice(0, 10);
    expect(notice).toMatchObject({
      county: '421222',
      kind: 'publicity',
      title: { zh: '公示', en: 'Publicity' },
      values: { applicantName: '欧阳建国', village: '大柱山村', memberCount: 4, proposedAmount: '450.50' },
      places: ['大柱山村'],
      from: today,
    });
    expect(notice.text).toContain('依据演示办法第七条');
    expect(notice.text).toContain('拟保障金额：每月450.50元');
    expect(notice.text).toContain('向沙堆镇社会救助经办机构提出');
  });

  it('shows nothing else of the household, however it is asked for', async () => {
    const receipt = await posted();
    const id = await noticeOf(receipt);
    const texts = await Promise.all([
      app.anonymous.get(`/api/public/notices/421222/${id}`),
      app.anonymous.get(`/api/public/notices?division=421222104`),
    ]);
    for (const { text } of texts) {
      expect(text).not.toMatch(/\d{17}[\dX]|1\d{10}|62\d{14,}|尿毒症|诸葛|小宝|司马/);
      expect(text).not.toContain(receipt.caseId);
      expect(text).not.toContain(receipt.number);
    }
  });

  it('is kept by no search engine and no cache', async () => {
    const id = await noticeOf(await posted());
    for (const path of [`/api/public/notices/421222/${id}`, `/api/public/notices?division=${VILLAGE}`]) {
      expectNoCopy(await app.anonymous.get(path).expect(200));
    }
  });

  it('leaves no copy behind when it is over, nor where there never was one', async () => {
    const receipt = await posted();
    const path = `/api/public/notices/421222/${await noticeOf(receipt)}`;
    await app.command(app.handler, receipt, 'TAKE_DOWN');
    expectNoCopy(await app.anonymous.get(path).expect(410));
    expectNoCopy(await app.anonymous.get(path).set('if-none-match', '*').expect(410));
    expectNoCopy(await app.anonymous.get(`/api/public/notices/421222/${randomUUID()}`).expect(404));
  });

  it('is not handed out by the hundred', async () => {
    await app.anonymous.get(`/api/public/notices?division=421222104&limit=51`).expect(400);
  });

  it('is refused whole when a definition asks for more than the law allows', async () => {
    const receipt = await app.apply();
    const refused = await app.command(app.handler, receipt, 'POST_TOO_MUCH', opinion, 422);
    expect(refused).toMatchObject({ code: 'notice-field-refused', field: 'illness' });
    expect(await app.sql('select from notice where case_id = $1', [receipt.caseId])).toEqual([]);
  });

  it('is refused while what it must say is missing', async () => {
    const receipt = await app.apply();
    const refused = await app.command(app.handler, receipt, 'POST', { memberCount: 4 }, 409);
    expect(refused).toMatchObject({ code: 'notice-incomplete', field: 'proposedAmount' });
  });

  it('masks the name where the division says so, and a child’s everywhere', async () => {
    const child = family({ idNumber: undefined, birthDate: '2003-04-06' });
    const minor = await noticeOf(await posted(child));
    await app.sql(
      `insert into setting values ('421222104', 'village-aid', 'publicity.nameMask', 'true', '2000-01-01', null, '测试')`,
    );
    const masked = await noticeOf(await posted());
    await app.sql(`delete from setting where name = 'publicity.nameMask'`);
    const all = await noticesAt(VILLAGE);
    for (const id of [minor, masked]) {
      expect(all.find((one) => one.id === id)?.values.applicantName).toBe('欧**国');
    }
  });

  it('is listed for a village or a township, never for a county', async () => {
    const id = await noticeOf(await posted());
    expect((await noticesAt('421222104')).map((one) => one.id)).toContain(id);
    expect((await noticesAt('421222104200')).map((one) => one.id)).not.toContain(id);
    for (const division of ['421222', '4212', '42122210420', '%25', '']) {
      await app.anonymous.get(`/api/public/notices?division=${division}`).expect(400);
    }
  });

  it('is read page by page, newest first', async () => {
    await posted();
    await posted();
    const whole = (await noticesAt('421222104')).map(({ id }) => id);
    const first = await app.anonymous.get('/api/public/notices?division=421222104&limit=1').expect(200);
    const second = await app.anonymous
      .get(`/api/public/notices?division=421222104&limit=1&after=${first.body.next}`)
      .expect(200);
    expect([first.body.items[0].id, second.body.items[0].id]).toEqual(whole.slice(0, 2));
  });

  it('is gone when its last day is over, also when nobody has moved the case yet', async () => {
    const id = await noticeOf(await posted());
    await app.anonymous.get(`/api/public/notices/421222/${id}`).expect(200);
    // Seven days, and a few more in case the last is a day of rest.
    await app.sql(`update case_deadline set retry_at = 'infinity'`);
    await app.advance(12);
    const gone = await app.anonymous.get(`/api/public/notices/421222/${id}`).expect(410);
    expect(gone.body).toMatchObject({ code: 'notice-over' });
    expect((await noticesAt('421222104')).map((one) => one.id)).not.toContain(id);
    await app.sql('update case_deadline set retry_at = null');
  });

  it('follows its clock when that is counted anew', async () => {
    const receipt = await posted();
    const id = await noticeOf(receipt);
    await app.sql(`update case_deadline set due_at = due_at + interval '30 days' where case_id = $1`, [receipt.caseId]);
    await app.advance(10);
    await app.anonymous.get(`/api/public/notices/421222/${id}`).expect(200);
  });

  it('is taken down when the case leaves the state, and hung anew when it comes back', async () => {
    const receipt = await posted();
    const first = await noticeOf(receipt);
    await app.command(app.handler, receipt, 'TAKE_DOWN');
    await app.anonymous.get(`/api/public/notices/421222/${first}`).expect(410);
    await app.command(app.handler, receipt, 'POST', { ...opinion, memberCount: 3 });
    const second = await noticeOf(receipt);
    await app.anonymous.get(`/api/public/notices/421222/${second}`).expect(200);
    const kept = await app.handler.get(`/api/cases/421222/${receipt.caseId}/notices`).expect(200);
    expect(kept.body).toMatchObject([
      { id: first, withdrawnAt: expect.any(String), content: { values: { memberCount: 4 } } },
      { id: second, withdrawnAt: null, content: { values: { memberCount: 3 } } },
    ]);
  });

  it('stays as it was published: the service itself cannot rewrite it', async () => {
    const id = await noticeOf(await posted());
    const asService = (sql: string) => app.sql(`set role yimen_app; ${sql}; reset role`).catch((error: Error) => error);
    for (const sql of [
      `update notice set sealed = '\\x00' where id = '${id}'`,
      `delete from notice where id = '${id}'`,
    ]) {
      expect(await asService(sql)).toMatchObject({ message: expect.stringContaining('permission denied') });
      await app.sql('reset role').catch(() => undefined);
    }
  });

  it('is not there, or is nobody’s, for ids that are made up', async () => {
    await app.anonymous.get(`/api/public/notices/421222/${randomUUID()}`).expect(404);
    const id = await noticeOf(await posted());
    await app.anonymous.get(`/api/public/notices/421202/${id}`).expect(404);
    await app.anonymous.get('/api/public/notices/421222/not-an-id').expect(400);
  });
});

describe('an objection', () => {
  const objection = { subject: 'income', reason: '他家在县城有门面出租', name: '邻居甲', phone: '13900001111' };
  const object = (id: string, body: object) => app.anonymous.post(`/api/public/notices/421222/${id}/objections`, body);

  it('reaches the case with the form of its definition, and is answered with a number only', async () => {
    const receipt = await posted();
    const id = await noticeOf(receipt);
    const shown = await app.anonymous.get(`/api/public/notices/421222/${id}`).expect(200);
    expect(shown.body.objections).toMatchObject([
      { command: 'OBJECT', title: { zh: '提出异议' }, form: { required: ['subject', 'reason'] } },
    ]);
    const answer = await object(id, { data: objection }).expect(201);
    expect(answer.body).toEqual({
      receipt: expect.stringMatching(/^421222-2017-Y\d{6}$/),
      queryCode: expect.stringMatching(/^[2-9A-HJ-NP-Z]{8}$/),
    });
    const view = await app.handler.get(`/api/cases/421222/${receipt.caseId}`).expect(200);
    expect(view.body.standing).toMatchObject([{ zh: '有异议' }]);
  });

  it('keeps its sender from everybody who reads the case', async () => {
    const receipt = await posted();
    await object(await noticeOf(receipt), { data: objection }).expect(201);
    const [event] = await app.sql<{ body: string; personal: Buffer; actor: string | null }>(
      `select convert_from(body, 'utf8') as body, personal, actor from case_event where case_id = $1 and type = 'OBJECT'`,
      [receipt.caseId],
    );
    expect(JSON.parse(event!.body)).toMatchObject({ actor: { kind: 'public' }, data: { subject: 'income' } });
    expect(event!.body).not.toMatch(/邻居|13900001111|门面/);
    expect(event!.personal.toString('latin1')).not.toContain(Buffer.from('邻居甲').toString('latin1'));
    expect(event!.actor).toBeNull();
    const view = await app.handler.get(`/api/cases/421222/${receipt.caseId}`).expect(200);
    expect(view.text).not.toMatch(/邻居|13900001111|门面/);
  });

  it('is answered the same when it is sent again, although it has taken the notice down', async () => {
    const receipt = await posted();
    const id = await noticeOf(receipt);
    const key = randomUUID();
    const send = (data: object) => object(id, { data }).set('idempotency-key', key);
    const first = await send(objection).expect(201);
    expect((await send(objection).expect(201)).body).toEqual(first.body);
    expect((await send({ ...objection, subject: 'other' }).expect(422)).body.code).toBe('idempotency-key-reused');
    expect((await object(id, { data: objection }).expect(410)).body.code).toBe('notice-over');
    expect(
      await app.sql(`select from case_event where case_id = $1 and type = 'OBJECT'`, [receipt.caseId]),
    ).toHaveLength(1);
  });

  it('is refused where the form is not filled in, where the command is none of the public’s, and without a key', async () => {
    const id = await noticeOf(await posted());
    expect((await object(id, { data: { subject: 'weather' } }).expect(422)).body.code).toBe('form-invalid');
    expect((await object(id, { command: 'TAKE_DOWN', data: {} }).expect(422)).body).toMatchObject({
      code: 'objection-not-taken',
      possible: ['OBJECT'],
    });
    await object(id, { data: objection }).unset('idempotency-key').expect(400);
    await object(id, { data: 'none' }).expect(400);
    await object(randomUUID(), { data: objection }).expect(404);
  });

  it('comes too late once the time of the notice is over', async () => {
    const id = await noticeOf(await posted());
    await app.sql(`update case_deadline set retry_at = 'infinity'`);
    await app.advance(12);
    expect((await object(id, { data: objection }).expect(410)).body.code).toBe('notice-over');
    await app.sql('update case_deadline set retry_at = null');
  });

  it('is slowed down when one address sends many, and reading goes on', async () => {
    const id = await noticeOf(await posted());
    const statuses: number[] = [];
    for (let n = 0; n < 8; n += 1) statuses.push((await object(id, { data: {} })).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429, 429]);
    const refused = await object(id, { data: {} });
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    await app.anonymous.get(`/api/public/notices/421222/${id}`).expect(200);
  });

  it('of two neighbours at the same moment is taken once, and the other learns that it is over', async () => {
    const receipt = await posted();
    const id = await noticeOf(receipt);
    const answers = await Promise.all([object(id, { data: objection }), object(id, { data: objection })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410]);
  });
});

describe('the announcement of a result', () => {
  it('hangs for its own time and takes no objections', async () => {
    const receipt = await posted();
    await app.advance(9);
    await app.due(receipt);
    await app.command(app.approver, receipt, 'APPROVE');
    const id = await noticeOf(receipt);
    const notice = await app.anonymous.get(`/api/public/notices/421222/${id}`).expect(200);
    expect(notice.body).toMatchObject({
      kind: 'announcement',
      title: { zh: '公布' },
      values: { applicantName: '欧阳建国', village: '大柱山村', memberCount: 4, amount: '450.50' },
      objections: [],
    });
    expect(notice.body.text).toContain('依据演示办法第八条');
    const refused = await app.anonymous.post(`/api/public/notices/421222/${id}/objections`, { data: {} });
    expect(refused.body).toMatchObject({ code: 'objection-not-taken', status: 409 });
    await app.advance(12);
    await app.anonymous.get(`/api/public/notices/421222/${id}`).expect(410);
  });
});
