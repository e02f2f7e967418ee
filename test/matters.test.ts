import type { NewReceipt } from '../src/intake/receipts.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { databaseWith, simpleAid } from './helpers/deployed.js';
import { apply } from './helpers/families.js';

const MEETING = `
procedure: case-meeting
version: "1"
title: { zh: 个案会商, en: Case meeting }
law: 演示办法
effective: { from: 2000-01-01 }
subject: matter
opening: { form: call, by: [{ office: county.civilAffairs, role: reviewer }, { office: city.civilAffairs, role: supervisor }], links: [agenda] }
periods: { meeting: { length: 5wd, title: { zh: 会商时限, en: Time to meet } } }
forms:
  call:
    type: object
    additionalProperties: false
    required: [topic]
    properties: { topic: { type: string, maxLength: 80 }, contact: { type: string, x-personal: true } }
machine:
  initial: meeting
  states:
    meeting:
      meta: { title: { zh: 会商, en: Meeting }, task: { office: county.civilAffairs, role: reviewer, due: meeting } }
      on:
        CONCLUDE: { target: concluded, meta: { title: { zh: 议定, en: Conclude } } }
    concluded: { type: final, meta: { title: { zh: 已议定, en: Concluded }, outcome: closed } }
`;

const OF_THE_CITY = MEETING.replace('case-meeting', 'city-meeting')
  .replace('role: reviewer, due', 'role: supervisor, due')
  .replace('task: { office: county', 'task: { office: city');

let app: TestApp;
let reviewer: TestUser;
let mine: NewReceipt;
let elsewhere: NewReceipt;
beforeAll(async () => {
  app = await startTestApp({ database: await databaseWith(MEETING, OF_THE_CITY, simpleAid('village-aid')) });
  reviewer = await app.login('tongcheng.reviewer1');
  mine = await apply(await app.login('shadui.clerk'), { procedure: 'village-aid', form: {} });
  const there = { procedure: 'village-aid', form: {}, division: '421202104215' };
  elsewhere = await apply(await app.login('heshengqiao.clerk'), there);
}, 120_000);
afterAll(async () => {
  await app.close();
  await app.database.drop();
});

const matter = (more: object = {}) => ({
  procedure: 'case-meeting',
  division: '421222',
  form: { topic: '疑难个案' },
  ...more,
});
const post = (body: object, user = reviewer) => user.post('/api/matters', body);

interface Opened {
  county: string;
  caseId: string;
  number: string;
  version: number;
}
async function opened(more: object = {}): Promise<Opened> {
  const answer = await post(matter(more));
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body as Opened;
}
const links = async (user: TestUser, { county, caseId }: { county: string; caseId: string }) =>
  (await user.get(`/api/cases/${county}/${caseId}/links`).expect(200)).body as { relation: string; number: string }[];
const history = async ({ county, caseId }: Opened) =>
  (await reviewer.get(`/api/cases/${county}/${caseId}/history`).expect(200)).body.items as {
    type: string;
    data: object;
    actor: { name: string | null };
  }[];
const put = ({ county, caseId }: Opened, body: object, user = reviewer) =>
  user.post(`/api/cases/${county}/${caseId}/links`, body);

const count = async (table: string): Promise<number> =>
  Number((await app.sql(`select count(*) as n from ${table}`))[0]?.['n']);

