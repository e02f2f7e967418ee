import { startTestApp, type TestApp } from './helpers/app.js';

let yimen: TestApp;
beforeAll(async () => {
  yimen = await startTestApp();
});
afterAll(() => yimen.close());

const clock = async () => (await yimen.anonymous.get('/api/clock').expect(200)).body as { now: string; today: string };

describe('the clock of a demonstration', () => {
  it('begins on the morning after the pilot of 沙堆镇 was approved', async () => {
    expect(await clock()).toMatchObject({ today: '2017-04-05', now: expect.stringMatching(/^2017-04-05T01:/) });
  });

  it('is moved forward by days, for everybody', async () => {
    const administrator = await yimen.login('xianning.admin');
    const { body } = await administrator.post('/api/clock/advance', { days: 7 }).expect(200);
    expect(body).toMatchObject({ today: '2017-04-12' });
    expect((await clock()).today).toBe('2017-04-12');
    expect((await yimen.now()).toISOString()).toMatch(/^2017-04-12T01:/);
  });

  it('is moved to the first moment of a day in China, or to an instant', async () => {
    const administrator = await yimen.login('xianning.admin');
    const midnight = await administrator.post('/api/clock/advance', { to: '2017-05-01' }).expect(200);
    expect(midnight.body).toMatchObject({ today: '2017-05-01', now: expect.stringMatching(/^2017-04-30T16:00:0/) });
    const noon = await administrator.post('/api/clock/advance', { to: '2017-05-02T04:00:00Z' }).expect(200);
    expect(noon.body).toMatchObject({ now: expect.stringMatching(/^2017-05-02T04:00:0/) });
  });

  it('never goes back, and takes one measure at a time', async () => {
    const administrator = await yimen.login('xianning.admin');
    const before = await clock();
    for (const body of [{ to: '2017-04-01' }, {}, { days: 1, to: '2030-01-01' }]) {
      const answer = await administrator.post('/api/clock/advance', body).expect(422);
      expect(answer.body).toMatchObject({ code: 'clock-not-back' });
    }
    for (const days of [0, -1, 1.5]) await administrator.post('/api/clock/advance', { days }).expect(400);
    expect((await clock()).today).toBe(before.today);
  });

  it('is moved twice by two who press at once', async () => {
    const administrator = await yimen.login('xianning.admin');
    const before = (await yimen.now()).getTime();
    await Promise.all([1, 2].map(() => administrator.post('/api/clock/advance', { days: 1 }).expect(200)));
    const days = ((await yimen.now()).getTime() - before) / 86_400_000;
    expect(Math.floor(days)).toBe(2);
  });

  it('is moved once by two who want the same day', async () => {
    const administrator = await yimen.login('xianning.admin');
    const to = '2018-01-01';
    const answers = await Promise.all([1, 2, 3].map(() => administrator.post('/api/clock/advance', { to })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    expect((await clock()).today).toBe(to);
  });

  it('is moved by an administrator only', async () => {
    const clerk = await yimen.login('shadui.clerk');
    await clerk.post('/api/clock/advance', { days: 1 }).expect(403);
    await yimen.anonymous.post('/api/clock/advance', { days: 1 }).expect(401);
  });

  it('changes who holds a seat', async () => {
    await yimen.sql(
      `update seat set valid_to = (service_now() at time zone 'Asia/Shanghai')::date where office = '421222:audit'`,
    );
    const auditor = await yimen.login('tongcheng.auditor');
    const seats = async () => ((await auditor.get('/api/session').expect(200)).body as { seats: object[] }).seats;
    expect(await seats()).toHaveLength(1);
    const administrator = await yimen.login('xianning.admin');
    await administrator.post('/api/clock/advance', { days: 1 }).expect(200);
    expect(await seats()).toEqual([]);
  });
});
