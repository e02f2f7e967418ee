import { startVillageAid, type VillageAid } from './helpers/village-aid.js';

const opinion = { memberCount: 4, proposedAmount: 45050 };
const objection = { subject: 'income', reason: '他家在县城有门面出租', name: '邻居甲', phone: '13900001111' };
let app: VillageAid;
beforeAll(async () => {
  app = await startVillageAid();
}, 120_000);
afterAll(() => app.close());
beforeEach(() => app.sql('delete from rate_limit'));

/** A posted application and an objection to it, as far as its sender knows them. */
async function objected() {
  const receipt = await app.apply();
  await app.command(app.handler, receipt, 'POST', opinion);
  const path = `/api/public/notices/421222/${await hangingOf(receipt)}/objections`;
  const { body } = await app.anonymous.post(path, { data: objection }).expect(201);
  return { receipt, number: String(body.receipt), code: String(body.queryCode) };
}
const hangingOf = async ({ caseId }: { caseId: string }): Promise<string> => {
  const sql = 'select id from notice where case_id = $1 and withdrawn_at is null order by id desc limit 1';
  return (await app.sql<{ id: string }>(sql, [caseId]))[0]!.id;
};
const ask = (number: string, code: string) => app.anonymous.post('/api/public/progress', { number, code });

describe('whoever has objected', () => {
  it('learns with the number and the code that the objection stands in the record', async () => {
    const { receipt, number, code } = await objected();
    const { body } = await ask(number, code).expect(200);
    expect(body).toMatchObject({
      number,
      about: 'objection',
      progress: [{ zh: '您的异议已登记，等待核查' }],
      receivedOn: '2017-04-05',
      rating: { possible: false, score: null },
      record: { steps: 3, intact: true },
    });
    const [event] = await app.sql<{ head: string }>(
      `select encode(hash, 'hex') as head from case_event where case_id = $1 and type = 'OBJECT'`,
      [receipt.caseId],
    );
    expect(body.record.head).toBe(event?.head);
  });

  it('learns how it was answered: examined, and posted again', async () => {
    const { receipt, number, code } = await objected();
    await app.command(app.handler, receipt, 'DISMISS');
    const { body } = await ask(number, code).expect(200);
    expect(body.progress[0].zh).toContain('已核查，结果已重新公示');
    expect(body.notice).toEqual({ county: '421222', id: await hangingOf(receipt) });
    // The record is still that of the objection, whatever has been added after it.
    expect(body.record.steps).toBe(3);
    expect(body.record.fingerprints).toEqual([body.record.head]);
  });

  it('learns nothing of the household, its case’s number least of all', async () => {
    const { receipt, number, code } = await objected();
    await app.command(app.handler, receipt, 'DISMISS');
    const { text } = await ask(number, code).expect(200);
    for (const secret of [receipt.number, receipt.caseId, receipt.queryCode, '欧阳', '门面']) {
      expect(text).not.toContain(secret);
    }
    expect((await ask(receipt.number, code)).status).toBe(404);
    expect((await ask(number, receipt.queryCode)).status).toBe(404);
  });

  it('is told of a refusal only that it was decided, since a refusal is not published', async () => {
    const { receipt, number, code } = await objected();
    await app.command(app.handler, receipt, 'DISMISS');
    await app.advance(16);
    await app.due(receipt);
    await app.command(app.approver, receipt, 'REFUSE', { ground: 'incomeOverStandard', explanation: '收入超过标准' });
    const { text } = await ask(number, code).expect(200);
    expect(text).not.toMatch(/不予|收入|Refuse/);
  });

  it('asks with capital or small letters alike', async () => {
    const { number, code } = await objected();
    await ask(number.toLowerCase(), code.toLowerCase()).expect(200);
  });

  it('gets one and the same answer for a wrong number and a wrong code', async () => {
    const { number, code } = await objected();
    const answers = await Promise.all([ask(number, '22222222'), ask('421222-2017-Y999999', code)]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});

describe('the record that a citizen is shown', () => {
  it('grows with the case, and says so when somebody has tampered with it', async () => {
    const receipt = await app.apply();
    const before = (await ask(receipt.number, receipt.queryCode).expect(200)).body.record;
    await app.command(app.handler, receipt, 'POST', opinion);
    const after = (await ask(receipt.number, receipt.queryCode).expect(200)).body.record;
    expect([before.steps, after.steps]).toEqual([1, 2]);
    expect(after.head).not.toBe(before.head);
    // What was noted earlier is found again in its place.
    expect(after.fingerprints).toEqual([before.head, after.head]);
    await app.sql('alter table case_event disable trigger case_event_append_only');
    await app.sql(
      `update case_event set body = convert_to(replace(convert_from(body, 'utf8'), '45050', '45051'), 'utf8') where case_id = $1`,
      [receipt.caseId],
    );
    await app.sql('alter table case_event enable trigger case_event_append_only');
    expect((await ask(receipt.number, receipt.queryCode).expect(200)).body.record.intact).toBe(false);
  });

  it('says so too when the last step was cut off', async () => {
    const receipt = await app.apply();
    await app.command(app.handler, receipt, 'POST', opinion);
    await app.sql('alter table case_event disable trigger case_event_append_only');
    await app.sql('delete from case_event where case_id = $1 and seq = 2', [receipt.caseId]);
    await app.sql('alter table case_event enable trigger case_event_append_only');
    expect((await ask(receipt.number, receipt.queryCode).expect(200)).body.record.intact).toBe(false);
  });
});