describe('a matter of the administration', () => {
  it('is opened without a household by whoever its definition says, and waits in their inbox', async () => {
    const { county, caseId, number } = await opened();
    const { body: view } = await reviewer.get(`/api/cases/${county}/${caseId}`).expect(200);
    expect(view).toMatchObject({ number, householdId: null, division: '421222', title: { zh: '个案会商' } });
    const { body: inbox } = await reviewer.get('/api/tasks?procedure=case-meeting&limit=200').expect(200);
    expect((inbox.items as { number: string }[]).map((item) => item.number)).toContain(number);
    const { body: list } = await reviewer.get('/api/cases?procedure=case-meeting').expect(200);
    expect((list.items as { number: string }[]).map((item) => item.number)).toContain(number);
  });

  it('is done like any other work: claimed, concluded, and told in its history', async () => {
    const { county, caseId } = await opened();
    const task = { county, caseId, key: 'meeting#1' };
    const { fence } = (await reviewer.post('/api/tasks/claim', task).expect(200)).body as { fence: number };
    const command = { type: 'CONCLUDE', task: task.key, fence };
    const { body } = await reviewer.post(`/api/cases/${county}/${caseId}/commands`, command).expect(200);
    expect(body).toMatchObject({ status: 'done' });
  });

  it('is a city’s own as well, which no county sees', async () => {
    const city = await app.login('xianning.inspector');
    const answer = await post(matter({ procedure: 'city-meeting', division: '4212' }), city);
    expect(answer.status).toBe(201);
    const { county, caseId } = answer.body as Opened;
    expect(county).toBe('4212');
    await city.get(`/api/cases/${county}/${caseId}`).expect(200);
    await reviewer.get(`/api/cases/${county}/${caseId}`).expect(404);
  });

  it('is opened once for one key, and refused for other content under it', async () => {
    const before = await count('cases');
    const send = (body: object) => post(body).set('idempotency-key', 'meeting-0001');
    const answers = await Promise.all([send(matter()), send(matter()), send(matter())]);
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body);
    expect(answers[0]?.status).toBe(201);
    expect(await count('cases')).toBe(before + 1);
    const other = await send(matter({ form: { topic: '另一议题' } }));
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  it.each([
    ['a household’s procedure', { procedure: 'village-aid', form: {} }, 422, 'procedure-not-a-matter'],
    ['a case about a case', { procedure: 'reconsideration', form: {} }, 422, 'procedure-not-a-matter'],
    ['a procedure that does not exist', { procedure: 'moon-meeting' }, 422, 'no-definition'],
    ['a form that is not filled in as required', { form: {} }, 422, 'form-invalid'],
    [
      'a form that names somebody, whom no household’s key protects',
      { form: { topic: '议题', contact: '张三' } },
      422,
      'household-missing',
    ],
    ['a division that does not exist', { division: '421299' }, 422, 'division-unknown'],
    ['another county', { division: '421202' }, 403, 'not-permitted'],
    [
      'a relation the definition does not know',
      { about: [{ relation: 'neighbour', number: 'MINE' }] },
      409,
      'not-possible',
    ],
    [
      'a case outside the scope',
      {
        about: [
          { relation: 'agenda', number: 'MINE' },
          { relation: 'agenda', number: 'ELSEWHERE' },
        ],
      },
      404,
      'other-case-unknown',
    ],
    [
      'one case twice',
      {
        about: [
          { relation: 'agenda', number: 'MINE' },
          { relation: 'agenda', number: 'MINE' },
        ],
      },
      409,
      'linked-already',
    ],
    ['a case that is not named', { about: [{ relation: 'agenda' }] }, 400, 'request-invalid'],
  ])('is refused for %s, and nothing is left of it', async (_what, more, status, code) => {
    const filled = JSON.parse(
      JSON.stringify(more).replaceAll('MINE', mine.number).replaceAll('ELSEWHERE', elsewhere.number),
    ) as object;
    const before = [await count('cases'), await count('case_link')];
    const { body, text } = await post(matter(filled));
    expect(body).toMatchObject({ status, code });
    expect(text).not.toContain(elsewhere.caseId);
    expect([await count('cases'), await count('case_link')]).toEqual(before);
  });

  it('says what is possible instead of opening somebody else’s procedure', async () => {
    const { body } = await post(matter({ procedure: 'village-aid', form: {} }));
    expect(body).toMatchObject({ subject: 'household', possible: [{ action: 'apply' }] });
  });

  it.each(['shadui.clerk', 'shadui.approver', 'tongcheng.approver', 'tongcheng.police', 'xianning.admin'])(
    'is refused to %s',
    async (username) => {
      const { body } = await post(matter(), await app.login(username));
      expect(body).toMatchObject({ status: 403, code: 'not-permitted' });
    },
  );
});

describe('the agenda of a matter', () => {
  it('holds any number of cases, which know the matter by its procedure, each put there by an event', async () => {
    const about = [
      { relation: 'agenda', number: mine.number },
      { relation: 'agenda', county: '421222', caseId: (await opened()).caseId },
    ];
    const meeting = await opened({ about });
    expect((await links(reviewer, meeting)).map(({ relation }) => relation)).toEqual(['agenda', 'agenda']);
    const back = (await links(reviewer, mine)).filter(({ number }) => number === meeting.number);
    expect(back).toEqual([expect.objectContaining({ relation: 'case-meeting' })]);
    const events = await history(meeting);
    expect(events.map(({ type }) => type)).toEqual(['OPEN', 'LINK', 'LINK']);
    expect(events[1]).toMatchObject({
      title: { zh: '登记关联案件' },
      actor: { name: expect.any(String), role: 'reviewer' },
      data: { relation: 'agenda', number: mine.number },
    });
  });

  it('takes a case later on, once, and says in the history who put it there', async () => {
    const meeting = await opened();
    const other = { relation: 'agenda', number: mine.number };
    const first = await put(meeting, other).set('idempotency-key', 'agenda-0001').expect(200);
    expect(first.body).toMatchObject({ number: meeting.number, version: 2, tasks: ['meeting#1'] });
    const again = await put(meeting, other).set('idempotency-key', 'agenda-0001').expect(200);
    expect(again.body).toEqual(first.body);
    expect((await put(meeting, other)).body).toMatchObject({ status: 409, code: 'linked-already' });
    expect((await links(reviewer, meeting)).map(({ number }) => number)).toEqual([mine.number]);
    expect((await history(meeting)).map(({ type }) => type)).toEqual(['OPEN', 'LINK']);
  });

  it('is verified by replaying it', async () => {
    const { county, caseId } = await opened({ about: [{ relation: 'agenda', number: mine.number }] });
    const auditor = await app.login('tongcheng.auditor');
    const { body } = await auditor.get(`/api/cases/${county}/${caseId}/verify`).expect(200);
    expect(body).toMatchObject({ ok: true });
  });

  it('cannot be changed by a command that names a case nobody has looked at', async () => {
    const { county, caseId } = await opened();
    const data = { relation: 'agenda', county: '421202', caseId: elsewhere.caseId, number: elsewhere.number };
    const { body } = await reviewer.post(`/api/cases/${county}/${caseId}/commands`, { type: 'LINK', data });
    expect(body).toMatchObject({ status: 409, code: 'not-possible' });
    expect(await links(reviewer, { county, caseId })).toEqual([]);
  });

  it.each([
    ['a case outside the scope', 'ELSEWHERE', 'agenda', 404, 'other-case-unknown'],
    ['a relation the definition does not know', 'MINE', 'neighbour', 409, 'not-possible'],
    ['the matter itself', 'ITSELF', 'agenda', 422, 'linked-to-itself'],
  ])('is refused %s', async (_what, which, relation, status, code) => {
    const meeting = await opened();
    const number = { MINE: mine.number, ELSEWHERE: elsewhere.number, ITSELF: meeting.number }[which];
    expect((await put(meeting, { relation, number })).body).toMatchObject({ status, code });
    expect(await links(reviewer, meeting)).toEqual([]);
  });

  it('is closed to who may see the matter but not open one, and to who may not see it', async () => {
    const meeting = await opened();
    const other = { relation: 'agenda', number: mine.number };
    const approver = await app.login('tongcheng.approver');
    expect((await put(meeting, other, approver)).body).toMatchObject({ status: 403, code: 'not-permitted' });
    const stranger = await app.login('xianan.reviewer1');
    expect((await put(meeting, { relation: 'agenda', number: elsewhere.number }, stranger)).status).toBe(404);
  });

  it('is closed once the matter is, and for cases whose definition has none', async () => {
    const { county, caseId, number } = await opened();
    const { fence } = (await reviewer.post('/api/tasks/claim', { county, caseId, key: 'meeting#1' })).body as {
      fence: number;
    };
    const conclude = { type: 'CONCLUDE', task: 'meeting#1', fence };
    await reviewer.post(`/api/cases/${county}/${caseId}/commands`, conclude).expect(200);
    const late = await put({ county, caseId, number, version: 2 }, { relation: 'agenda', number: mine.number });
    expect(late.body).toMatchObject({ status: 409, code: 'not-possible' });
    const none = await put({ ...mine, version: 1 }, { relation: 'agenda', number });
    expect(none.body).toMatchObject({ status: 409, code: 'not-possible', possible: [] });
  });
});
