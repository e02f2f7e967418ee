import type { JsonObject } from '../../src/engine/index.js';
import type { ApplicationBody } from '../../src/intake/applications.dto.js';
import { family } from '../helpers/families.js';
import { atOnce } from './at-once.js';
import { courseAt, type Course } from './course.js';
import { startDesk, type CaseId, type Desk } from './desk.js';

let desk: Desk;
let course: Course;
beforeAll(async () => {
  desk = await startDesk('2018-03-05');
  course = courseAt(desk);
}, 120_000);
afterAll(() => desk.close());

const papers = { documentsComplete: true, authorisationSigned: true, truthCommitment: true, relativeDeclared: false };
const visit = { visitedOn: '2018-03-06', eventTrue: true, personsAffected: 4, signed: true };
const illness = { variant: 'urban', aidType: 'EXPENDITURE', unit: 'family', reason: 'medicalCosts', channel: 'window' };
const fire = { variant: 'urban', aidType: 'EMERGENCY', unit: 'family', reason: 'fire', channel: 'window' };
const urgent = { danger: 'noShelter', relativeDeclared: false, situation: '房屋烧毁' };

const apply = (form: JsonObject): Promise<CaseId> => desk.apply({ procedure: 'temporary-aid', form });

/** Accepted and looked into; ready for the review. */
async function investigated(form: JsonObject, more: Partial<ApplicationBody> = {}): Promise<CaseId> {
  const id = await desk.apply({ procedure: 'temporary-aid', form, ...more });
  await course.does(
    id,
    ['shadui.clerk', 'ACCEPT', papers],
    ['shadui.handler1', 'RECORD_VISIT', visit],
    ['shadui.handler2', 'RECORD_VISIT', visit],
    ['tongcheng.verification', 'ISSUE_REPORT', { result: 'WITHIN' }],
  );
  return id;
}

const proposal = { persons: 4, tier: 'B', months: 2, aidForm: 'MONEY' };

async function balance(account: string): Promise<number> {
  const [row] = await desk.sql<{ balance: string }>(
    `select account_balance('421222', $1, '421222104', '2018-03-05') as balance`,
    [account],
  );
  return Number(row?.balance);
}

/** A letter as it is printed. */
async function letterAbout({ county, caseId }: CaseId, kind: string): Promise<string> {
  const clerk = await desk.login('shadui.clerk');
  const path = `/api/cases/${county}/${caseId}/letters`;
  const { body } = await clerk.get(path).expect(200);
  const letter = (body as { id: string; kind: string }[]).find((one) => one.kind === kind);
  return (await clerk.get(`${path}/${letter?.id}`).expect(200)).text;
}

/** The source in force of a setting of the procedure in 沙堆镇. */
async function sourceOf(name: string): Promise<string | undefined> {
  const path = '/api/settings?division=421222104201&procedure=temporary-aid';
  const { body } = await (await desk.login('shadui.clerk')).get(path).expect(200);
  return (body as { name: string; law: string }[]).find((one) => one.name === name)?.law;
}

it('goes from the window to the payment in the township, which decides a small sum in the county’s name', async () => {
  const id = await investigated(illness);
  await course.does(id, ['shadui.handler3', 'PROPOSE_GRANT', proposal]);
  expect(await desk.refused('shadui.approver', id, 'APPROVE')).toMatchObject({ code: 'not-possible' });
  await course.passes(id, 'publicity');
  expect(await desk.refused('tongcheng.approver', id, 'APPROVE')).toMatchObject({ code: 'not-permitted' });
  await course.does(id, ['shadui.approver', 'APPROVE', { documentNumber: '沙救〔2018〕1号' }]);
  expect(await course.stands(id)).toEqual(['granted.settled']);
  // 500 yuan × 0.7 × 4 people × 2 months
  expect(await course.paid(id)).toEqual([{ kind: 'temporaryAid', payee: 'household', amountFen: 280_000 }]);
  expect(await desk.letters('shadui.clerk', id)).toEqual(['acceptanceReceipt', 'temporaryAid']);
  expect(await letterAbout(id, 'temporaryAid')).toContain(`执行标准的依据：${await sourceOf('standard.urban')}`);
  expect(await course.holds(id)).toEqual({ chain: 'ok', replay: 'ok' });
}, 60_000);

