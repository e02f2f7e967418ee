import type { ApplicationBody } from '../../src/intake/applications.dto.js';
import { withSnapshot } from '../../src/audit/owner-snapshot.js';
import { verifyDatabase } from '../../src/audit/verify-database.js';
import type { JsonObject } from '../../src/engine/index.js';
import { citizenId, family } from '../helpers/families.js';
import { courseAt, type Course, type Deed } from './course.js';
import { startDesk, type CaseId, type Desk } from './desk.js';
import { drawNobody, running } from './payments.js';

/*
 * The minimum living guarantee off the beaten path, at the windows and desks of 通城县: in order of time, on one clock.
 */

const CLERK = 'shadui.clerk';
const [FANG, GAO, LIN] = ['shadui.handler1', 'shadui.handler2', 'shadui.handler3'];
const [TOWN, COUNTY, VILLAGE] = ['shadui.approver', 'tongcheng.approver', 'shadui.dazhushan.assistant'];
const AUDITOR = 'tongcheng.auditor';

let desk: Desk;
let course: Course;
beforeAll(async () => {
  desk = await startDesk('2017-12-20');
  course = courseAt(desk);
  await drawNobody(desk);
  await desk.sql(`update setting set value = '3' where name = 'appraisal.quorum'`);
}, 120_000);
afterAll(() => desk.close());

