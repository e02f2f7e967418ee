import { citizenId } from '../helpers/families.js';
import { atOnce } from './at-once.js';
import { courseAt, type Course } from './course.js';
import { startDesk, type CaseId, type Desk } from './desk.js';

/*
 * Matters of the administration itself: money for a reserve, a new standard, and the supplement that follows prices.
 */

const COUNTY = '421222';
const FINANCE = 'tongcheng.finance';
const [REVIEWER, APPROVER] = ['tongcheng.reviewer1', 'tongcheng.approver'];

let desk: Desk;
let course: Course;
let child: CaseId;
beforeAll(async () => {
  desk = await startDesk('2023-09-04');
  course = courseAt(desk);
  child = await childInCare();
}, 120_000);
afterAll(() => desk.close());

/** Somebody who is paid every month from October on. */
async function childInCare(): Promise<CaseId> {
  const id = await desk.apply({
    procedure: 'child-support',
    members: [
      { name: '上官玉兰', relation: 'self', idNumber: citizenId('19580808') },
      { name: '上官小雨', relation: 'grandchild', idNumber: citizenId('20141101') },
    ],
    beneficiary: 1,
    authorisations: [{ member: 0, signed: true, at: '2023-09-01' }],
    form: { kind: 'DE_FACTO', applicantIs: 'guardian', raised: 'dispersed', channel: 'window' },
  });
  const registered = { finding: 'CONFIRMED', dataAsOf: '2023-09-01' };
  const parents = { father: 'IN_PRISON', fatherMonths: 30, mother: 'LOST_CONTACT', motherMonths: 12 };
  await course.does(
    id,
    ['shadui.clerk', 'ACCEPT', { documentsComplete: true, truthCommitment: true, relativeDeclared: false }],
    ['tongcheng.police', 'REPORT', registered],
    ['tongcheng.disabled', 'REPORT', registered],
    ['tongcheng.medical', 'REPORT', registered],
    ['shadui.handler3', 'PROPOSE_GRANT', { ...parents, payee: 'guardian' }],
    [REVIEWER, 'FORWARD', { fileComplete: true }],
    [APPROVER, 'APPROVE', {}],
  );
  return id;
}

const get = async (username: string, path: string) => (await (await desk.login(username)).get(path).expect(200)).body;

/** What holds for a procedure in the county on a day: its value and its source. */
async function inForce(procedure: string, name: string, date: string): Promise<unknown> {
  const settings = await get(APPROVER, `/api/settings?division=${COUNTY}&procedure=${procedure}&date=${date}`);
  const found = (settings as { name: string; value: unknown; law: string }[]).find((one) => one.name === name);
  return found && [found.value, found.law];
}

it('tops a township’s reserve up to its ceiling, and the account shows by which case', async () => {
  const account = '/api/accounts/reserve.421222104/entries';
  const { balance } = (await get(FINANCE, account)) as { balance: number };
  const id = await desk.open('shadui.handler1', 'reserve-top-up', '421222104', {
    amountFen: 6_000_000,
    reason: 'usedUp',
  });
  await course.does(id, [REVIEWER, 'FORWARD', { casesPaid: 12, allRegularised: true }]);
  const tooMuch = { amountFen: 10_000_001 - balance };
  expect(await desk.refused(APPROVER, id, 'APPROVE', tooMuch)).toMatchObject({ code: 'guard-false' });
  await course.does(id, [APPROVER, 'APPROVE', { amountFen: 4_000_000, documentNumber: '通民〔2023〕41号' }]);
  expect(await get(FINANCE, account)).toMatchObject({
    balance: balance + 4_000_000,
    items: [{ amount: 4_000_000, caseNumber: (await desk.view(APPROVER, id)).number }],
  });
  expect(await course.holds(id)).toEqual({ chain: 'ok', replay: 'ok' });
}, 60_000);

