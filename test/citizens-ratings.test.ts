import { randomUUID } from 'node:crypto';
import type { NewReceipt } from '../src/intake/receipts.js';
import { startVillageAid, type VillageAid } from './helpers/village-aid.js';

let app: VillageAid;
beforeAll(async () => {
  app = await startVillageAid();
}, 120_000);
afterAll(() => app.close());
beforeEach(() => app.sql('delete from rate_limit'));

const ask = ({ number, queryCode: code }: NewReceipt) => app.anonymous.post('/api/public/progress', { number, code });
const rate = ({ number, queryCode: code }: NewReceipt, score: number, text?: string) =>
  app.anonymous.post('/api/public/ratings', { number, code, score, ...(text === undefined ? {} : { text }) });

async function decided(): Promise<NewReceipt> {
  const receipt = await app.apply();
  await app.command(app.handler, receipt, 'POST', { memberCount: 4, proposedAmount: 45050 });
  await app.advance(16);
  await app.due(receipt);
  await app.command(app.approver, receipt, 'APPROVE');
  return receipt;
}

describe('the answer after a decision', () => {
  it('names the letter and the ways to challenge it, each with a last day the law would accept', async () => {
    const { body } = await ask(await decided()).expect(200);
    const letter: { on: string; remedies: { lastDay: string }[] } = body.letters[0];
    expect(letter).toMatchObject({
      title: { zh: '审核确认通知书' },
      remedies: [
        { route: 'reconsideration', period: '60d', organs: ['通城县人民政府', '咸宁市民政局'] },
        { route: 'lawsuit', period: '6mo' },
      ],
    });
    const [reconsideration, lawsuit] = letter.remedies;
    expect((Date.parse(reconsideration!.lastDay) - Date.parse(letter.on)) / 86_400_000).toBe(60);
    expect(lawsuit!.lastDay.slice(8)).toBe(letter.on.slice(8));
    expect(body.rating).toEqual({ possible: true, score: null });
  });

  it('tells while a notice hangs when it ends, in no other words than those meant for citizens', async () => {
    const receipt = await app.apply();
    await app.command(app.handler, receipt, 'POST', { memberCount: 4, proposedAmount: 45050 });
    const { body } = await ask(receipt).expect(200);
    expect(body.notice).toMatchObject({ county: '421222' });
    expect(body.next).toEqual([]);
    expect(body.letters).toEqual([]);
  });
});

describe('a rating', () => {
  it('is taken once for each receipt, after the decision', async () => {
    const early = await app.apply();
    expect((await rate(early, 5).expect(409)).body.code).toBe('rating-too-early');
    const receipt = await decided();
    await rate(receipt, 4, '工作人员耐心').expect(201, { number: receipt.number, score: 4 });
    expect((await rate(receipt, 1).expect(409)).body).toMatchObject({ code: 'rated-already', score: 4 });
    expect((await ask(receipt).expect(200)).body.rating).toEqual({ possible: false, score: 4 });
  });

  it('sent again gets the same answer, and two at once count once', async () => {
    const receipt = await decided();
    const key = randomUUID();
    await rate(receipt, 3).set('idempotency-key', key).expect(201);
    await rate(receipt, 3).set('idempotency-key', key).expect(201);
    const other = await decided();
    const statuses = (await Promise.all([rate(other, 5), rate(other, 1)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 409]);
  });

  it('is for whoever holds the code, and of one to five', async () => {
    const receipt = await decided();
    expect((await rate({ ...receipt, queryCode: '22222222' }, 1)).status).toBe(404);
    for (const score of [0, 6, 2.5]) expect((await rate(receipt, score)).status).toBe(400);
    expect((await rate(receipt, 5, 'x'.repeat(501))).status).toBe(400);
  });

  it('is read by those who supervise the division, with its text, and by no others', async () => {
    const receipt = await decided();
    await rate(receipt, 2, '跑了三趟才办成').expect(201);
    const supervisor = await app.login('tongcheng.inspector');
    const { body } = await supervisor.get('/api/ratings?procedure=village-aid&limit=1').expect(200);
    expect(body.items).toMatchObject([
      { caseId: receipt.caseId, number: receipt.number, score: 2, text: '跑了三趟才办成', about: 'application' },
    ]);
    expect(body.counts[1]).toBeGreaterThan(0);
    expect(body.counts).toHaveLength(5);
    const rest = await supervisor.get(`/api/ratings?limit=1&after=${body.next}`).expect(200);
    expect(rest.body.items[0].caseId).not.toBe(receipt.caseId);
    await app.handler.get('/api/ratings').expect(403);
    const elsewhere = await (await app.login('xianan.inspector')).get('/api/ratings').expect(200);
    expect(elsewhere.body).toMatchObject({ items: [], counts: [0, 0, 0, 0, 0] });
  });

  it('is kept encrypted, and cannot be altered by the service', async () => {
    const receipt = await decided();
    await rate(receipt, 1, '态度生硬').expect(201);
    const [row] = await app.sql<{ sealed: Buffer }>('select sealed from rating where number = $1', [receipt.number]);
    expect(row?.sealed.includes(Buffer.from('态度生硬'))).toBe(false);
    const asService = app.sql(`set role yimen_app; update rating set score = 5; reset role`);
    await expect(asService).rejects.toThrow('permission denied');
    await app.sql('reset role').catch(() => undefined);
  });
});
