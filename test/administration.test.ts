import { seedCalendar } from '../src/calendar/index.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { apply } from './helpers/families.js';
import { deployUnchecked, eventsOf, letter, openLetter, renamedLetter } from './helpers/letters.js';

/*
 * What the administrator's pages ask beyond what other rooms need.
 */

interface Person {
  id: string;
  username: string;
  lockedFor: number | null;
  seats: { office: string; role: string; from: string; to: string | null; officeName: { zh: string } }[];
}

let yimen: TestApp;
let administrator: TestUser;
let clerk: TestUser;
beforeAll(async () => {
  yimen = await startTestApp();
  administrator = await yimen.login('xianning.admin');
  clerk = await yimen.login('shadui.clerk');
});
afterAll(() => yimen.close());

const FIRST = 'long enough for anybody';
const add = async (username: string, name: string): Promise<Person> =>
  (await administrator.post('/api/users', { username, name, password: FIRST }).expect(201)).body as Person;
const found = async (query: string): Promise<Person[]> =>
  ((await administrator.get(`/api/users?${query}`).expect(200)).body as { items: Person[] }).items;
const names = async (query: string): Promise<string[]> => (await found(query)).map(({ username }) => username);
const signIn = async (username: string, password: string): Promise<number> =>
  (await yimen.anonymous.post('/api/session', { username, password })).status;

