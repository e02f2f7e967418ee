import type { JsonObject } from '../../src/engine/index.js';
import { citizenId } from '../helpers/families.js';
import { courseAt, type Course, type Deed } from './course.js';
import { startDesk, type CaseId, type Desk } from './desk.js';
import { drawNobody } from './payments.js';

/*
 * Rules that have been replaced since, under which cases of their time still run: from the window to what they give.
 */

const CLERK = 'shadui.clerk';
const [FANG, GAO, LIN] = ['shadui.handler1', 'shadui.handler2', 'shadui.handler3'];
const [TOWN, REVIEWER, APPROVER] = ['shadui.approver', 'tongcheng.reviewer1', 'tongcheng.approver'];
const INDEX = 'xianning.inspector';

let desk: Desk;
let course: Course;
beforeAll(async () => {
  desk = await startDesk('2017-04-06');
  course = courseAt(desk);
  await drawNobody(desk);
}, 120_000);
afterAll(() => desk.close());

const papers = { documentsComplete: true, authorisationSigned: true, relativeDeclared: false };
const pledged = { ...papers, truthCommitment: true };
const checked = { dataAsOf: '2017-04-01' };

/** Applied for by somebody who lives alone, and checked to be under that version of the rules. */
async function applied(procedure: string, version: string, form: JsonObject): Promise<CaseId> {
  const id = await desk.apply({
    procedure,
    members: [{ name: '万俟长庚', relation: 'self', idNumber: citizenId('19450202') }],
    authorisations: [{ member: 0, signed: true, at: '2017-04-01' }],
    form: { ...form, channel: 'window' },
  });
  await under(id, procedure, version);
  return id;
}

async function under({ caseId }: CaseId, procedure: string, version: string): Promise<void> {
  const rows = await desk.sql(
    'select d.procedure, d.version from cases c join definition d on d.digest = c.definition where c.id = $1',
    [caseId],
  );
  expect(rows).toEqual([{ procedure, version }]);
}

const sound = async (id: CaseId) => expect(await course.holds(id)).toEqual({ chain: 'ok', replay: 'ok' });

it('supports somebody in extreme hardship under the rules of 2016', async () => {
  const id = await applied('tekun', '2016', { variant: 'rural', ground: 'elderly', support: 'HOME' });
  const visit = {
    visitedOn: '2017-04-06',
    unableToWork: true,
    noLivelihood: true,
    noSupporter: true,
    personSigned: true,
  };
  const found = { unableToWork: true, monthlyIncomeFen: 8000, propertyWithinRules: true, noSupporter: true };
  await course.does(
    id,
    [CLERK, 'ACCEPT', pledged],
    ...['police', 'insurance', 'housing', 'market', 'fund'].map((register): Deed => [
      `tongcheng.${register}`,
      'REPORT',
      { finding: 'NOTHING_FOUND', ...checked },
    ]),
    [FANG, 'RECORD_VISIT', visit],
    [GAO, 'RECORD_VISIT', visit],
    [LIN, 'PROPOSE_GRANT', found],
  );
  await course.passes(id, 'publicity');
  await course.does(id, [REVIEWER, 'FORWARD', { fileComplete: true }], [APPROVER, 'APPROVE', {}]);
  expect(await course.stands(id)).toContain('granted.payment.inPayment');
  await sound(id);
}, 60_000);

it('grants the two disability subsidies under the rules of 2016', async () => {
  const id = await applied('disability-subsidies', '2016', { living: false, nursing: true });
  const certificate = { disabilityClass: 'LIMB', grade: 2, validUntil: '2026-01-01', longTermCare: true };
  await course.does(
    id,
    [CLERK, 'ACCEPT', { documentsComplete: true, truthCommitment: true }],
    [LIN, 'SEND_TO_FEDERATION', { residenceConfirmed: true, certificateSeen: true }],
    ['tongcheng.disabled', 'CONFIRM_CERTIFICATE', certificate],
    [APPROVER, 'APPROVE', {}],
  );
  expect(await course.paid(id)).toEqual([{ kind: 'nursingSubsidy', payee: 'household', amountFen: 10_000 }]);
  await sound(id);
}, 60_000);

it('pays a hospital bill under the rules of 2015, when civil affairs decided', async () => {
  const id = await applied('medical-aid', '2015', { variant: 'urban', aidKind: 'inpatient' });
  const visit = { visitedOn: '2017-04-06', incomePerHeadFen: 80_000, illnessTrue: true, signed: true };
  await course.does(
    id,
    [CLERK, 'ACCEPT', papers],
    [FANG, 'RECORD_VISIT', visit],
    [GAO, 'RECORD_VISIT', visit],
    ['tongcheng.verification', 'ISSUE_REPORT', { result: 'WITHIN' }],
    [LIN, 'PROPOSE_GRANT', { incomePerHeadFen: 80_000, ownCostFen: 3_000_000, propertyWithinRules: true }],
  );
  await course.passes(id, 'publicity');
  const bill = {
    totalFen: 3_000_000,
    notCoveredFen: 0,
    insurancePaidFen: 0,
    seriousIllnessPaidFen: 0,
    otherPaidFen: 0,
  };
  await course.does(id, [REVIEWER, 'SETTLE_BILL', { dischargedOn: '2017-03-20', ...bill }], [APPROVER, 'APPROVE', {}]);
  const { amount, paidFen } = await course.context(id);
  expect(paidFen).toBe(amount);
  expect(await course.paid(id)).toEqual([{ kind: 'medicalAid', payee: 'household', amountFen: amount }]);
  await sound(id);
}, 60_000);