it('pays a larger sum in instalments once the county has approved it', async () => {
  const id = await investigated(illness);
  const large = { ...proposal, tier: 'A', months: 6, instalments: 3 };
  await course.does(id, ['shadui.handler3', 'PROPOSE_GRANT', large]);
  await course.passes(id, 'publicity');
  expect(await course.stands(id)).toEqual(['handling.countyDecision']);
  await course.does(id, ['tongcheng.approver', 'APPROVE', {}]);
  expect(await course.context(id)).toMatchObject({ amount: 1_200_000, paidFen: 400_000 });
  await course.passes(id, 'instalment');
  await course.does(id, ['shadui.handler1', 'RELEASE', { stillNeeded: true }]);
  expect(await course.context(id)).toMatchObject({ paidFen: 800_000, instalmentsPaid: 2 });
  expect(await course.holds(id)).toEqual({ chain: 'ok', replay: 'ok' });
}, 60_000);

it('pays at once from the township’s reserve, has the papers completed, and does not aid the same fire twice', async () => {
  const before = await balance('reserve.421222104');
  const members = family();
  const id = await desk.apply({ procedure: 'temporary-aid', form: fire, members });
  await course.does(
    id,
    ['shadui.clerk', 'ACCEPT_URGENT', urgent],
    ['shadui.handler1', 'PROPOSE_PAYMENT', { persons: 4, tier: 'A', months: 1, explanation: '无处居住' }],
    ['shadui.approver', 'PAY_AT_ONCE', {}],
  );
  expect(await balance('reserve.421222104')).toBe(before - 200_000);
  const complete = {
    signaturesComplete: true,
    papersComplete: true,
    finding: 'ENTITLED',
    explanation: '火灾属实',
  };
  await course.does(
    id,
    ['shadui.handler1', 'END_EMERGENCY', { overOn: '2018-03-08' }],
    ['shadui.handler1', 'REGULARISE', complete],
    ['shadui.approver', 'RATIFY', {}],
  );
  expect(await course.stands(id)).toEqual(['granted.settled']);
  const anew = { acknowledgeDuplicates: true, acknowledgeReason: '申请人坚持再次申请' };
  const again = await desk.apply({ procedure: 'temporary-aid', form: fire, members, ...anew });
  await expect(course.does(again, ['shadui.clerk', 'ACCEPT', papers])).rejects.toThrow('guard-false');
  expect(await course.holds(id)).toEqual({ chain: 'ok', replay: 'ok' });
}, 60_000);

it('aids nobody twice for the same reason when both cases are decided at the same moment', async () => {
  const members = family();
  const anew = { acknowledgeDuplicates: true, acknowledgeReason: '申请人坚持再次申请' };
  const large = { ...proposal, tier: 'A', months: 6 };
  const both: CaseId[] = [];
  for (const more of [{}, anew]) {
    const id = await investigated(illness, { members, ...more });
    await course.does(id, ['shadui.handler3', 'PROPOSE_GRANT', large]);
    await course.passes(id, 'publicity');
    both.push(id);
  }
  const decided = await atOnce(desk, 'tongcheng.approver', 'APPROVE', both, 'recognised_status');
  expect(decided.map(({ status }) => status).sort()).toEqual([200, 409]);
  const first = decided.findIndex(({ status }) => status === 200);
  expect(decided[1 - first]?.body).toMatchObject({ code: 'recognised-already', recognised: { to: '2018-12-31' } });
  expect(await course.paid(both[1 - first]!)).toEqual([]);
  // The second reads what the first has come to, and is told so by the rule itself.
  expect(await desk.refused('tongcheng.approver', both[1 - first]!, 'APPROVE')).toMatchObject({ code: 'guard-false' });
  expect(await course.holds(both[1 - first]!)).toEqual({ chain: 'ok', replay: 'ok' });
}, 60_000);

