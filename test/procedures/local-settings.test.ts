import { application, family } from '../helpers/families.js';
import { courseAt, type Course, type Deed } from './course.js';
import { startDesk, type CaseId, type Desk } from './desk.js';

/*
 * A county sets for itself everything that a division may, each with its source, and one household's case goes by all of it.
 */

const COUNTY = '421222';
/** 堆山村 has a village aid assistant. */
const VILLAGE = '421222104200';
const ELSEWHERE = '421221';
const LAW = '通政办发〔2023〕9号';
const REGISTERS = ['police', 'insurance', 'housing', 'market', 'fund'];

/** What 通城县 departs in from the city, or from the procedure's own. */
const OWN: Record<string, unknown> = {
  'period.publicity': '10d',
  'publicity.places': ['village', 'county'],
  'period.review': '3mo',
  'standard.rural': 60_000,
  'appraisal.mode': 'always',
  'appraisal.quorum': 4,
  'appraisal.threshold': '1/2',
  samplingRate: 1,
  nearRelatives: ['spouse', 'parent', 'child', 'sibling', 'cousin'],
};

let desk: Desk;
let course: Course;
let id: CaseId;
beforeAll(async () => {
  desk = await startDesk('2023-03-01');
  course = courseAt(desk);
}, 120_000);
afterAll(() => desk.close());

const inForce = async (
  division: string,
): Promise<Record<string, { value: unknown; division: string; law: string }>> => {
  const { body } = await (
    await desk.login('shadui.clerk')
  )
    .get(`/api/settings?division=${division}&procedure=dibao`)
    .expect(200);
  const settings = body as { name: string; value: unknown; division: string; law: string }[];
  return Object.fromEntries(settings.map((one) => [one.name, one]));
};

/** Whether the window takes a cousin of an official for a near relative. */
async function takesCousin(): Promise<number> {
  const [first, ...others] = family();
  const cousin = { ...first, relativesOfOfficials: [{ officer: 'shadui.handler3', relation: 'cousin' }] };
  const clerk = await desk.login('shadui.clerk');
  return (await clerk.post('/api/applications', application({ members: [cousin as never, ...others] }))).status;
}

it('keeps the city’s values until it sets its own, which hold for it alone and name their source', async () => {
  expect(await inForce(COUNTY)).toMatchObject({ 'standard.rural': { value: 54_000, division: '4212' } });
  expect(await takesCousin()).toBe(422);
  const administrator = await desk.login('xianning.admin');
  for (const [name, value] of Object.entries(OWN)) {
    const entry = { division: COUNTY, procedure: 'dibao', name, value, from: '2023-03-01', law: LAW };
    await administrator.post('/api/settings', entry).expect(201);
  }
  const [here, there] = [await inForce(`${COUNTY}104201`), await inForce(ELSEWHERE)];
  for (const [name, value] of Object.entries(OWN)) {
    expect({ name, ...here[name] }).toMatchObject({ name, value, division: COUNTY, law: LAW });
    expect(there[name]?.value).not.toEqual(value);
  }
  expect(await takesCousin()).toBe(201);
});

