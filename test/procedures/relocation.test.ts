import { citizenId } from '../helpers/families.js';
import { courseAt, type Course, type Deed } from './course.js';
import { startDesk, type CaseId, type Desk } from './desk.js';
import { LOCAL_AID } from './local-aid.js';
import { drawNobody, holds, passes, running } from './payments.js';

const AUDITOR = 'tongcheng.auditor';

let desk: Desk;
let course: Course;
beforeAll(async () => {
  desk = await startDesk('2023-03-01', LOCAL_AID);
  course = courseAt(desk);
}, 120_000);
afterAll(() => desk.close());

const papers = { papers: 12, stillEntitled: true };

/** A family in payment that moves there, with the old town's file handed over. */
async function moving(division: string, handOver: string): Promise<{ family: CaseId; move: CaseId }> {
  const family = await desk.apply({ procedure: 'local-aid', form: {} });
  await desk.send('shadui.handler1', family, 'PAY');
  const form = { division, movedOn: '2023-02-20', benefit: 'local-aid', address: '雁塔社区1号' };
  const move = await desk.about(family, 'relocation', form);
  await desk.send('shadui.handler1', move, handOver, papers);
  return { family, move };
}

const awardsOf = ({ caseId }: CaseId) =>
  desk.sql<{ from: string; to: string | null }>(
    'select from_month as from, to_month as to from award where case_id = $1',
    [caseId],
  );

it('moves the benefit to the next town of the county once somebody there has taken it over', async () => {
  const { family, move } = await moving('421222100001', 'HAND_OVER');
  const taken = { livesHere: true, papersComplete: true };
  expect(await desk.refused('shadui.handler1', move, 'TAKE_OVER', taken)).toMatchObject({ status: 403 });
  await desk.send('junshui.handler1', move, 'TAKE_OVER', taken);
  expect(await desk.view('junshui.handler1', family)).toMatchObject({ division: '421222100001' });
  expect(await awardsOf(family)).toMatchObject([{ to: null }]);
});

it('pays in the old county until the other one has granted, and from the month after no more', async () => {
  const { family, move } = await moving('421202104001', 'HAND_OVER_BY_HAND');
  const [pair] = await desk.linked(move, 'pair');
  if (!pair) throw new Error('nobody waits in the other county');
  expect(pair.county).toBe('421202');
  await desk.send('heshengqiao.handler1', pair, 'CONFIRM_ARRIVAL', { livesHere: true, checkedOn: '2023-03-01' });
  await desk.send('heshengqiao.clerk', pair, 'RECORD_CASE', { caseNumber: '421202-2023-000001' });
  expect(await awardsOf(family)).toMatchObject([{ to: null }]);
  await desk.send('heshengqiao.handler1', pair, 'RECORD_DECISION', { granted: true, decidedOn: '2023-03-01' });
  expect(await desk.standing('shadui.handler1', move)).toEqual(['leaving.ending']);
  await desk.send('shadui.handler1', move, 'END_OLD');
  expect(await desk.standing('shadui.handler1', family)).toEqual(['over']);
  expect(await desk.standing('shadui.handler1', move)).toEqual(['movedAway']);
  expect(await awardsOf(family)).toMatchObject([{ to: expect.stringMatching(/^2023-03/) }]);
});

it('leaves the benefit where it is when the other county refuses', async () => {
  const { family, move } = await moving('421202104001', 'HAND_OVER_BY_HAND');
  const [pair] = await desk.linked(move, 'pair');
  if (!pair) throw new Error('nobody waits in the other county');
  await desk.send('heshengqiao.handler1', pair, 'NOT_ARRIVED', { ground: 'notHere' });
  expect(await desk.standing('shadui.handler1', move)).toEqual(['stays']);
  expect(await desk.standing('shadui.handler1', family)).toEqual(['paid']);
  expect(await awardsOf(family)).toMatchObject([{ to: null }]);
  expect(await desk.letters('shadui.clerk', move)).toEqual(['relocationNotTaken']);
});

const NEW_HOME = '421202104001';

/** Somebody with that benefit moves to 贺胜桥镇, where the file arrives as an application of its own. */
async function movesAway(benefit: string, id: CaseId): Promise<{ move: CaseId; there: CaseId }> {
  const form = { division: NEW_HOME, movedOn: '2023-02-20', benefit, address: '雁塔社区1号' };
  const move = await desk.about(id, 'relocation', form);
  await desk.send('shadui.handler1', move, 'HAND_OVER', papers);
  const there = (await desk.linked(id, 'pair'))[0] as CaseId;
  expect(there).toMatchObject({ county: '421202', procedure: benefit });
  return { move, there };
}

/** What two cases pay together, month by month. */
const paidMonths = (...cases: CaseId[]) =>
  desk.sql(
    `select kind, from_month as from, to_month as to, amount_fen as "amountFen" from award
     where case_id = any ($1) order by kind, from_month`,
    [cases.map(({ caseId }) => caseId)],
  );

