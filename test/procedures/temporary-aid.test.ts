import type { JsonObject } from '../../src/engine/index.js';
import { family } from '../helpers/families.js';
import { openDesk, type CaseId, type Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.goTo('2018-03-05');
}, 120_000);
afterAll(() => desk.close());

const papers = { documentsComplete: true, authorisationSigned: true, truthCommitment: true, relativeDeclared: false };
const visit = { visitedOn: '2018-03-06', eventTrue: true, personsAffected: 4, signed: true };
const illness = { variant: 'urban', aidType: 'EXPENDITURE', unit: 'family', reason: 'medicalCosts', channel: 'window' };
const fire = { variant: 'urban', aidType: 'EMERGENCY', unit: 'family', reason: 'fire', channel: 'window' };
const urgent = { danger: 'noShelter', relativeDeclared: false, situation: '房屋烧毁' };

const apply = (form: JsonObject): Promise<CaseId> => desk.applies('shadui.clerk', { procedure: 'temporary-aid', form });

/** Accepted and looked into; ready for the review. */
async function investigated(form: JsonObject): Promise<CaseId> {
  const id = await apply(form);
  await desk.does(
    id,
    { by: 'shadui.clerk', do: 'ACCEPT', with: papers },
    { by: 'shadui.handler1', do: 'RECORD_VISIT', with: visit },
    { by: 'shadui.handler2', do: 'RECORD_VISIT', with: visit },
    { by: 'tongcheng.verification', do: 'ISSUE_REPORT', with: { result: 'WITHIN' } },
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

async function lettersOf({ county, caseId }: CaseId): Promise<string[]> {
  const clerk = await desk.login('shadui.clerk');
  const { body } = await clerk.get(`/api/cases/${county}/${caseId}/letters`).expect(200);
  return (body as { kind: string }[]).map(({ kind }) => kind);
}

it('goes from the window to the payment in the township, which decides a small sum in the county’s name', async () => {
  const id = await investigated(illness);
  await desk.does(id, { by: 'shadui.handler3', do: 'PROPOSE_GRANT', with: proposal });
  expect(await desk.refused(id, { by: 'shadui.approver', do: 'APPROVE' })).toBe('not-possible');
  await desk.passes(id, 'publicity');
  expect(await desk.refused(id, { by: 'tongcheng.approver', do: 'APPROVE' })).toBe('not-permitted');
  await desk.does(id, { by: 'shadui.approver', do: 'APPROVE', with: { documentNumber: '沙救〔2018〕1号' } });
  expect(await desk.standing(id)).toEqual(['granted.settled']);
  // 500 yuan × 0.7 × 4 people × 2 months
  expect(await desk.paid(id, 'tongcheng.finance')).toEqual([
    { kind: 'temporaryAid', payee: 'household', amountFen: 280_000 },
  ]);
  expect(await lettersOf(id)).toEqual(['acceptanceReceipt', 'temporaryAid']);
  expect(await desk.holds(id)).toBe(true);
}, 60_000);

it('pays a larger sum in instalments once the county has approved it', async () => {
  const id = await investigated(illness);
  const large = { ...proposal, tier: 'A', months: 6, instalments: 3 };
  await desk.does(id, { by: 'shadui.handler3', do: 'PROPOSE_GRANT', with: large });
  await desk.passes(id, 'publicity');
  expect(await desk.standing(id)).toEqual(['handling.countyDecision']);
  await desk.does(id, { by: 'tongcheng.approver', do: 'APPROVE', with: {} });
  expect((await desk.view(id)).context).toMatchObject({ amount: 1_200_000, paidFen: 400_000 });
  await desk.passes(id, 'instalment');
  await desk.does(id, { by: 'shadui.handler1', do: 'RELEASE', with: { stillNeeded: true } });
  expect((await desk.view(id)).context).toMatchObject({ paidFen: 800_000, instalmentsPaid: 2 });
  expect(await desk.holds(id)).toBe(true);
}, 60_000);

it('pays at once from the township’s reserve, has the papers completed, and does not aid the same fire twice', async () => {
  const before = await balance('reserve.421222104');
  const members = family();
  const id = await desk.applies('shadui.clerk', { procedure: 'temporary-aid', form: fire, members });
  await desk.does(
    id,
    { by: 'shadui.clerk', do: 'ACCEPT_URGENT', with: urgent },
    {
      by: 'shadui.handler1',
      do: 'PROPOSE_PAYMENT',
      with: { persons: 4, tier: 'A', months: 1, explanation: '无处居住' },
    },
    { by: 'shadui.approver', do: 'PAY_AT_ONCE', with: {} },
  );
  expect(await balance('reserve.421222104')).toBe(before - 200_000);
  const complete = {
    signaturesComplete: true,
    papersComplete: true,
    finding: 'ENTITLED',
    explanation: '火灾属实',
  };
  await desk.does(
    id,
    { by: 'shadui.handler1', do: 'END_EMERGENCY', with: { overOn: '2018-03-08' } },
    { by: 'shadui.handler1', do: 'REGULARISE', with: complete },
    { by: 'shadui.approver', do: 'RATIFY', with: {} },
  );
  expect(await desk.standing(id)).toEqual(['granted.settled']);
  const anew = { acknowledgeDuplicates: true, acknowledgeReason: '申请人坚持再次申请' };
  const again = await desk.applies('shadui.clerk', { procedure: 'temporary-aid', form: fire, members, ...anew });
  await expect(desk.does(again, { by: 'shadui.clerk', do: 'ACCEPT', with: papers })).rejects.toThrow('guard-false');
  expect(await desk.holds(id)).toBe(true);
}, 60_000);

it('refuses in writing, and decides anew when the government annuls the refusal', async () => {
  const id = await investigated(illness);
  const refusal = { ground: 'livingNotAffected', explanation: '收入足以负担' };
  await desk.does(
    id,
    { by: 'shadui.handler3', do: 'PROPOSE_REFUSAL', with: refusal },
    { by: 'shadui.approver', do: 'REFUSE', with: refusal },
    { by: 'shadui.handler1', do: 'DELIVER', with: { deliveredOn: '2018-03-09', manner: 'inPerson' } },
  );
  expect(await lettersOf(id)).toContain('temporaryAidRefusal');
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
  await desk.does(about, { by: officer, do: 'ACCEPT', with: { withinTimeLimit: true, interested: true } });
  expect(await desk.standing(id)).toEqual(['refused.disputed']);
  await desk.does(
    about,
    { by: officer, do: 'SEND_COPY' },
    { by: officer, do: 'RECORD_REPLY', with: { evidenceSubmitted: true, reply: '已作调查' } },
    { by: officer, do: 'SUBMIT_DRAFT', with: { proposal: 'ANNULLED', analysis: '未考虑医疗支出' } },
    { by: 'tongcheng.magistrate', do: 'ANNUL', with: { documentNumber: '通政复〔2018〕1号', reasons: '事实不清' } },
    { by: officer, do: 'DELIVER', with: { deliveredOn: '2018-03-20', manner: 'inPerson' } },
  );
  expect(await desk.standing(id)).toEqual(['handling.review']);
  await desk.does(id, { by: 'shadui.handler3', do: 'PROPOSE_GRANT', with: proposal });
  await desk.passes(id, 'publicity');
  await desk.does(id, { by: 'shadui.approver', do: 'APPROVE', with: {} });
  expect((await desk.view(id)).context).toMatchObject({ paidFen: 280_000 });
  expect(await desk.holds(id)).toBe(true);
}, 60_000);