describe('people', () => {
  it('are found by part of the name, by place and by role', async () => {
    await add('xie.wanying', '谢婉莹');
    expect(await names(`search=${encodeURIComponent('婉莹')}`)).toEqual(['xie.wanying']);
    expect(await names('search=WANYING')).toEqual(['xie.wanying']);
    expect(await names('division=421222104&role=approver')).toEqual(['shadui.approver']);
    expect(await names('office=421222104:civilAffairs')).toContain('shadui.handler1');
    expect(await names('office=421222104:civilAffairs')).not.toContain('shadui.clerk');
    const [approver] = await found('search=shadui.approver');
    expect(approver?.seats[0]).toMatchObject({
      officeName: { zh: '沙堆镇社会救助经办机构' },
      roleTitle: { zh: '审批人' },
    });
  });

  it('are called what can be read', async () => {
    for (const name of ['12', '谢\u202e婉莹', '\u200b']) {
      const nobody = await administrator.post('/api/users', { username: 'no.body', name, password: FIRST }).expect(400);
      expect(nobody.body).toMatchObject({ fields: [{ field: 'name', rules: ['isPersonName'] }] });
    }
  });

  it('are shown with what they held on a day, and one alone with everything they ever held', async () => {
    const { id } = await add('dated.person', '日期');
    const seat = { office: '421222104:civilAffairs', role: 'handler' };
    await administrator.post(`/api/users/${id}/seats`, { ...seat, from: '2017-05-01', to: '2017-05-31' }).expect(201);
    const on = async (day: string) => (await names(`search=dated&on=${day}`)).length;
    expect(await Promise.all(['2017-04-30', '2017-05-01', '2017-05-31', '2017-06-01'].map(on))).toEqual([0, 1, 1, 0]);
    await administrator.post(`/api/users/${id}/seats`, { ...seat, from: '2017-07-01' }).expect(201);
    // Given up before it began: it counts no days and is shown nowhere.
    await administrator.patch(`/api/users/${id}/seats`, { ...seat, to: '2017-05-20' }).expect(200);
    const { body } = await administrator.get(`/api/users/${id}`).expect(200);
    expect((body as Person).seats.map(({ from, to }) => [from, to])).toEqual([['2017-05-01', '2017-05-20']]);
  });

  it('who typed a wrong password too often are let in again, and get another password when theirs is forgotten', async () => {
    const { id } = await add('locked.person', '锁定');
    for (let time = 0; time < 5; time += 1) await signIn('locked.person', 'a wrong one');
    expect(await signIn('locked.person', FIRST)).toBe(429);
    const [locked] = await found('search=locked.person');
    expect(locked?.lockedFor).toBeGreaterThan(800);
    const { body } = await administrator.post(`/api/users/${id}/unlock`).expect(200);
    expect(body).toMatchObject({ lockedFor: null });
    const { body: session } = await yimen.anonymous
      .post('/api/session', { username: 'locked.person', password: FIRST })
      .expect(200);
    await administrator.put(`/api/users/${id}/password`, { password: 'another one for them' }).expect(200);
    expect([await signIn('locked.person', FIRST), await signIn('locked.person', 'another one for them')]).toEqual([
      401, 200,
    ]);
    const { token } = session as { token: string };
    await yimen.anonymous.get('/api/session').set('authorization', `Bearer ${token}`).expect(401);
    await administrator.put(`/api/users/${id}/password`, { password: 'short' }).expect(400);
  });

  it('have substitutes that an administrator orders from the people of their county, and nobody else for others', async () => {
    const { id } = await yimen.login('shadui.handler1');
    const path = `/api/substitutions/candidates?person=${id}`;
    const { body } = await administrator.get(path).expect(200);
    const candidates = body as { id: string; office: string }[];
    expect(candidates[0]).toMatchObject({ office: '421222104:civilAffairs' });
    expect(candidates.every(({ office }) => office.startsWith('421222'))).toBe(true);
    expect(candidates.some((one) => one.id === id)).toBe(false);
    const order = { person: id, substitute: candidates[0]?.id, from: '2017-04-05', to: '2017-04-07' };
    await administrator.post('/api/substitutions', order).expect(201);
    await clerk.get(path).expect(403);
  });

  it('have everything that was done to them on record, and nothing of that can be altered', async () => {
    const { id } = await add('watched.person', '记录');
    const seat = { office: '421222104:civilAffairs', role: 'handler' };
    await administrator.post(`/api/users/${id}/seats`, seat).expect(201);
    await administrator.patch(`/api/users/${id}`, { disabled: true }).expect(200);
    await administrator.patch(`/api/users/${id}`, { disabled: false }).expect(200);
    await administrator.put(`/api/users/${id}/password`, { password: 'another one for them' }).expect(200);
    await administrator.post(`/api/users/${id}/unlock`).expect(200);
    await administrator.patch(`/api/users/${id}/seats`, { ...seat, to: '2017-04-30' }).expect(200);
    const kinds = async (user: TestUser): Promise<string[]> => {
      const { body } = await user.get(`/api/users/changes?person=${id}`).expect(200);
      return (body as { items: { kind: string }[] }).items.map(({ kind }) => kind);
    };
    const all = ['seatEnded', 'unlocked', 'passwordSet', 'allowed', 'blocked', 'seatGiven', 'added'];
    expect(await kinds(administrator)).toEqual(all);
    expect(await kinds(await yimen.login('tongcheng.auditor'))).toEqual(all);
    expect(await kinds(await yimen.login('xianan.auditor'))).toEqual([]);
    const { body } = await administrator.get(`/api/users/changes?person=${id}&limit=1`).expect(200);
    expect((body as { items: object[] }).items).toMatchObject([
      { actor: { id: administrator.id }, person: { name: '记录' }, seat: { ...seat, to: '2017-04-30' } },
    ]);
    await expect(yimen.sql('update user_change set actor = person')).rejects.toThrow('append-only');
    await expect(yimen.sql('delete from user_change')).rejects.toThrow('append-only');
    await clerk.get('/api/users/changes').expect(403);
  });

  it('never lock themselves out of the administration', async () => {
    const own = { office: '4212:platform', role: 'administrator' };
    for (const answer of [
      await administrator.patch(`/api/users/${administrator.id}`, { disabled: true }),
      await administrator.patch(`/api/users/${administrator.id}/seats`, own),
    ])
      expect(answer.body).toMatchObject({ status: 409, code: 'own-account' });
  });
});

