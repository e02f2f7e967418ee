import { addMonths, dateOf, parsePlainDate } from '../src/calendar/index.js';
import type { NewReceipt } from '../src/intake/receipts.js';
import type { DisplayedBenefit } from '../src/publicity/long-term-display.js';
import { family } from './helpers/families.js';
import { startVillageAid, VILLAGE_AID, type VillageAid } from './helpers/village-aid.js';

const VILLAGE = '421222104201';
const PATH = `/api/public/long-term-display?division=${VILLAGE}`;
/** The same, announced and paid alike, without a word of a list. */
const QUIET_AID = VILLAGE_AID.replace('procedure: village-aid', 'procedure: quiet-aid').replace(/^display: .*$/m, '');
let app: VillageAid;
beforeAll(async () => {
  app = await startVillageAid(QUIET_AID);
}, 120_000);
afterAll(() => app.close());
beforeEach(async () => {
  await app.sql('delete from rate_limit');
  // Each test begins with an empty village: what earlier ones were granted lives in another.
  await app.sql(`update cases set division = '421222104299' where division = $1`, [VILLAGE]);
});

/** The month after the current one in China. */
const nextMonth = async (): Promise<string> =>
  addMonths(parsePlainDate(dateOf((await app.now()).toISOString())), 1).slice(0, 7);

async function decidable(more: Parameters<VillageAid['apply']>[0] = {}): Promise<NewReceipt> {
  const receipt = await app.apply(more);
  await app.command(app.handler, receipt, 'POST', { memberCount: 4, proposedAmount: 45050, illness: '尿毒症' });
  await app.advance(12);
  await app.due(receipt);
  return receipt;
}
async function granted(more: Parameters<VillageAid['apply']>[0] = {}): Promise<NewReceipt> {
  const receipt = await decidable(more);
  await app.command(app.approver, receipt, 'APPROVE');
  return receipt;
}
const displayed = async (): Promise<DisplayedBenefit[]> => (await app.anonymous.get(PATH).expect(200)).body.items;
/** The newest award or notice of a case, as its handlers see it. */
async function lastOf({ caseId }: NewReceipt, what: 'awards' | 'notices') {
  const { body } = await app.handler.get(`/api/cases/421222/${caseId}/${what}`).expect(200);
  return (body as Record<string, unknown>[]).at(-1);
}
const setting = (name: string, value: unknown) =>
  app.sql(`insert into setting values ('421222104', 'village-aid', $1, $2, '2000-01-01', null, '测试')`, [
    name,
    JSON.stringify(value),
  ]);