const papers = { documentsComplete: true, authorisationSigned: true, truthCommitment: true, relativeDeclared: false };
const today = async (): Promise<string> =>
  new Date((await desk.now()).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

const answers = (): Deed[] =>
  ['police', 'insurance', 'housing', 'market', 'fund'].map((register): Deed => [
    `tongcheng.${register}`,
    'REPORT',
    { finding: 'NOTHING_FOUND', dataAsOf: '2017-12-01' },
  ]);

const visits = async (): Promise<Deed[]> => {
  const visit = {
    visitedOn: await today(),
    householdMonthlyIncomeFen: 40_000,
    asStated: true,
    familyMemberSigned: true,
  };
  return [
    [FANG, 'RECORD_VISIT', visit],
    [GAO, 'RECORD_VISIT', visit],
  ];
};

/** The village appraises, under the rules of 2012. */
const appraised = async (): Promise<Deed[]> => {
  const vote = { capacity: 'REPRESENTATIVE', finding: 'TRUTHFUL' };
  const three = [0, 1, 2].map((): Deed => [VILLAGE, 'VOTE', vote]);
  return [...three, [GAO, 'CONCLUDE', { heldOn: await today(), minutesSigned: true }]];
};

const opinion = (householdMonthlyIncomeFen = 40_000): Deed => [
  LIN,
  'PROPOSE_GRANT',
  { householdMonthlyIncomeFen, propertyWithinRules: true, reviewClass: 'B' },
];

/** A family of four, one of them severely disabled, one elderly, one a child, is posted in its village. */
async function posted(more: object = {}, income = 40_000): Promise<CaseId> {
  const id = await desk.apply(more);
  await course.does(id, [CLERK, 'ACCEPT', papers], ...answers(), ...(await visits()));
  await course.does(
    id,
    ['tongcheng.verification', 'ISSUE_REPORT', { result: 'WITHIN' }],
    ...(await appraised()),
    opinion(income),
  );
  return id;
}

/** Paid, after both publicities. */
async function granted(): Promise<CaseId> {
  const id = await posted();
  await course.passes(id, 'publicity');
  await course.passes(id, 'intendedPublicity');
  await course.does(id, [TOWN, 'APPROVE', {}]);
  return id;
}

interface Member {
  personId: string;
  relation: string;
  leftAt: string | null;
}

async function members({ county, caseId }: CaseId): Promise<Member[]> {
  const { body } = await (await desk.login(CLERK)).get(`/api/cases/${county}/${caseId}/household`).expect(200);
  return (body as { members: Member[] }).members;
}

const memberOf = async (id: CaseId, relation: string): Promise<string> =>
  (await members(id)).find((member) => member.relation === relation)?.personId ?? '';

const sound = async (id: CaseId) => expect(await course.holds(id)).toEqual({ chain: 'ok', replay: 'ok' });

const dueOn = async (id: CaseId, period: string) =>
  (await desk.view(AUDITOR, id)).clocks.find((clock) => clock.period === period)?.dueOn;

/** Who stands in the standing list of the family's village. */
const displayed = async (): Promise<unknown[]> => {
  const { body } = await desk.anonymous.get('/api/public/long-term-display?division=421222104201').expect(200);
  return (body as { items: unknown[] }).items;
};

const identities = ({ caseId }: CaseId) =>
  desk.sql<{ n: number }>(
    `select count(distinct person_id)::int as n from recognised_status where case_id = $1
     and (to_date is null or to_date > service_now()::date)`,
    [caseId],
  );

it('counts a week of publicity over New Year to the first working day after it', async () => {
  await desk.goTo('2017-12-25'); // the seventh day is 1 January, a holiday; the 2nd is a working day
  const id = await posted();
  expect(await dueOn(id, 'publicity')).toBe('2018-01-02');
  await desk.send(CLERK, id, 'WITHDRAW', {});
  expect(await course.stands(id)).toEqual(['withdrawn']);
  const { body } = await desk.anonymous.get('/api/public/notices?division=421222104201').expect(200);
  expect(JSON.stringify(body)).not.toContain(id.caseId);
  await sound(id);
}, 60_000);

it('lists a household in its village as long as it is on support, under the rules of 2012', async () => {
  const id = await granted();
  expect(await displayed()).toEqual([
    {
      procedureTitle: { zh: '最低生活保障', en: 'Minimum living guarantee' },
      values: {
        applicantName: '欧阳建国',
        village: '大柱山村',
        memberCount: 4,
        procedure: '最低生活保障',
        amount: '1175.00',
      },
      from: '2018-02',
    },
  ]);
  await desk.send(CLERK, id, 'MEMBER_LEFT', {
    member: await memberOf(id, 'parent'),
    ground: 'movedOut',
    since: await today(),
  });
  const found = { householdMonthlyIncomeFen: 40_000, propertyWithinRules: true, reviewClass: 'B' };
  await desk.send(LIN, id, 'PROPOSE_CUT', { ...found, ground: 'membersChanged' });
  await course.passes(id, 'changeObjection');
  // Proposed is not decided.
  expect(await displayed()).toMatchObject([{ values: { memberCount: 4, amount: '1175.00' } }]);
  await desk.send(TOWN, id, 'APPROVE_CHANGE', {});
  const cut = (35_000 - Math.floor(40_000 / 3)) * 3 + 10_500 + 3_500;
  expect(await displayed()).toMatchObject([{ values: { memberCount: 3, amount: (cut / 100).toFixed(2) } }]);
  await desk.send(CLERK, id, 'WITHDRAW', {});
  expect(await displayed()).toEqual([]);
  await sound(id);
}, 60_000);

describe('who belongs to a household', () => {
  it('pays for those who are left when a member dies, and their identity ends', async () => {
    const id = await granted();
    const [before] = Object.values((await running(desk, CLERK, id)) as Record<string, { amountFen: number }>);
    // (350.00 - 100.00) x 4, and for a severely disabled, an elderly and a minor member 30, 10 and 10 % of 350.00
    expect(before?.amountFen).toBe(100_000 + 10_500 + 3_500 + 3_500);
    expect(await identities(id)).toEqual([{ n: 4 }]);
    const grandmother = await memberOf(id, 'parent');
    const report = { member: grandmother, certificateSeen: true };
    expect(await desk.refused(CLERK, id, 'REPORT_DEATH', { ...report, member: id.caseId })).toMatchObject({
      code: 'member-unknown',
    });
    await desk.send(CLERK, id, 'REPORT_DEATH', report);
    expect(await desk.refused(CLERK, id, 'REPORT_DEATH', report)).toMatchObject({ code: 'member-unknown' });
    expect(await identities(id)).toEqual([{ n: 3 }]);
    const same = {
      ground: 'noClearChange',
      householdMonthlyIncomeFen: 40_000,
      propertyWithinRules: true,
      reviewClass: 'B',
    };
    expect(await desk.refused(LIN, id, 'CONFIRM_UNCHANGED', same)).toMatchObject({ code: 'guard-false' });
    await desk.send(LIN, id, 'PROPOSE_CUT', { ...same, ground: 'membersChanged' });
    await course.passes(id, 'changeObjection');
    await desk.send(TOWN, id, 'APPROVE_CHANGE', {});
    const [after] = Object.values((await running(desk, CLERK, id)) as Record<string, { amountFen: number }>);
    expect(after?.amountFen).toBe((35_000 - Math.floor(40_000 / 3)) * 3 + 10_500 + 3_500);
    await sound(id);
  }, 60_000);

  it('has somebody go on for the applicant who dies, and counts a newborn', async () => {
    const id = await granted();
    const [applicant, wife] = [await memberOf(id, 'self'), await memberOf(id, 'spouse')];
    const report: JsonObject = { member: applicant, certificateSeen: true };
    expect(await desk.refused(CLERK, id, 'REPORT_DEATH', report)).toMatchObject({
      code: 'successor-needed',
      status: 422,
    });
    await desk.send(CLERK, id, 'REPORT_DEATH', { ...report, successor: wife });
    const [heard] = await desk.sql<{ id: string }>(
      'select p.id from person p join cases c on c.household_id = p.household_id where c.id = $1 and p.applicant',
      [id.caseId],
    );
    expect(heard?.id).toBe(wife);
    const born = {
      relation: 'child',
      ground: 'born',
      since: '2018-01-10',
      authorisationSigned: true,
      joinedName: '欧阳新生',
      joinedBirthDate: '2018-01-10',
    };
    await desk.send(CLERK, id, 'MEMBER_JOINED', born);
    expect((await members(id)).map(({ leftAt }) => leftAt === null)).toEqual([true, true, true, true, false]);
    expect(await identities(id)).toEqual([{ n: 3 }]);
    const found = {
      ground: 'membersChanged',
      householdMonthlyIncomeFen: 0,
      propertyWithinRules: true,
      reviewClass: 'A',
    };
    await desk.send(LIN, id, 'PROPOSE_RAISE', found);
    await desk.send(TOWN, id, 'APPROVE_CHANGE', {});
    expect(await identities(id)).toEqual([{ n: 4 }]);
    const [paid] = Object.values((await running(desk, CLERK, id)) as Record<string, { amountFen: number }>);
    expect(paid?.amountFen).toBe(35_000 * 4 + 10_500 + 3_500 + 2 * 3_500);
    await sound(id);
  }, 60_000);

  it('takes nobody in whom another household of the programme counts already', async () => {
    const idNumber = citizenId('19990909');
    const alone: Partial<ApplicationBody> = {
      members: [{ name: '万俟长风', relation: 'self', idNumber }],
      authorisations: [{ member: 0, signed: true, at: '2017-12-01' }],
    };
    const other = await desk.apply(alone);
    const id = await posted();
    const joins = {
      relation: 'child',
      ground: 'returned',
      since: '2018-01-01',
      authorisationSigned: true,
      joinedName: '万俟长风',
      joinedNumber: idNumber,
    };
    expect(await desk.refused(CLERK, id, 'MEMBER_JOINED', joins)).toMatchObject({
      code: 'member-helped-elsewhere',
      status: 409,
    });
    await desk.send(CLERK, other, 'WITHDRAW', {});
    await desk.send(CLERK, id, 'MEMBER_JOINED', joins);
    // What was posted counted four.
    expect(await course.stands(id)).toEqual(['handling.firstReview']);
    await desk.send(...opinionOf(id));
    expect(await course.context(id)).toMatchObject({ memberCount: 5 });
    expect(await desk.refused(CLERK, id, 'MEMBER_JOINED', joins)).toMatchObject({ code: 'person-repeated' });
    await sound(id);
  }, 60_000);

  it('lets who has left apply elsewhere, and come back', async () => {
    const [wife, son] = [citizenId('19820506'), citizenId('20100707')];
    const id = await desk.apply({ members: family({}, { idNumber: wife }, { idNumber: son }) });
    const leaving = { ground: 'movedOut', since: await today() };
    for (const relation of ['spouse', 'child'])
      await desk.send(CLERK, id, 'MEMBER_LEFT', { ...leaving, member: await memberOf(id, relation) });
    await desk.apply({
      members: [{ name: '诸葛秀英', relation: 'self', idNumber: wife }],
      authorisations: [{ member: 0, signed: true, at: '2017-12-01' }],
    });
    const back = { relation: 'child', ground: 'returned', since: await today(), authorisationSigned: true };
    const joins = { ...back, joinedName: '欧阳小宝', joinedNumber: son };
    expect(await desk.refused(CLERK, id, 'MEMBER_JOINED', { ...joins, joinedName: '\u202e\u200b' })).toMatchObject({
      code: 'person-name-invalid',
    });
    await desk.send(CLERK, id, 'MEMBER_JOINED', joins);
    const there = (await members(id)).filter(({ leftAt }) => leftAt === null);
    expect(there.map(({ relation }) => relation)).toEqual(['self', 'parent', 'child']);
    await sound(id);
  }, 60_000);

  it('ends a case whose only member dies, whichever step it is at', async () => {
    const alone: Partial<ApplicationBody> = {
      members: [{ name: '万俟长庚', relation: 'self', idNumber: citizenId('19450202') }],
      authorisations: [{ member: 0, signed: true, at: '2017-12-01' }],
    };
    const id = await posted(alone, 20_000);
    const member = await memberOf(id, 'self');
    await desk.send(FANG, id, 'REPORT_DEATH', { member, certificateSeen: true });
    expect(await course.stands(id)).toEqual(['deceased']);
    await sound(id);
  }, 60_000);
});

const opinionOf = (id: CaseId): [string, CaseId, string, JsonObject] => {
  const [who, command, data = {}] = opinion();
  return [who, id, command, data];
};

it('counts refusals of work by member and in a row', async () => {
  const id = await granted();
  const refusal = { offeredOn: '2018-01-05', suitable: true, withoutGoodReason: true };
  const [him, her] = [await memberOf(id, 'self'), await memberOf(id, 'spouse')];
  for (const member of [him, him, her]) await desk.send(LIN, id, 'RECORD_WORK_REFUSAL', { ...refusal, member });
  expect(await course.stands(id)).toContain('granted.payment.normal.inPayment');
  await desk.send(LIN, id, 'RECORD_WORK_TAKEN', { member: him, since: '2018-01-06', kind: 'working' });
  for (const member of [him, her, her]) await desk.send(LIN, id, 'RECORD_WORK_REFUSAL', { ...refusal, member });
  expect(await course.stands(id)).toContain('granted.payment.normal.reviewing');
  await sound(id);
}, 60_000);

it('refuses a family that does not let anybody in, by whoever decides and with its remedies', async () => {
  const id = await desk.apply();
  await desk.send(CLERK, id, 'ACCEPT', papers);
  const ground = { ground: 'refusesVisit', explanation: '两次上门均拒绝入户' };
  expect(await desk.refused(LIN, id, 'TERMINATE', ground)).toMatchObject({ status: 403 });
  await desk.send(TOWN, id, 'TERMINATE', ground);
  expect(await course.stands(id)).toEqual(['terminated.open']);
  expect(await desk.letters(CLERK, id)).toEqual(['acceptanceReceipt', 'refusal']);
  await sound(id);
}, 60_000);

it('does not accept what is never completed, and says so', async () => {
  const id = await desk.apply();
  await desk.send(CLERK, id, 'REQUEST_SUPPLEMENT', { missing: ['householdBook'] });
  expect(await desk.refused(CLERK, id, 'ACCEPT', papers)).toMatchObject({ code: 'not-possible' });
  await course.passes(id, 'supplement');
  expect(await course.stands(id)).toEqual(['notAccepted.open']);
  expect(await desk.letters(CLERK, id)).toEqual(['supplementNotice', 'nonAcceptance']);
  await sound(id);
}, 60_000);

it('hears the family on what the registers say', async () => {
  const id = await desk.apply();
  await course.does(id, [CLERK, 'ACCEPT', papers], ...answers(), ...(await visits()));
  const exceeds = { result: 'EXCEEDS', exceeded: ['vehicles'], details: '名下有小型汽车' };
  await desk.send('tongcheng.verification', id, 'ISSUE_REPORT', exceeds);
  await desk.send(CLERK, id, 'OBJECT_TO_CHECK', { evidence: ['vehiclePapers'], statement: '车辆已转让' });
  await desk.send(LIN, id, 'CLEAR', { findings: '已核实过户' });
  expect(await course.context(id)).toMatchObject({ checkResult: 'WITHIN' });
  await course.does(id, ...(await appraised()), opinion());
  expect(await course.stands(id)).toEqual(['handling.publicity']);
  await sound(id);
}, 60_000);

it("keeps an official away from a relative's case and has the county visit", async () => {
  const sister = { name: '毛素云', relation: 'self', idNumber: '421222197202140002' };
  const id = await desk.apply({ members: [sister], authorisations: [{ member: 0, signed: true, at: '2017-12-01' }] });
  await course.does(id, [CLERK, 'ACCEPT', papers], ...answers(), ...(await visits()));
  await course.does(id, ['tongcheng.verification', 'ISSUE_REPORT', { result: 'WITHIN' }], ...(await appraised()));
  const [, command, found] = opinion(20_000);
  expect(await desk.refused(LIN, id, command, found)).toMatchObject({ code: 'separation-of-duties' });
  expect(await desk.refused(FANG, id, command, found)).toMatchObject({ code: 'separation-of-duties' });
  expect(await course.context(id)).toMatchObject({ relativeRegistered: true });
  await sound(id);
}, 60_000);

it('moves to another county with those who still belong to it, and every register agrees with the histories', async () => {
  const id = await granted();
  await desk.send(CLERK, id, 'MEMBER_LEFT', {
    member: await memberOf(id, 'spouse'),
    ground: 'movedOut',
    since: await today(),
  });
  const found = { householdMonthlyIncomeFen: 40_000, propertyWithinRules: true, reviewClass: 'B' };
  await desk.send(LIN, id, 'PROPOSE_CUT', { ...found, ground: 'membersChanged' });
  await course.passes(id, 'changeObjection');
  await desk.send(TOWN, id, 'APPROVE_CHANGE', {});
  const home = { division: '421202104001', variant: 'rural', movedOn: await today() };
  await desk.send(CLERK, id, 'TRANSFER_OUT', home);
  const [there] = await desk.linked(id, 'pair');
  const counted = await desk.sql<{ n: number }>(
    'select cardinality(persons) as n from cases c, household_facts(c.county, c.household_id) where c.id = $1',
    [there?.caseId],
  );
  expect(counted).toEqual([{ n: 3 }]);
  const verdict = () => withSnapshot(desk.database.ownerUrl, (tx) => verifyDatabase(tx, {}));
  expect((await verdict()).bad).toEqual([]);
  await desk.sql('update person set left_seq = 1 where left_case = $1', [id.caseId]);
  expect((await verdict()).bad.map(({ code }) => code)).toEqual(['members']);
  await desk.sql(
    "update person p set left_seq = (select max(seq) from case_event e where e.case_id = p.left_case and convert_from(e.body, 'UTF8') like '%memberLeaves%') where left_case = $1",
    [id.caseId],
  );
  await desk.sql('update person set joined_seq = 1 where joined_case is not null');
  expect(new Set((await verdict()).bad.map(({ code }) => code))).toEqual(new Set(['members']));
  await desk.sql(
    "update person p set joined_seq = (select max(seq) from case_event e where e.case_id = p.joined_case and convert_from(e.body, 'UTF8') like '%memberJoins%') where joined_case is not null",
  );
}, 60_000);

it('has the county decide what the township may not any more, and keeps the rules of the day of acceptance', async () => {
  await desk.goTo('2021-06-28');
  const before = await desk.apply();
  await desk.send(CLERK, before, 'ACCEPT', papers);
  const late = await desk.apply();
  await desk.goTo('2021-07-01');
  await desk.send(CLERK, late, 'ACCEPT', papers);
  const versions = await desk.sql<{ id: string; version: string }>(
    'select c.id, d.version from cases c join definition d on d.digest = c.definition where c.id = any ($1)',
    [[before.caseId, late.caseId]],
  );
  expect(Object.fromEntries(versions.map(({ id, version }) => [id, version]))).toEqual({
    [before.caseId]: '2012',
    [late.caseId]: '2021',
  });
  await course.does(before, ...answers(), ...(await visits()));
  await course.does(
    before,
    ['tongcheng.verification', 'ISSUE_REPORT', { result: 'WITHIN' }],
    ...(await appraised()),
    opinion(),
  );
  await course.passes(before, 'publicity');
  await course.passes(before, 'intendedPublicity');
  // The grant ends in the middle of the case: whoever has the authority on the day decides.
  const [grant] = await desk.sql<{ id: string }>(
    `select id from authority_grant where division = '421222104' and procedure = 'dibao' and mode = 'ENTRUSTED'`,
  );
  const administrator = await desk.login('xianning.admin');
  await administrator.post(`/api/grants/${grant?.id}/revoke`, { reason: '试点结束' }).expect(200);
  expect(await desk.refused(TOWN, before, 'APPROVE', {})).toMatchObject({ status: 403 });
  await desk.send(COUNTY, before, 'APPROVE', {});
  expect(await course.stands(before)).toContain('granted.payment.normal.inPayment');
  await sound(before);
}, 60_000);
