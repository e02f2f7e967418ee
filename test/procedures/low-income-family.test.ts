import { family } from '../helpers/families.js';
import { atOnce } from './at-once.js';
import { courseAt, type Course, type Deed } from './course.js';
import { startDesk, type CaseId, type Desk } from './desk.js';

let desk: Desk;
let course: Course;
beforeAll(async () => {
  desk = await startDesk('2025-03-03');
  course = courseAt(desk);
}, 120_000);
afterAll(() => desk.close());

const CLERK = 'shadui.clerk';
const papers = { documentsComplete: true, authorisationSigned: true, relativeDeclared: false };
const registers = ['police', 'insurance', 'housing', 'market', 'fund'];

/** Recognised as a margin family, from the window on. */
async function recognised(members: ReturnType<typeof family>): Promise<CaseId> {
  const form = { variant: 'urban', family: 'RIGID', channel: 'window' };
  const id = await desk.apply({ procedure: 'low-income-recognition', form, members });
  const visit = {
    visitedOn: '2025-03-05',
    householdMonthlyIncomeFen: 320_000,
    asStated: true,
    familyMemberSigned: true,
  };
  const answer = { finding: 'CONSISTENT', dataAsOf: '2025-03-01' };
  await course.does(
    id,
    [CLERK, 'ACCEPT', { ...papers, truthCommitment: true }],
    ['shadui.handler1', 'START_INVESTIGATION'],
    ['tongcheng.verification', 'START_CHECK'],
    ...registers.map((register): Deed => [`tongcheng.${register}`, 'REPORT', answer]),
    ['tongcheng.verification', 'ISSUE_REPORT', { result: 'WITHIN' }],
    ['shadui.handler1', 'RECORD_VISIT', visit],
    ['shadui.handler2', 'RECORD_VISIT', visit],
  );
  const found = {
    family: 'MARGIN',
    householdMonthlyIncomeFen: 320_000,
    rigidSpendingFen: 0,
    propertyWithinRules: true,
  };
  await course.does(id, ['shadui.handler3', 'PROPOSE_GRANT', found]);
  await course.passes(id, 'publicity');
  await course.does(id, ['tongcheng.approver', 'APPROVE', { documentNumber: '通民认〔2025〕1号' }]);
  return id;
}