const nursed = { disabilityClass: 'LIMB', grade: 2, validUntil: '2030-01-01', longTermCare: true };
const pledged = { documentsComplete: true, truthCommitment: true };

/** Granted in 沙堆镇 in March 2023. */
async function nursing(): Promise<CaseId> {
  const id = await desk.apply({
    procedure: 'disability-subsidies',
    members: [{ name: '夏侯志强', relation: 'self', idNumber: citizenId('19770707') }],
    authorisations: [{ member: 0, signed: true, at: '2023-02-28' }],
    form: { living: false, nursing: true, homeDivision: '421222104201', channel: 'window' },
  });
  await course.does(id, ...examined('shadui', 'tongcheng'), ['tongcheng.approver', 'APPROVE', {}]);
  return id;
}

const examined = (town: string, county: string): Deed[] => [
  [`${town}.clerk`, 'ACCEPT', pledged],
  [`${town}.handler1`, 'SEND_TO_FEDERATION', { residenceConfirmed: true, certificateSeen: true }],
  [`${county}.disabled`, 'CONFIRM_CERTIFICATE', nursed],
];

describe('a benefit that moves by itself', () => {
  it('is paid here until the other county has decided, and there from the month after: none is missing, none paid twice', async () => {
    const here = await nursing();
    const { move, there } = await movesAway('disability-subsidies', here);
    await course.does(there, ...examined('heshengqiao', 'xianan'));
    await desk.goTo('2023-05-09');
    expect(await paidMonths(here, there)).toMatchObject([{ from: '2023-03', to: null }]);
    await course.does(there, ['xianan.approver', 'APPROVE', {}]);
    expect(await paidMonths(here, there)).toEqual([
      { kind: 'nursingSubsidy', from: '2023-03', to: '2023-05', amountFen: 10_000 },
      { kind: 'nursingSubsidy', from: '2023-06', to: null, amountFen: 10_000 },
    ]);
    expect(await course.stands(here)).toEqual(['transferredOut']);
    expect(await course.stands(move)).toEqual(['movedAway']);
    expect(await desk.letters('shadui.clerk', move)).toEqual(['transferredOut']);
    expect(await course.holds(here)).toEqual({ chain: 'ok', replay: 'ok' });
  }, 60_000);

  it('stays where it is when the other county refuses, and may move again later', async () => {
    const here = await nursing();
    const first = await movesAway('disability-subsidies', here);
    const gone = { ground: 'withholdsPapers', explanation: '未到窗口办理' };
    await course.does(
      first.there,
      ['heshengqiao.clerk', 'ACCEPT', pledged],
      ['heshengqiao.approver', 'TERMINATE', gone],
    );
    expect(await course.stands(first.move)).toEqual(['stays']);
    expect(await course.stands(here)).toEqual(['granted.reviewing']);
    await course.does(here, ['shadui.handler1', 'CONFIRM_UNCHANGED', { stillEligible: true }]);

    const form = { division: NEW_HOME, movedOn: '2023-05-09', benefit: 'disability-subsidies' };
    const move = await desk.about(here, 'relocation', form);
    await course.does(move, ['shadui.handler1', 'HAND_OVER', papers], ['shadui.clerk', 'WITHDRAW', {}]);
    const second = (await desk.linked(here, 'pair'))[1] as CaseId;
    expect(await desk.standing('heshengqiao.clerk', second)).toEqual(['withdrawn']);
    expect(await paidMonths(here, first.there, second)).toMatchObject([{ to: null }]);
  }, 60_000);

  it('takes a child along: the guardian is paid by one county after the other', async () => {
    const child = await desk.apply({
      procedure: 'child-support',
      members: [
        { name: '上官玉兰', relation: 'self', idNumber: citizenId('19580808') },
        { name: '上官小雨', relation: 'grandchild', idNumber: citizenId('20141101') },
      ],
      beneficiary: 1,
      authorisations: [{ member: 0, signed: true, at: '2023-02-28' }],
      form: { kind: 'DE_FACTO', applicantIs: 'guardian', raised: 'dispersed', channel: 'window' },
    });
    const confirmed = { finding: 'CONFIRMED', dataAsOf: '2023-02-28' };
    const alone = { father: 'IN_PRISON', fatherMonths: 30, mother: 'LOST_CONTACT', motherMonths: 12 };
    const granting = (town: string, county: string): Deed[] => [
      [`${town}.clerk`, 'ACCEPT', { ...pledged, relativeDeclared: false }],
      ...['police', 'disabled', 'medical'].map((register): Deed => [`${county}.${register}`, 'REPORT', confirmed]),
      [`${town}.handler3`, 'PROPOSE_GRANT', { ...alone, payee: 'guardian' }],
      [`${county}.reviewer1`, 'FORWARD', { fileComplete: true }],
      [`${county}.approver`, 'APPROVE', {}],
    ];
    await course.does(child, ...granting('shadui', 'tongcheng'));
    const { move, there } = await movesAway('child-support', child);
    await course.does(there, ...granting('heshengqiao', 'xianan'));
    expect(await course.stands(move)).toEqual(['movedAway']);
    const rows = (await paidMonths(child, there)) as { from: string; to: string | null }[];
    // Decided in the month in which it began here: then the other county pays from the same month on, and this one never.
    expect(rows.filter(({ from, to }) => to === null || to >= from)).toMatchObject([{ to: null, amountFen: 120_000 }]);
    const identities = await desk.sql(
      `select county from recognised_status where case_id = any ($1) and (to_date is null or to_date > service_now()::date)`,
      [[child.caseId, there.caseId]],
    );
    expect(identities).toEqual([{ county: '421202' }]);
  }, 60_000);
});