describe('a new standard of the city', () => {
  const draft = {
    urbanFen: 71_000,
    ruralFen: 57_000,
    appliesFrom: '2024-01-01',
    affected: 5400,
    yearlyCostFen: 194_400_000,
  };
  const agreed = { agrees: true };
  let standard: CaseId;

  it('is drafted, asked about, opened to the public, reviewed, and then set by the city alone', async () => {
    standard = await desk.open(REVIEWER, 'standard-adjustment', COUNTY, { benefit: 'dibao', ground: 'yearly' });
    await course.does(
      standard,
      [REVIEWER, 'SUBMIT_DRAFT', draft],
      [FINANCE, 'GIVE_FINANCE_OPINION', agreed],
      ['tongcheng.insurance', 'GIVE_OPINION', agreed],
      ['tongcheng.housing', 'GIVE_OPINION', { agrees: false, opinion: '建议分步到位' }],
      ['tongcheng.medical', 'GIVE_OPINION', agreed],
      [REVIEWER, 'PUBLISH_DRAFT', { summary: '已采纳部分意见' }],
      [REVIEWER, 'RECORD_COMMENT', { channel: 'web', favours: true }],
    );
    await course.passes(standard, 'comments');
    await course.does(
      standard,
      [REVIEWER, 'REPORT_COMMENTS', { summary: '社会公众无反对意见' }],
      ['tongcheng.reconsideration', 'FIND_LAWFUL', { opinion: '合法' }],
    );
    const paper = { documentNumber: '通政文〔2023〕31号' };
    expect(await desk.refused('tongcheng.magistrate', standard, 'SET_HERE', paper)).toMatchObject({
      code: 'guard-false',
    });
    await course.does(standard, ['tongcheng.magistrate', 'SUBMIT_TO_CITY', paper]);
    expect(await inForce('dibao', 'standard.urban', '2024-01-01')).toEqual([68_000, expect.any(String)]);
    await course.does(standard, ['xianning.magistrate', 'SET_STANDARD', { documentNumber: '咸政发〔2023〕19号' }]);
    await course.does(standard, [REVIEWER, 'RECORD_RECALCULATION', { calculated: 2700, raised: 2650 }]);
    expect(await course.stands(standard)).toEqual(['adopted']);
    expect(await course.holds(standard)).toEqual({ chain: 'ok', replay: 'ok' });
  }, 60_000);

  it('holds from its day on with the city’s document as source, for whatever is measured by it, and not a day earlier', async () => {
    for (const procedure of ['dibao', 'price-linkage']) {
      expect(await inForce(procedure, 'standard.urban', '2023-12-31')).toEqual([68_000, expect.any(String)]);
      expect(await inForce(procedure, 'standard.urban', '2024-01-01')).toEqual([71_000, '咸政发〔2023〕19号']);
    }
    expect(await inForce('tekun', 'incomeLimit.rural', '2024-01-01')).toEqual([57_000, '咸政发〔2023〕19号']);
  });
});

it('pays everybody a supplement computed from the index and the standard of the day, until prices calm down', async () => {
  await desk.goTo('2023-10-13');
  const linkage = await desk.open(REVIEWER, 'price-linkage', COUNTY, { ground: 'monthly' });
  const supplement = async (index: object, day: string) => {
    await desk.goTo(day);
    await course.does(
      linkage,
      ['xianning.inspector', 'RECORD_INDEX', { publishedOn: day, ...index }],
      [REVIEWER, 'COMPUTE', { persons: 1, fundsFen: 3000 }],
      [FINANCE, 'CONFIRM_FUNDS', { availableFen: 3000 }],
      [APPROVER, 'APPROVE', {}],
      [FINANCE, 'CONFIRM_PAID', { persons: 1, paidFen: 3000 }],
      ['tongcheng.insurance', 'REPORT_PAYMENT', { persons: 320, paidFen: 560_000 }],
    );
  };
  await supplement({ month: '2023-09', cpi: 3.5, food: 1.2 }, '2023-10-13');
  await supplement({ month: '2023-12', cpi: 4, food: 1.2 }, '2024-01-12');
  const { items } = (await get(FINANCE, '/api/supplement-lists')) as { items: object[] };
  // 680 yuan × 3.5 %, and after the new standard 710 yuan × 4 %
  expect(items).toMatchObject([
    { people: 1, amountFen: 2840, kind: 'priceSupplement' },
    { people: 1, amountFen: 2380, kind: 'priceSupplement' },
  ]);
  expect(await course.paid(child)).toContainEqual({ kind: 'priceSupplement', payee: 'guardian', amountFen: 2840 });
  const calm = { month: '2024-01', publishedOn: '2024-02-08', cpi: 0.2, food: -1 };
  await course.does(linkage, ['xianning.inspector', 'RECORD_INDEX', calm]);
  expect(await course.stands(linkage)).toEqual(['stopped']);
  expect(await course.holds(linkage)).toEqual({ chain: 'ok', replay: 'ok' });
}, 60_000);

it('pays the supplement of a month once when two cases of the county approve it at the same moment', async () => {
  await desk.goTo('2024-03-11');
  const index = { month: '2024-02', publishedOn: '2024-03-11', cpi: 4, food: 7 };
  const both: CaseId[] = [];
  for (let time = 0; time < 2; time += 1) {
    const linkage = await desk.open(REVIEWER, 'price-linkage', COUNTY, { ground: 'monthly' });
    await course.does(
      linkage,
      ['xianning.inspector', 'RECORD_INDEX', index],
      [REVIEWER, 'COMPUTE', { persons: 1, fundsFen: 3000 }],
      [FINANCE, 'CONFIRM_FUNDS', { availableFen: 3000 }],
    );
    both.push(linkage);
  }
  const lists = async () => ((await get(FINANCE, '/api/supplement-lists')) as { items: object[] }).items.length;
  const before = await lists();
  const answers = await atOnce(desk, APPROVER, 'APPROVE', both, 'account');
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const second = both[answers.findIndex(({ status }) => status === 409)]!;
  expect(await lists()).toBe(before + 1);
  expect(await desk.refused(APPROVER, second, 'APPROVE')).toMatchObject({ code: 'guard-false' });
  await course.does(second, [APPROVER, 'PAID_ELSEWHERE', { explanation: '另案已发放' }]);
  expect(await course.stands(second)).toEqual(['watching']);
  expect(await course.holds(second)).toEqual({ chain: 'ok', replay: 'ok' });
}, 60_000);