describe('the standing list of a village', () => {
  it('has whoever was granted support, from the decision on, and says nothing else of them', async () => {
    const receipt = await decidable();
    expect(await displayed()).toEqual([]);
    await app.command(app.approver, receipt, 'APPROVE');
    const answer = await app.anonymous.get(PATH).expect(200);
    expect(answer.body).toEqual({
      next: null,
      items: [
        {
          procedureTitle: { zh: '村级帮扶', en: 'Village aid' },
          values: {
            applicantName: '欧阳建国',
            village: '大柱山村',
            memberCount: 4,
            procedure: '村级帮扶',
            amount: '450.50',
          },
          from: await nextMonth(),
        },
      ],
    });
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': expect.stringContaining('noindex'),
    });
  });

  it('stays when the announcement is over, which is another thing', async () => {
    await granted();
    await app.advance(20);
    const hanging = await app.anonymous.get(`/api/public/notices?division=${VILLAGE}`).expect(200);
    expect(hanging.body.items).toEqual([]);
    expect(await displayed()).toHaveLength(1);
  });

  it('shows a change once it is decided, not while it is proposed, and each figure leads to the event that brought it', async () => {
    const receipt = await granted();
    await app.command(app.handler, receipt, 'PROPOSE', { memberCount: 3, proposedAmount: 30000 });
    expect(await displayed()).toMatchObject([{ values: { memberCount: 4, amount: '450.50' } }]);
    await app.command(app.approver, receipt, 'CHANGE');
    expect(await displayed()).toMatchObject([
      { values: { memberCount: 3, amount: '300.00' }, from: await nextMonth() },
    ]);
    const [award, notice] = [await lastOf(receipt, 'awards'), await lastOf(receipt, 'notices')];
    expect(award).toMatchObject({ amountFen: 30000, to: null });
    expect(notice).toMatchObject({
      kind: 'announcement',
      seq: award?.['seq'],
      content: { values: { memberCount: 3 } },
    });
  });

  it('has nobody any more the moment their benefit is stopped, although this month is still paid', async () => {
    const receipt = await granted();
    expect(await displayed()).toHaveLength(1);
    await app.command(app.approver, receipt, 'STOP');
    expect(await displayed()).toEqual([]);
  });

  it('has nobody of a procedure whose rules ask for no list', async () => {
    const receipt = await granted({ procedure: 'quiet-aid' });
    expect(await lastOf(receipt, 'notices')).toMatchObject({ kind: 'announcement' });
    expect(await displayed()).toEqual([]);
  });

  it('forgets a household with its data', async () => {
    const { caseId } = await granted();
    const [kept] = await app.sql<{ household_id: string }>('select household_id from cases where id = $1', [caseId]);
    expect(await displayed()).toHaveLength(1);
    // The service erases nobody whose benefit runs; here it is hidden from it for a moment, so that only the key keeps them out.
    await app.sql(`update cases set status = 'done' where id = $1`, [caseId]);
    await app.sql(`update award set to_month = '2000-01' where case_id = $1`, [caseId]);
    const administrator = await app.login('xianning.admin');
    const reason = { reason: '保存期限届满' };
    await administrator.post(`/api/households/421222/${kept?.household_id}/erase`, reason).expect(200);
    await app.sql('update award set to_month = null where case_id = $1', [caseId]);
    expect(await displayed()).toEqual([]);
  });

  it('masks a child’s name, and everybody’s from the day the division masks names', async () => {
    await granted({ members: family({ idNumber: undefined, birthDate: '2003-04-06' }) });
    expect(await displayed()).toMatchObject([{ values: { applicantName: '欧**国' } }]);
    await app.sql(`update cases set division = '421222104299' where division = $1`, [VILLAGE]);
    await granted();
    expect(await displayed()).toMatchObject([{ values: { applicantName: '欧阳建国' } }]);
    await setting('publicity.nameMask', true);
    expect(await displayed()).toMatchObject([{ values: { applicantName: '欧**国' } }]);
    await app.sql(`delete from setting where name = 'publicity.nameMask'`);
  });

  it('is that of one village, read page by page, and leads to no case', async () => {
    const receipts = [await granted(), await granted()];
    const first = await app.anonymous.get(`${PATH}&limit=1`).expect(200);
    const second = await app.anonymous.get(`${PATH}&limit=1&after=${first.body.next}`).expect(200);
    expect([first.body.items.length, second.body.items.length, second.body.next]).toEqual([1, 1, null]);
    const text = first.text + second.text + Buffer.from(String(first.body.next), 'base64url').toString();
    for (const { caseId, number } of receipts) {
      expect(text).not.toContain(caseId);
      expect(text).not.toContain(number);
    }
    const elsewhere = await app.anonymous.get('/api/public/long-term-display?division=421222104200').expect(200);
    expect(elsewhere.body.items).toEqual([]);
    for (const division of ['421222104', '421222', '4212', '%25', '']) {
      await app.anonymous.get(`/api/public/long-term-display?division=${division}`).expect(400);
    }
    await app.anonymous.get(`${PATH}&limit=51`).expect(400);
    await app.anonymous.get(`${PATH}&after=x`).expect(400);
  });

  it('slows down whoever reads it too often', async () => {
    await app.anonymous.get(PATH).expect(200);
    await app.sql('update rate_limit set points = 60');
    const refused = await app.anonymous.get(PATH).expect(429);
    expect(refused.body).toMatchObject({ code: 'too-many-requests' });
  });
});