describe('somebody in a support institution', () => {
  const registers = ['police', 'insurance', 'housing', 'market', 'fund'];
  const alone = { unableToWork: true, noLivelihood: true, noSupporter: true, personSigned: true };
  const found = { unableToWork: true, monthlyIncomeFen: 8000, propertyWithinRules: true, noSupporter: true };
  const cannot = { eating: true, dressing: true, gettingUp: false, toilet: false, walking: false, bathing: false };
  const admission = { agreementSigned: true, healthChecked: true };

  /** Up to the decision, which is still to come. */
  async function examinedIn(town: string, county: string, id: CaseId, visitedOn: string): Promise<void> {
    const report = { finding: 'NOTHING_FOUND', dataAsOf: visitedOn };
    await course.does(
      id,
      [`${town}.clerk`, 'ACCEPT', { ...pledged, authorisationSigned: true, relativeDeclared: false }],
      ...registers.map((register): Deed => [`${county}.${register}`, 'REPORT', report]),
      [`${town}.handler1`, 'RECORD_VISIT', { visitedOn, ...alone }],
      [`${town}.handler2`, 'RECORD_VISIT', { visitedOn, ...alone }],
      [`${town}.handler3`, 'PROPOSE_GRANT', found],
    );
    await passes(desk, `${county}.auditor`, id, 'publicity');
    await course.does(id, [`${county}.reviewer1`, 'FORWARD', { fileComplete: true }]);
  }

  it('is paid for living and care without a month missing or double, and for care by the level assessed before', async () => {
    await drawNobody(desk);
    await desk.goTo('2023-06-05');
    const here = await desk.apply({
      procedure: 'tekun',
      members: [{ name: '万俟长庚', relation: 'self', idNumber: citizenId('19450202') }],
      authorisations: [{ member: 0, signed: true, at: '2023-06-05' }],
      form: { variant: 'rural', ground: 'elderly', support: 'INSTITUTION', channel: 'window' },
    });
    await examinedIn('shadui', 'tongcheng', here, '2023-06-06');
    const bed = { institution: 'tongcheng1', admittedOn: '2023-06-20', ...admission };
    await course.does(
      here,
      ['tongcheng.approver', 'APPROVE', {}],
      ['tongcheng.reviewer1', 'RECORD_ASSESSMENT', { assessedOn: '2023-06-20', ...cannot }],
      ['shadui.handler3', 'ADMIT', bed],
    );
    const { move, there } = await movesAway('tekun', here);
    await examinedIn('heshengqiao', 'xianan', there, '2023-06-28');
    await desk.goTo('2023-08-10');
    await course.does(there, ['xianan.approver', 'APPROVE', {}]);
    expect(await paidMonths(here, there)).toEqual([
      { kind: 'basicLiving', from: '2023-07', to: '2023-06', amountFen: 70_200 },
      { kind: 'basicLiving', from: '2023-07', to: '2023-08', amountFen: 70_200 },
      { kind: 'basicLiving', from: '2023-09', to: null, amountFen: 70_200 },
      { kind: 'care', from: '2023-07', to: '2023-08', amountFen: 107_567 },
      { kind: 'care', from: '2023-09', to: null, amountFen: 107_567 },
    ]);
    expect(await course.stands(here)).toEqual(['transferredOut']);
    expect(await course.stands(move)).toEqual(['movedAway']);
    expect(await holds(desk, 'xianan.auditor', there)).toEqual({ chain: 'ok', replay: 'ok' });

    // The bed there is arranged afterwards, and the care money goes along to it.
    const next = { institution: 'xianan1', admittedOn: '2023-08-12', ...admission };
    await desk.send('heshengqiao.handler3', there, 'ADMIT', next);
    expect(await running(desk, 'heshengqiao.handler3', there)).toEqual({
      basicLiving: { payee: 'institution', amountFen: 70_200 },
      care: { payee: 'institution', amountFen: 107_567 },
    });
    expect(await holds(desk, AUDITOR, here)).toEqual({ chain: 'ok', replay: 'ok' });
  }, 60_000);
});
