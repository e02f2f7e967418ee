import { dateOf, daysBetween, parsePlainDate } from '../src/calendar/index.js';
import type { CounterView, OfficialView } from '../src/intake/counter/counter.dto.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { citizenId } from './helpers/families.js';

let app: TestApp;
let clerk: TestUser;
beforeAll(async () => {
  app = await startTestApp();
  await app.advance(daysBetween(dateOf((await app.now()).toISOString()), parsePlainDate('2024-03-04')));
  clerk = await app.login('shadui.clerk');
}, 120_000);
afterAll(() => app.close());

/** What the demonstration's officials have declared: a sister of a handler of 沙堆镇, a father of a committee member there. */
const SISTER = '421222197202140002';
const FATHER = '421222194809060005';
const WIFE_ELSEWHERE = '421202196311200000';

const counter = async (user: TestUser): Promise<CounterView> =>
  (await user.get('/api/counter').expect(200)).body as CounterView;

describe('the form at the counter', () => {
  it('has the villages of the own township, words for members, and every procedure of the day with its form', async () => {
    const body = await counter(clerk);
    expect(body).toMatchObject({ office: '421222104:window', today: '2024-03-04' });
    expect(body.villages.length).toBeGreaterThan(3);
    for (const { code } of body.villages) expect(code).toMatch(/^421222104\d{3}$/);
    expect(body.categories).toContainEqual({ name: 'severelyDisabled', zh: '重度残疾', en: 'Severely disabled' });
    expect(body.categories.map(({ name }) => name)).not.toContain('elderly');
    expect(body.nearRelatives).toContainEqual(expect.objectContaining({ name: 'spouse', zh: '配偶' }));
    const byOpening = (opens: string) =>
      body.procedures.filter((one) => one.opens === opens).map(({ procedure }) => procedure);
    expect(byOpening('application')).toEqual(expect.arrayContaining(['dibao', 'tekun', 'temporary-aid']));
    expect(byOpening('about')).toEqual(expect.arrayContaining(['reconsideration', 'objection']));
    expect(byOpening('application')).not.toContain('standard-adjustment');
    const dibao = body.procedures.find(({ procedure }) => procedure === 'dibao');
    expect(dibao).toMatchObject({ subject: 'household', schema: { type: 'object', required: ['variant'] } });
    expect(dibao?.papers).toContainEqual({ name: 'idCard', zh: '居民身份证', en: 'Identity card', asked: true });
  });

  it('offers the matters that this seat may open, and those alone', async () => {
    const matters = async (user: TestUser): Promise<string[]> =>
      (await counter(user)).procedures.filter(({ opens }) => opens === 'matter').map(({ procedure }) => procedure);
    expect(await matters(clerk)).toContain('discovery');
    expect(await matters(clerk)).not.toContain('reserve-top-up');
    expect(await matters(await app.login('shadui.handler1'))).toContain('reserve-top-up');
  });

  it('is for windows', async () => {
    expect((await (await app.login('tongcheng.reviewer1')).get('/api/counter')).status).toBe(403);
  });
});

describe('near relatives of officials', () => {
  it('are chosen among those who may handle a case here', async () => {
    const officials = (await clerk.get('/api/counter/officials').expect(200)).body as OfficialView[];
    const names = officials.map(({ username }) => username);
    expect(names).toEqual(
      expect.arrayContaining(['shadui.handler3', 'shadui.duishan.assistant', 'tongcheng.reviewer1']),
    );
    for (const other of ['heshengqiao.handler3', 'tongcheng.police', 'xianan.reviewer1', 'xianning.admin'])
      expect(names).not.toContain(other);
    expect(officials[0]).toEqual({
      username: expect.any(String),
      name: expect.any(String),
      office: { zh: expect.any(String), en: expect.any(String) },
      role: { zh: expect.any(String), en: expect.any(String) },
    });
  });

  it('are found by what those officials have declared, while the number is typed', async () => {
    const found = async (idNumber: string) =>
      (await clerk.post('/api/counter/relatives', { idNumber }).expect(200)).body as object[];
    expect(await found(SISTER)).toMatchObject([{ officer: 'shadui.handler3', relation: 'sibling' }]);
    expect(await found(FATHER)).toMatchObject([{ officer: 'shadui.duishan.assistant', relation: 'parent' }]);
    expect(await found(citizenId())).toEqual([]);
  });

  it('of officials elsewhere are not told', async () => {
    expect((await clerk.post('/api/counter/relatives', { idNumber: WIFE_ELSEWHERE }).expect(200)).body).toEqual([]);
    const there = await app.login('heshengqiao.clerk');
    expect((await there.post('/api/counter/relatives', { idNumber: WIFE_ELSEWHERE }).expect(200)).body).toHaveLength(1);
  });

  it('are looked up on record, without the number', async () => {
    await clerk.post('/api/counter/relatives', { idNumber: SISTER }).expect(200);
    const [last] = await app.sql('select user_id, division, what, reason from read_log order by id desc limit 1');
    expect(last).toMatchObject({ user_id: clerk.id, division: '421222104', what: 'relatives, 1 found' });
    expect(JSON.stringify(last)).not.toContain(SISTER);
  });

  it('are not looked up by the hundred', async () => {
    const handler = await app.login('shadui.handler2');
    const statuses: number[] = [];
    for (let n = 0; n < 61; n += 1) {
      statuses.push((await handler.post('/api/counter/relatives', { idNumber: SISTER })).status);
    }
    expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true);
    expect(statuses[60]).toBe(429);
  });

  it('are refused for what is no citizen number', async () => {
    const { body } = await clerk.post('/api/counter/relatives', { idNumber: '421222197202140003' });
    expect(body).toMatchObject({ code: 'citizen-id-invalid', status: 422 });
  });
});
