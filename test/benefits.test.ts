import { randomUUID } from 'node:crypto';
import { addMonths, dateOf, parsePlainDate } from '../src/calendar/index.js';
import type { NewReceipt } from '../src/intake/receipts.js';
import { startVillageAid, type VillageAid } from './helpers/village-aid.js';

let app: VillageAid;
beforeAll(async () => {
  app = await startVillageAid();
}, 120_000);
afterAll(() => app.close());

/** The current month in China, or one later or earlier. */
const month = async (shift = 0): Promise<string> =>
  addMonths(parsePlainDate(dateOf((await app.now()).toISOString())), shift).slice(0, 7);

async function approved(): Promise<NewReceipt> {
  const receipt = await app.apply();
  await app.command(app.handler, receipt, 'POST', { memberCount: 4, proposedAmount: 45050 });
  await app.advance(12);
  await app.due(receipt);
  await app.command(app.approver, receipt, 'APPROVE');
  return receipt;
}

describe('an award', () => {
  it('is shown with its months, its event and the authority it was decided under', async () => {
    const receipt = await approved();
    const awards = await app.handler.get(`/api/cases/421222/${receipt.caseId}/awards`).expect(200);
    expect(awards.body).toEqual([
      {
        kind: 'main',
        payee: 'household',
        from: await month(1),
        to: null,
        amountFen: 45050,
        procedure: 'village-aid',
        decidedAt: expect.stringMatching(/Z$/),
        seq: 4,
        endedSeq: null,
        authority: expect.objectContaining({ mode: 'COUNTY', office: '421222:civilAffairs' }),
      },
    ]);
    await app.command(app.approver, receipt, 'STOP');
    const stopped = await app.handler.get(`/api/cases/421222/${receipt.caseId}/awards`).expect(200);
    expect(stopped.body).toMatchObject([{ to: await month(), endedSeq: 5 }]);
    await (await app.login('heshengqiao.handler1')).get(`/api/cases/421222/${receipt.caseId}/awards`).expect(404);
  });
});

describe('a roster', () => {
  it('is compiled by finance once the month has begun, and read by finance and audit', async () => {
    const receipt = await approved();
    const finance = await app.login('tongcheng.finance');
    const roster = { county: '421222', month: await month(1) };
    expect((await finance.post('/api/payments/rosters', roster).expect(409)).body).toMatchObject({
      code: 'month-not-begun',
      possible: [await month()],
    });
    await app.advance(31);
    const key = randomUUID();
    const compile = () => finance.post('/api/payments/rosters', roster).set('idempotency-key', key);
    const first = await compile().expect(200);
    expect(first.body.added).toBeGreaterThan(0);
    expect((await compile().expect(200)).body).toEqual(first.body);
    for (const username of ['tongcheng.finance', 'tongcheng.auditor', 'tongcheng.inspector']) {
      const user = await app.login(username);
      const read = await user.get(`/api/payments?county=421222&month=${roster.month}`).expect(200);
      expect(read.body.items).toContainEqual(
        expect.objectContaining({ caseId: receipt.caseId, number: receipt.number, amountFen: 45050, line: 1 }),
      );
      expect(read.body.totals).toMatchObject({ missingFen: 0, overpaidFen: 0 });
      expect(read.body.totals.paidFen).toBe(read.body.totals.awardedFen);
    }
  });

  it('is no business of the township, nor of another county', async () => {
    const roster = { county: '421222', month: await month() };
    await app.handler.post('/api/payments/rosters', roster).expect(403);
    await app.handler.get(`/api/payments?county=421222&month=${roster.month}`).expect(403);
    const neighbour = await app.login('chongyang.finance');
    expect((await neighbour.post('/api/payments/rosters', roster).expect(403)).body.code).toBe('not-permitted');
    const seen = await neighbour.get(`/api/payments?county=421222&month=${roster.month}`).expect(200);
    expect(seen.body).toMatchObject({ items: [], next: null, totals: { payments: 0, paidFen: 0, awardedFen: 0 } });
  });

  it('is refused for a month that is none', async () => {
    const finance = await app.login('tongcheng.finance');
    for (const wrong of ['2017-13', '2017', '2017-4', '']) {
      await finance.post('/api/payments/rosters', { county: '421222', month: wrong }).expect(400);
    }
  });
});