it('helps once in need under the rules of 2014', async () => {
  const id = await applied('temporary-aid', '2014', { variant: 'urban', unit: 'family', reason: 'medicalCosts' });
  const visit = { visitedOn: '2017-04-06', eventTrue: true, personsAffected: 1, signed: true };
  await course.does(
    id,
    [CLERK, 'ACCEPT', pledged],
    [FANG, 'RECORD_VISIT', visit],
    [GAO, 'RECORD_VISIT', visit],
    ['tongcheng.verification', 'ISSUE_REPORT', { result: 'WITHIN', monthlyIncomePerHeadFen: 60_000 }],
    [LIN, 'PROPOSE_GRANT', { persons: 1, tier: 'B', months: 2, aidForm: 'MONEY' }],
  );
  await course.passes(id, 'publicity');
  await course.does(id, [TOWN, 'APPROVE', { documentNumber: '沙救〔2017〕3号' }]);
  // 500 yuan × 0.7 × 2 months
  expect(await course.paid(id)).toEqual([{ kind: 'temporaryAid', payee: 'household', amountFen: 70_000 }]);
  await sound(id);
}, 60_000);

it('answers a petition under the rules of 2005, up to the city', async () => {
  const id = await desk.apply({
    procedure: 'petition',
    form: { channel: 'visit', matter: 'delay', statement: '无答复' },
  });
  await under(id, 'petition', '2005');
  const served: Deed = [CLERK, 'SERVE', { deliveredOn: '2017-04-06', manner: 'inPerson' }];
  const asked = { receivedOn: '2017-04-06', explanation: '没有依据' };
  await course.does(
    id,
    ['tongcheng.inspector', 'ACCEPT', {}],
    [REVIEWER, 'RECORD_FINDINGS', { heard: true, facts: 'CLEAR', report: '已核实' }],
    [APPROVER, 'ISSUE_OPINION', { opinion: 'EXPLAINED', explanation: '期间扣除补正时间' }],
    served,
    [CLERK, 'ASK_REEXAMINATION', asked],
    ['tongcheng.reconsideration', 'REEXAMINE', { outcome: 'UPHELD', explanation: '意见适当' }],
    served,
    [CLERK, 'ASK_REVIEW', asked],
    ['xianning.reconsideration', 'REVIEW', { outcome: 'CHANGED', explanation: '应予支持' }],
  );
  expect(await course.stands(id)).toEqual(['reviewed']);
  await sound(id);
}, 60_000);

describe('an orphan under the rules of 2010', () => {
  let child: CaseId;

  it('is paid from the month after the county has confirmed', async () => {
    child = await desk.apply({
      procedure: 'child-support',
      members: [
        { name: '上官玉兰', relation: 'self', idNumber: citizenId('19580808') },
        { name: '上官小雨', relation: 'grandchild', idNumber: citizenId('20111101') },
      ],
      beneficiary: 1,
      authorisations: [{ member: 0, signed: true, at: '2017-04-01' }],
      form: { applicantIs: 'guardian', raised: 'dispersed', channel: 'window' },
    });
    await under(child, 'child-support', '2010');
    const confirmed = { finding: 'CONFIRMED', ...checked };
    await course.does(
      child,
      [CLERK, 'ACCEPT', { documentsComplete: true, truthCommitment: true, relativeDeclared: false }],
      ['tongcheng.police', 'REPORT', confirmed],
      ['tongcheng.disabled', 'REPORT', confirmed],
      [LIN, 'PROPOSE_GRANT', { father: 'DEAD', mother: 'UNFOUND', payee: 'guardian' }],
      [REVIEWER, 'FORWARD', { fileComplete: true }],
      [APPROVER, 'APPROVE', {}],
    );
    await sound(child);
  }, 60_000);

  it('has a part in the price supplement once the rules of 2021 follow those of 2016, each in a case of its own', async () => {
    await desk.goTo('2018-03-12');
    let linkage = await desk.open(REVIEWER, 'price-linkage', '421222', { ground: 'monthly' });
    const index = { cpi: 0.5, food: 6 };
    for (const [month, day, version] of [
      ['2018-02', '2018-03-12', '2016'],
      ['2021-10', '2021-11-10', '2021'],
      ['2022-08', '2022-09-09', '2022'],
      ['2023-03', '2023-04-11', '2023'],
    ] as const) {
      await desk.goTo(day);
      if (version !== '2016') {
        await course.does(linkage, [INDEX, 'RECORD_INDEX', { month, publishedOn: day, ...index }]);
        linkage = (await desk.linked(linkage, 'successor'))[0] as CaseId;
      }
      await under(linkage, 'price-linkage', version);
      await course.does(
        linkage,
        [INDEX, 'RECORD_INDEX', { month, publishedOn: day, ...index }],
        [REVIEWER, 'COMPUTE', { persons: 1, fundsFen: 3000 }],
        ['tongcheng.finance', 'CONFIRM_FUNDS', { availableFen: 3000 }],
        [APPROVER, 'APPROVE', {}],
        ['tongcheng.finance', 'CONFIRM_PAID', { persons: 1, paidFen: 3000 }],
        ['tongcheng.insurance', 'REPORT_PAYMENT', { persons: 320, paidFen: 560_000 }],
      );
      await sound(linkage);
    }
    const finance = await desk.login('tongcheng.finance');
    const { body } = await finance.get('/api/supplement-lists').expect(200);
    // The person in extreme hardship each time; the orphan since 2021.
    expect((body as { items: { people: number }[] }).items.map(({ people }) => people)).toEqual([2, 2, 2, 1]);
  }, 60_000);
});