describe('a family with a little more than the DiBao standard', () => {
  const members = family();
  let recognition: CaseId;
  beforeAll(async () => {
    recognition = await recognised(members);
  }, 60_000);

  it('is recognised for twelve months, each of its members', async () => {
    expect(await course.stands(recognition)).toEqual(['recognised.valid']);
    const { validUntil } = await course.context(recognition);
    const rows = await desk.sql(
      `select status, to_date::text as to, count(*)::int as members from recognised_status where case_id = $1 group by 1, 2`,
      [recognition.caseId],
    );
    expect(rows).toEqual([{ status: 'marginFamily', to: validUntil, members: members.length }]);
  });

  it('brings the bill of a member to the medical security bureau, which pays it up to the year’s cap', async () => {
    const form = { variant: 'urban', aidKind: 'inpatient', channel: 'window' };
    const id = await desk.apply({ procedure: 'medical-aid', form, members, beneficiary: 1 });
    await course.does(id, [CLERK, 'ACCEPT', papers]);
    expect(await course.context(id)).toMatchObject({ class: 'MARGIN', recognised: true });
    const review = { incomePerHeadFen: 80_000, ownCostFen: 3_000_000, propertyWithinRules: true };
    await course.does(id, ['shadui.handler3', 'PROPOSE_GRANT', review]);
    await course.passes(id, 'publicity');
    const bill = {
      dischargedOn: '2025-02-20',
      totalFen: 3_000_000,
      notCoveredFen: 0,
      insurancePaidFen: 1_500_000,
      seriousIllnessPaidFen: 0,
      otherPaidFen: 0,
    };
    await course.does(id, ['tongcheng.bills', 'SETTLE_BILL', bill]);
    expect(await desk.refused('tongcheng.approver', id, 'APPROVE')).toMatchObject({ code: 'not-permitted' });
    await course.does(id, ['tongcheng.healthcare', 'APPROVE', {}]);
    // 65 % of 15,000 yuan less 2,000 of deductible
    expect(await course.paid(id)).toEqual([{ kind: 'medicalAid', payee: 'household', amountFen: 845_000 }]);
    expect(await course.holds(id)).toEqual({ chain: 'ok', replay: 'ok' });

    const anew = { acknowledgeDuplicates: true, acknowledgeReason: '另一次住院的费用' };
    const more = { procedure: 'medical-aid', form, members, beneficiary: 1, ...anew };
    const second = await desk.apply(more);
    await course.does(second, [CLERK, 'ACCEPT', papers], ['shadui.handler3', 'PROPOSE_GRANT', review]);
    await course.passes(second, 'publicity');
    await course.does(second, ['tongcheng.bills', 'SETTLE_BILL', bill]);
    // The deductible is taken once a year, and of the cap of 10,000 yuan 1,550 are left.
    expect(await course.context(second)).toMatchObject({ deductibleFen: 0, proposedAmount: 155_000 });
  }, 60_000);

  it('is paid no more than the year’s cap when two bills are decided at the same moment', async () => {
    const form = { variant: 'urban', aidKind: 'inpatient', channel: 'window' };
    const anew = { acknowledgeDuplicates: true, acknowledgeReason: '另一次住院的费用' };
    const review = { incomePerHeadFen: 80_000, ownCostFen: 3_000_000, propertyWithinRules: true };
    const costs = {
      totalFen: 1_500_000,
      notCoveredFen: 0,
      insurancePaidFen: 0,
      seriousIllnessPaidFen: 0,
      otherPaidFen: 0,
    };
    const bills: CaseId[] = [];
    for (let time = 0; time < 2; time += 1) {
      const id = await desk.apply({ procedure: 'medical-aid', form, members, beneficiary: 0, ...anew });
      await course.does(id, [CLERK, 'ACCEPT', papers], ['shadui.handler3', 'PROPOSE_GRANT', review]);
      await course.passes(id, 'publicity');
      await course.does(id, ['tongcheng.bills', 'SETTLE_BILL', { dischargedOn: '2025-02-20', ...costs }]);
      expect(await course.context(id)).toMatchObject({ proposedAmount: 845_000 });
      bills.push(id);
    }
    const answers = await atOnce(desk, 'tongcheng.healthcare', 'APPROVE', bills, 'account');
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const second = answers.findIndex(({ status }) => status === 409);
    expect(answers[second]?.body).toMatchObject({ code: 'account-full' });
    await desk.send('tongcheng.healthcare', bills[second]!, 'APPROVE', {});
    // What is left of 10,000 yuan.
    expect(await course.context(bills[second]!)).toMatchObject({ paidFen: 155_000 });
  }, 60_000);

  it('is reminded a month before the end and applies again in a case of its own', async () => {
    await course.passes(recognition, 'reminder');
    expect(await course.stands(recognition)).toEqual(['recognised.expiring']);
    await course.does(recognition, [CLERK, 'APPLY_AGAIN']);
    const renewals = await desk.sql<CaseId & { status: string }>(
      `select other_county as county, other_id as "caseId" from case_link where case_id = $1 and relation = 'renewal'`,
      [recognition.caseId],
    );
    expect(renewals).toHaveLength(1);
    expect(await course.stands(renewals[0]!)).toEqual(['acceptance.examining']);
    await course.passes(recognition, 'validity');
    expect(await course.stands(recognition)).toEqual(['expired']);
    expect(await course.holds(recognition)).toEqual({ chain: 'ok', replay: 'ok' });
  }, 60_000);
});