it('orders back what turns out to be fraud, reminds, asks the court once the remedies are over, and writes the rest off', async () => {
  const id = await apply(fire);
  const lie = { signaturesComplete: true, papersComplete: true, finding: 'FRAUD', explanation: '并无火灾' };
  await course.does(
    id,
    ['shadui.clerk', 'ACCEPT_URGENT', urgent],
    ['shadui.handler1', 'PROPOSE_PAYMENT', { persons: 4, tier: 'A', months: 1, explanation: '无处居住' }],
    ['shadui.approver', 'PAY_AT_ONCE', {}],
    ['shadui.handler1', 'END_EMERGENCY', { overOn: '2018-03-08' }],
    ['shadui.handler1', 'REGULARISE', lie],
    ['tongcheng.approver', 'RECOVER', { explanation: '骗取救助' }],
  );
  const recovery = (await desk.linked(id, 'recovery'))[0] as CaseId;
  expect(await course.context(recovery)).toMatchObject({ irregularity: 'FRAUD', amountFen: 200_000 });
  const officer = 'tongcheng.reviewer1';
  const order = { amountFen: 200_000, fineMultiple: 1, explanation: '虚报火灾' };
  await course.does(recovery, [officer, 'PROPOSE_ORDER', order]);
  await course.passes(recovery, 'defence');
  expect(await desk.refused(officer, recovery, 'ORDER', {})).toMatchObject({ status: 403 });
  await course.does(
    recovery,
    ['tongcheng.approver', 'ORDER', { documentNumber: '通民追〔2018〕1号' }],
    ['tongcheng.finance', 'RECORD_PAYMENT', { amountFen: 150_000, receivedOn: '2018-03-20', channel: 'cash' }],
  );
  await course.passes(recovery, 'repayment');
  await course.does(recovery, [officer, 'REMIND', { explanation: '期满未退回' }]);
  await course.passes(recovery, 'reminder');
  const court = { court: '通城县人民法院', appliedOn: '2018-05-20' };
  expect(await desk.refused(officer, recovery, 'APPLY_TO_COURT', court)).toMatchObject({ code: 'guard-false' });
  await course.passes(recovery, 'remedy');
  await course.does(
    recovery,
    [officer, 'APPLY_TO_COURT', court],
    [officer, 'END_ENFORCEMENT', { result: 'noAssets' }],
    [officer, 'PROPOSE_WRITE_OFF', { ground: 'noAssets', explanation: '无财产可供执行' }],
    ['tongcheng.approver', 'WRITE_OFF', {}],
  );
  expect(await course.stands(recovery)).toEqual(['writtenOff']);
  const entries = 'select account, amount::int from account_entry where case_id = $1 order by seq, index';
  expect(await desk.sql(entries, [recovery.caseId])).toEqual([
    { account: 'recovery.ordered', amount: 400_000 },
    { account: 'recovery.received', amount: 150_000 },
    { account: 'recovery.writtenOff', amount: 250_000 },
  ]);
  expect(await desk.letters('shadui.clerk', recovery)).toEqual([
    'intendedRecovery',
    'recoveryOrder',
    'recoveryReminder',
  ]);
  expect(await course.holds(recovery)).toEqual({ chain: 'ok', replay: 'ok' });
}, 60_000);

it('refuses in writing, and decides anew when the government annuls the refusal', async () => {
  const id = await investigated(illness);
  const refusal = { ground: 'livingNotAffected', explanation: '收入足以负担' };
  await course.does(
    id,
    ['shadui.handler3', 'PROPOSE_REFUSAL', refusal],
    ['shadui.approver', 'REFUSE', refusal],
    ['shadui.handler1', 'DELIVER', { deliveredOn: '2018-03-09', manner: 'inPerson' }],
  );
  expect(await desk.letters('shadui.clerk', id)).toContain('temporaryAidRefusal');
  const complaint = await (
    await desk.login('shadui.clerk')
  )
    .post(`/api/cases/${id.county}/${id.caseId}/linked`, {
      procedure: 'reconsideration',
      relation: 'subject',
      form: { act: 'REFUSAL', organ: 'GOVERNMENT', manner: 'oral', learnedOn: '2018-03-09', claims: '请求撤销' },
    })
    .expect(201);
  const about = complaint.body as CaseId;
  const officer = 'tongcheng.reconsideration';
  await course.does(about, [officer, 'ACCEPT', { withinTimeLimit: true, interested: true }]);
  expect(await course.stands(id)).toEqual(['refused.disputed']);
  await course.does(
    about,
    [officer, 'SEND_COPY'],
    [officer, 'RECORD_REPLY', { evidenceSubmitted: true, reply: '已作调查' }],
    [officer, 'SUBMIT_DRAFT', { proposal: 'ANNULLED', analysis: '未考虑医疗支出' }],
    ['tongcheng.magistrate', 'ANNUL', { documentNumber: '通政复〔2018〕1号', reasons: '事实不清' }],
    [officer, 'DELIVER', { deliveredOn: '2018-03-20', manner: 'inPerson' }],
  );
  expect(await course.stands(id)).toEqual(['handling.review']);
  await course.does(id, ['shadui.handler3', 'PROPOSE_GRANT', proposal]);
  await course.passes(id, 'publicity');
  await course.does(id, ['shadui.approver', 'APPROVE', {}]);
  expect(await course.context(id)).toMatchObject({ paidFen: 280_000 });
  expect(await course.holds(id)).toEqual({ chain: 'ok', replay: 'ok' });
}, 60_000);