describe('a setting', () => {
  it('has a timeline of its own values and those of the divisions above, and says how many cases go by which', async () => {
    await apply(clerk);
    const of = 'division=421222&procedure=dibao&name=standard.urban';
    await administrator
      .post('/api/settings', {
        ...{ division: '421222', procedure: 'dibao', name: 'standard.urban', value: 52000 },
        ...{ from: '2017-07-01', law: '县政府文件' },
      })
      .expect(201);
    const { body } = await clerk.get(`/api/settings/timeline?${of}`).expect(200);
    const rows = body as { division: string; from: string; value: number }[];
    expect(rows.map(({ division }) => division)).toContain('4212');
    expect(rows.filter(({ division }) => division === '421222')).toEqual([
      expect.objectContaining({ from: '2017-07-01', to: null, value: 52000, law: '县政府文件' }),
    ]);
    expect(rows.map(({ from }) => from)).toEqual(rows.map(({ from }) => from).sort());
    const kept = await administrator.get(`/api/settings/kept?${of}`).expect(200);
    expect(kept.body).toEqual([{ value: 50000, cases: 1 }]);
    for (const value of [60000, 7000, 40000, 51000]) {
      const { caseId } = await apply(clerk);
      const changed = `jsonb_set(state, '{settings,standard.urban}', $2)`;
      await yimen.sql(`update cases set state = ${changed} where id = $1`, [caseId, String(value)]);
    }
    const even = await administrator.get(`/api/settings/kept?${of}`).expect(200);
    const values = (even.body as { value: number }[]).map(({ value }) => value);
    expect(values).toEqual([40000, 50000, 51000, 60000, 7000]);
    const elsewhere = await administrator.get(`/api/settings/kept?${of.replace('421222', '421202')}`).expect(200);
    expect(elsewhere.body).toEqual([]);
  });
});

describe('a calendar', () => {
  it('is tried before it is loaded: the same numbers, and nothing written', async () => {
    await deployUnchecked(yimen, letter({ procedure: 'tried' }));
    const one = await openLetter(yimen, 'tried');
    const seed = seedCalendar();
    const days = { ...seed.days, '2017-04-12': 0 };
    const calendar = { version: 'tried-1', from: seed.from, to: seed.to, days };
    const { body } = await administrator.post('/api/calendars/preview', { calendar }).expect(200);
    const effect = body as { cases: number; later: number };
    expect(effect).toMatchObject({ sooner: 0, provisional: 0, stillProvisional: 0 });
    expect(effect.cases).toBeGreaterThan(0);
    expect(effect.later).toBeGreaterThanOrEqual(effect.cases);
    expect(await eventsOf(yimen, one)).toEqual(['OPEN']);
    await administrator.post('/api/calendars/preview', { calendar: { ...calendar, from: 'x' } }).expect(422);
    const { body: loaded } = await administrator.post('/api/calendars', { calendar }).expect(200);
    expect(loaded).toMatchObject({ recounted: effect.cases });
    const { body: list } = await administrator.get('/api/calendars').expect(200);
    expect((list as { version: string; current: boolean }[]).map(({ version, current }) => [version, current])).toEqual(
      [
        ['tried-1', true],
        [seed.version, false],
      ],
    );
  });
});

describe('a migration', () => {
  it('begins with what is called the same, and how many cases each choice concerns', async () => {
    await deployUnchecked(yimen, letter({ procedure: 'proposed' }));
    await deployUnchecked(yimen, renamedLetter({ procedure: 'proposed' }));
    await openLetter(yimen, 'proposed');
    const path = '/api/migrations/proposal?from=proposed@1&to=proposed@2';
    const { body } = await administrator.get(path).expect(200);
    expect(body).toMatchObject({
      cases: 1,
      states: [
        { path: 'open', title: { zh: '待答复' }, cases: 1, to: null },
        { path: 'answered', cases: 0, to: 'answered' },
      ],
      targets: [{ path: 'folder' }, { path: 'folder.reading', depth: 2 }, { path: 'answered' }],
      periods: [{ name: 'answer', to: null }],
      targetPeriods: [{ name: 'reply' }],
    });
    await administrator.get(path.replace('@2', '@1')).expect(422);
  });
});

describe('whoever is no administrator', () => {
  const ROUTES = [
    'GET /api/users/019a0000-0000-7000-8000-000000000000',
    'PUT /api/users/019a0000-0000-7000-8000-000000000000/password',
    'POST /api/users/019a0000-0000-7000-8000-000000000000/unlock',
    'GET /api/settings/kept?division=4212&procedure=dibao&name=standard.urban',
    'GET /api/calendars',
    'POST /api/calendars/preview',
    'GET /api/migrations/proposal?from=dibao@2012&to=dibao@2021',
  ];

  it.each(['shadui.clerk', 'tongcheng.inspector', 'tongcheng.auditor'])(
    'is refused all of it: %s',
    async (username) => {
      const user = await yimen.login(username);
      for (const route of ROUTES) {
        const [method, path = ''] = route.split(' ');
        const { status } = await (method === 'GET'
          ? user.get(path)
          : method === 'PUT'
            ? user.put(path)
            : user.post(path));
        expect(`${route} ${status}`).toBe(`${route} 403`);
      }
    },
  );
});
