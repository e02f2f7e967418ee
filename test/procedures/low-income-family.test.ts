import { family } from '../helpers/families.js';
import { openDesk, type CaseId, type Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.goTo('2025-03-03');
}, 120_000);
afterAll(() => desk.close());

const CLERK = 'shadui.clerk';
const papers = { documentsComplete: true, authorisationSigned: true, relativeDeclared: false };
const registers = ['police', 'insurance', 'housing', 'market', 'fund'];

/** Recognised as a margin family, from the window on. */
async function recognised(members: ReturnType<typeof family>): Promise<CaseId> {
  const form = { variant: 'urban', family: 'RIGID', channel: 'window' };
  const id = await desk.applies(CLERK, { procedure: 'low-income-recognition', form, members });
  const visit = {
    visitedOn: '2025-03-05',
    householdMonthlyIncomeFen: 320_000,
    asStated: true,
    familyMemberSigned: true,
  };
  const answer = { finding: 'CONSISTENT', dataAsOf: '2025-03-01' };
  await desk.does(
    id,
    { by: CLERK, do: 'ACCEPT', with: { ...papers, truthCommitment: true } },
    { by: 'shadui.handler1', do: 'START_INVESTIGATION' },
    { by: 'tongcheng.verification', do: 'START_CHECK' },
    ...registers.map((register) => ({ by: `tongcheng.${register}`, do: 'REPORT', with: answer })),
    { by: 'tongcheng.verification', do: 'ISSUE_REPORT', with: { result: 'WITHIN' } },
    { by: 'shadui.handler1', do: 'RECORD_VISIT', with: visit },
    { by: 'shadui.handler2', do: 'RECORD_VISIT', with: visit },
  );
  const found = {
    family: 'MARGIN',
    householdMonthlyIncomeFen: 320_000,
    rigidSpendingFen: 0,
    propertyWithinRules: true,
  };
  await desk.does(id, { by: 'shadui.handler3', do: 'PROPOSE_GRANT', with: found });
  await desk.passes(id, 'publicity');
  await desk.does(id, { by: 'tongcheng.approver', do: 'APPROVE', with: { documentNumber: '通民认〔2025〕1号' } });
  return id;
}

describe('a family with a little more than the DiBao standard', () => {
  const members = family();
  let recognition: CaseId;
  beforeAll(async () => {
    recognition = await recognised(members);
  }, 60_000);

  it('is recognised for twelve months, each of its members', async () => {
    expect(await desk.standing(recognition)).toEqual(['recognised.valid']);
    const { validUntil } = (await desk.view(recognition)).context;
    const rows = await desk.sql(
      `select status, to_date::text as to, count(*)::int as members from recognised_status where case_id = $1 group by 1, 2`,
      [recognition.caseId],
    );
    expect(rows).toEqual([{ status: 'marginFamily', to: validUntil, members: members.length }]);
  });

  it('brings the bill of a member to the medical security bureau, which pays it up to the year’s cap', async () => {
    const form = { variant: 'urban', aidKind: 'inpatient', channel: 'window' };
    const id = await desk.applies(CLERK, { procedure: 'medical-aid', form, members, beneficiary: 1 });
    await desk.does(id, { by: CLERK, do: 'ACCEPT', with: papers });
    expect((await desk.view(id)).context).toMatchObject({ class: 'MARGIN', recognised: true });
    const review = { incomePerHeadFen: 80_000, ownCostFen: 3_000_000, propertyWithinRules: true };
    await desk.does(id, { by: 'shadui.handler3', do: 'PROPOSE_GRANT', with: review });
    await desk.passes(id, 'publicity');
    const bill = {
      dischargedOn: '2025-02-20',
      totalFen: 3_000_000,
      notCoveredFen: 0,
      insurancePaidFen: 1_500_000,
      seriousIllnessPaidFen: 0,
      otherPaidFen: 0,
    };
    await desk.does(id, { by: 'tongcheng.bills', do: 'SETTLE_BILL', with: bill });
    expect(await desk.refused(id, { by: 'tongcheng.approver', do: 'APPROVE' })).toBe('not-permitted');
    await desk.does(id, { by: 'tongcheng.healthcare', do: 'APPROVE', with: {} });
    // 65 % of 15,000 yuan less 2,000 of deductible
    expect(await desk.paid(id, 'tongcheng.finance')).toEqual([
      { kind: 'medicalAid', payee: 'household', amountFen: 845_000 },
    ]);
    expect(await desk.holds(id)).toBe(true);

    const anew = { acknowledgeDuplicates: true, acknowledgeReason: '另一次住院的费用' };
    const more = { procedure: 'medical-aid', form, members, beneficiary: 1, ...anew };
    const second = await desk.applies(CLERK, more);
    await desk.does(
      second,
      { by: CLERK, do: 'ACCEPT', with: papers },
      { by: 'shadui.handler3', do: 'PROPOSE_GRANT', with: review },
    );
    await desk.passes(second, 'publicity');
    await desk.does(second, { by: 'tongcheng.bills', do: 'SETTLE_BILL', with: bill });
    // The deductible is taken once a year, and of the cap of 10,000 yuan 1,550 are left.
    expect((await desk.view(second)).context).toMatchObject({ deductibleFen: 0, proposedAmount: 155_000 });
  }, 60_000);

  it('is reminded a month before the end and applies again in a case of its own', async () => {
    await desk.passes(recognition, 'reminder');
    expect(await desk.standing(recognition)).toEqual(['recognised.expiring']);
    await desk.does(recognition, { by: CLERK, do: 'APPLY_AGAIN' });
    const renewals = await desk.sql<CaseId & { status: string }>(
      `select other_county as county, other_id as "caseId" from case_link where case_id = $1 and relation = 'renewal'`,
      [recognition.caseId],
    );
    expect(renewals).toHaveLength(1);
    expect(await desk.standing(renewals[0]!)).toEqual(['acceptance.examining']);
    await desk.passes(recognition, 'validity');
    expect(await desk.standing(recognition)).toEqual(['expired']);
    expect(await desk.holds(recognition)).toBe(true);
  }, 60_000);
});