describe('a filing', () => {
  it('reaches the county’s register with the authority of the decision', async () => {
    const receipt = await approved();
    await app.command(app.approver, receipt, 'STOP');
    const inspector = await app.login('tongcheng.inspector');
    const filings = await inspector.get('/api/filings?county=421222').expect(200);
    expect(filings.body.items[0]).toMatchObject({
      caseId: receipt.caseId,
      number: receipt.number,
      procedure: 'village-aid',
      status: 'done',
      seq: 5,
      office: '421222:civilAffairs',
      authority: { mode: 'COUNTY' },
    });
    const page = await inspector.get('/api/filings?county=421222&limit=1').expect(200);
    const next = await inspector.get(`/api/filings?county=421222&limit=1&after=${page.body.next}`).expect(200);
    expect(next.body.items[0]?.caseId).not.toBe(page.body.items[0].caseId);
    await app.handler.get('/api/filings?county=421222').expect(403);
    const elsewhere = await (await app.login('chongyang.inspector')).get('/api/filings?county=421222').expect(200);
    expect(elsewhere.body.items).toEqual([]);
  });

  it('cannot be changed or taken back by the service', async () => {
    await app.sql(`insert into record_filing values ('421222', $1, 1, 'o', null, now())`, [randomUUID()]);
    for (const table of ['record_filing', 'payment', 'letter']) {
      await expect(app.sql(`begin; set local role yimen_app; delete from ${table}; rollback`)).rejects.toThrow(
        /denied/,
      );
      await app.sql('rollback');
    }
  });
});

describe('a household that moves to another county', () => {
  it('is known there by name, stays unknown to the rest of that county, and is not paid twice', async () => {
    const receipt = await approved();
    await app.command(app.clerk, receipt, 'MOVE_AWAY');
    const links = await app.handler.get(`/api/cases/421222/${receipt.caseId}/links`).expect(200);
    expect(links.body).toMatchObject([
      { relation: 'pair', county: '421202', visible: false, title: { zh: '村级帮扶' } },
    ]);
    const there = links.body[0] as { county: string; caseId: string };

    const handler = await app.login('heshengqiao.handler1');
    const household = await handler.get(`/api/cases/421202/${there.caseId}/household`).expect(200);
    expect(household.body.members).toHaveLength(4);
    await (await app.login('wenquan.handler1')).get(`/api/cases/421202/${there.caseId}/household`).expect(404);

    await app.command(handler, there, 'POST', { memberCount: 4, proposedAmount: 50000 });
    const posted = await app.anonymous.get('/api/public/notices?division=421202104215').expect(200);
    expect(posted.body.items).toMatchObject([
      { county: '421202', values: { applicantName: '欧阳建国', village: '贺胜村' } },
    ]);
    await app.advance(12);
    await app.due(there);
    const approver = await app.login('xianan.approver');
    expect(await app.command(approver, there, 'APPROVE', undefined, 409)).toMatchObject({
      code: 'award-overlap',
      overlaps: { number: receipt.number, county: '421222' },
    });
    await app.command(app.approver, receipt, 'STOP');
    await app.command(approver, there, 'APPROVE');
    const awards = await handler.get(`/api/cases/421202/${there.caseId}/awards`).expect(200);
    expect(awards.body).toMatchObject([{ from: await month(1), to: null, amountFen: 50000 }]);
  });
});

it('lists the links of a case over HTTP', async () => {
  const receipt = await approved();
  const links = await app.handler.get(`/api/cases/421222/${receipt.caseId}/links`).expect(200);
  expect(links.body).toEqual([]);
  await (await app.login('chongyang.inspector')).get(`/api/cases/421222/${receipt.caseId}/links`).expect(404);
});