it('has each visit appraised, by its own quorum and share of votes', async () => {
  id = await desk.apply({ division: VILLAGE, form: { variant: 'rural', channel: 'window' } });
  const accepted = {
    documentsComplete: true,
    authorisationSigned: true,
    truthCommitment: true,
    relativeDeclared: false,
  };
  const visit = {
    visitedOn: '2023-03-02',
    householdMonthlyIncomeFen: 120_000,
    asStated: true,
    familyMemberSigned: true,
  };
  await course.does(
    id,
    ['shadui.clerk', 'ACCEPT', accepted],
    ['shadui.handler3', 'START_INVESTIGATION'],
    ['tongcheng.verification', 'START_CHECK'],
    ...REGISTERS.map((one): Deed => [
      `tongcheng.${one}`,
      'REPORT',
      { finding: 'NOTHING_FOUND', dataAsOf: '2023-02-28' },
    ]),
    ['tongcheng.verification', 'ISSUE_REPORT', { result: 'WITHIN' }],
    ['shadui.handler1', 'RECORD_VISIT', visit],
    ['shadui.handler2', 'RECORD_VISIT', visit],
  );
  for (const finding of ['TRUTHFUL', 'TRUTHFUL', 'UNCLEAR', 'UNCLEAR']) {
    await desk.send('shadui.duishan.assistant', id, 'VOTE', { capacity: 'REPRESENTATIVE', finding });
  }
  // Half of four agree, where the city asks for two thirds.
  await desk.send('shadui.handler3', id, 'CONCLUDE', { heldOn: '2023-03-03', minutesSigned: true });
  expect(await course.context(id)).toMatchObject({ appraised: 'TRUTHFUL' });
});

it('is measured by its standard and posted where and as long as it says', async () => {
  const found = { householdMonthlyIncomeFen: 120_000, propertyWithinRules: true, reviewClass: 'B' };
  await desk.send('shadui.handler3', id, 'PROPOSE_GRANT', found);
  // (600 − 300) × 4 people, and what a child, a grandmother and a severely disabled person get on top
  expect(await course.context(id)).toMatchObject({ proposedAmount: 120_000 + 6_000 + 6_000 + 18_000 });
  const { clocks } = await desk.view('tongcheng.auditor', id);
  expect(clocks.find(({ period }) => period === 'publicity')).toMatchObject({ length: '10d' });
  const { body } = await desk.anonymous.get(`/api/public/notices?division=${VILLAGE}`).expect(200);
  const [notice] = (body as { items: { places: string[] }[] }).items;
  expect(notice?.places).toEqual([expect.stringContaining('堆山'), '通城县']);
});

it('is drawn for the county’s check, and reviewed in its cycle', async () => {
  await course.passes(id, 'publicity');
  await desk.send('shadui.approver', id, 'APPROVE', {});
  const [award] = await desk.sql<{ authority: object }>('select authority from award where case_id = $1', [id.caseId]);
  expect(award?.authority).toMatchObject({
    mode: 'DEVOLVED',
    office: '421222104:civilAffairs',
    law: expect.stringContaining('湖北省'),
  });
  expect(await course.stands(id)).toContain('granted.supervision.sampleVisit');
  const { clocks } = await desk.view('tongcheng.auditor', id);
  expect(clocks.find(({ period }) => period === 'review')).toMatchObject({ length: '3mo' });
  const { body } = await (
    await desk.login('shadui.clerk')
  )
    .get(`/api/cases/${id.county}/${id.caseId}/settings`)
    .expect(200);
  const pinned = (body as { name: string; law: string }[]).filter(({ law }) => law === LAW).map(({ name }) => name);
  expect(pinned).toEqual(expect.arrayContaining(['period.publicity', 'publicity.places', 'appraisal.mode']));
  expect(await course.holds(id)).toEqual({ chain: 'ok', replay: 'ok' });
});

it('keeps a standing list of who is on support once it says that it does, and until it says otherwise', async () => {
  const listed = async (): Promise<{ values: object }[]> => {
    const { body } = await desk.anonymous.get(`/api/public/long-term-display?division=${VILLAGE}`).expect(200);
    return (body as { items: { values: object }[] }).items;
  };
  expect(await listed()).toEqual([]);
  const entry = { division: COUNTY, procedure: 'dibao', name: 'publicity.display', law: LAW };
  const administrator = await desk.login('xianning.admin');
  const day = (await desk.now()).toISOString().slice(0, 10);
  await administrator.post('/api/settings', { ...entry, value: true, from: day }).expect(201);
  expect(await listed()).toMatchObject([{ values: { memberCount: 4, amount: '1500.00' } }]);
  await desk.sql(`update setting set value = 'false' where name = 'publicity.display'`);
  expect(await listed()).toEqual([]);
});
