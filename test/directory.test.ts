import { EVERYWHERE, Database } from '../src/database/database.js';
import { AuthorityLookup, Settings } from '../src/directory/index.js';
import { Registry } from '../src/cases/registry.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';

let yimen: TestApp;
let administrator: TestUser;
beforeAll(async () => {
  yimen = await startTestApp();
  administrator = await yimen.login('xianning.admin');
});
afterAll(() => yimen.close());

const place = (division: string, today: string, procedure = 'dibao') => ({ division, procedure, today });
const authority = (division: string, today: string, procedure?: string) => {
  const lookup = yimen.app.get(AuthorityLookup);
  return yimen.app.get(Database).transaction(EVERYWHERE, (tx) => lookup.inForce(tx, place(division, today, procedure)));
};
const settings = (division: string, today: string, procedure?: string) => {
  const { pool } = yimen.app.get(Database);
  return yimen.app.get(Settings).all(pool, place(division, today, procedure));
};

describe('who decides', () => {
  it('is the county where nobody granted anything else', async () => {
    expect(await authority('421222104', '2017-03-30')).toMatchObject({ mode: 'COUNTY', office: '421222:civilAffairs' });
    expect(await authority('421222104', '2010-01-01')).toEqual({
      mode: 'COUNTY',
      office: '421222:civilAffairs',
      grant: null,
      law: null,
    });
  });

  it('is the town from the first to the last day of its grant', async () => {
    const entrusted = { mode: 'ENTRUSTED', office: '421222104:civilAffairs' };
    expect(await authority('421222104', '2017-03-31')).toMatchObject(entrusted);
    expect(await authority('421222104200', '2023-01-31')).toMatchObject(entrusted);
    expect(await authority('421222104', '2023-02-01')).toMatchObject({ ...entrusted, mode: 'DEVOLVED' });
  });

  it('is the county again for a procedure that the grant does not name', async () => {
    expect(await authority('421222104', '2017-05-01', 'tekun')).toMatchObject({ mode: 'COUNTY' });
  });

  it('is the county again from the moment a grant is revoked, for a step as well', async () => {
    const inspector = await yimen.login('tongcheng.inspector');
    const grants = (await inspector.get('/api/grants?division=421222104&procedure=dibao').expect(200)).body as {
      id: string;
      mode: string;
    }[];
    const entrusted = grants.find(({ mode }) => mode === 'ENTRUSTED');
    const path = `/api/grants/${encodeURIComponent(entrusted?.id ?? '')}/revoke`;
    const { body } = await inspector.post(path, { reason: '试点终止' }).expect(200);
    expect(body).toMatchObject({ revokedOn: '2017-04-05', revokedReason: '试点终止' });

    const provider = yimen.app.get(Registry).providerOf('authority');
    const subject = { county: '421222', caseId: '', householdId: null, ...place('421222104', '2017-04-05') };
    const fact = await provider({ kind: 'authority' }, subject, yimen.app.get(Database).pool);
    expect(fact).toMatchObject({ mode: 'COUNTY', office: '421222:civilAffairs' });
    // A decision of the day before is still one of the town.
    expect(await authority('421222104', '2017-04-04')).toMatchObject({ mode: 'ENTRUSTED' });

    const again = await inspector.post(path, { reason: 'again' }).expect(409);
    expect(again.body).toMatchObject({ code: 'grant-revoked' });
  });
});

describe('a grant', () => {
  const grant = (division: string, more: object = {}) => ({
    procedure: 'dibao',
    division,
    office: `${division}:civilAffairs`,
    mode: 'ENTRUSTED',
    from: '2018-01-01',
    to: '2018-12-31',
    grantedBy: `${division.slice(0, 6)}:civilAffairs`,
    law: '演示',
    ...more,
  });

  it('counts on its days and no others', async () => {
    await administrator.post('/api/grants', grant('421222105')).expect(201);
    expect(await authority('421222105', '2017-12-31')).toMatchObject({ mode: 'COUNTY' });
    expect(await authority('421222105', '2018-01-01')).toMatchObject({ mode: 'ENTRUSTED' });
    expect(await authority('421222105', '2018-12-31')).toMatchObject({ mode: 'ENTRUSTED' });
    expect(await authority('421222105', '2019-01-01')).toMatchObject({ mode: 'COUNTY' });
  });

  it('is kept by the supervisor of its own county and by nobody else', async () => {
    const inspector = await yimen.login('tongcheng.inspector');
    await inspector.post('/api/grants', grant('421222106')).expect(201);
    await inspector.post('/api/grants', grant('421202104')).expect(403);
    const discipline = await yimen.login('tongcheng.discipline'); // a supervisor too, of another department
    await discipline.post('/api/grants', grant('421222107')).expect(403);
    const approver = await yimen.login('shadui.approver');
    await approver.post('/api/grants', grant('421222104')).expect(403);
  });

  it('is refused while another one holds, even when both are sent at once', async () => {
    const answers = await Promise.all(
      ['2018-01-01', '2018-06-01', '2018-12-31'].map((from) =>
        administrator.post('/api/grants', grant('421222108', { from })),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'grant-overlaps' });
  });

  it('is refused for an office that does not exist, or days that run backwards', async () => {
    const nowhere = await administrator.post('/api/grants', grant('421222109', { office: '421222109:nothing' }));
    expect(nowhere.body).toMatchObject({ status: 422, code: 'no-such-office' });
    const backwards = await administrator.post('/api/grants', grant('421222100', { to: '2017-12-31' }));
    expect(backwards.body).toMatchObject({ status: 422, code: 'period-invalid' });
  });
});

describe('a setting', () => {
  it('is the one of its day', async () => {
    expect(await settings('421222104', '2016-12-31')).toMatchObject({ 'standard.urban': 34000 });
    expect(await settings('421222104', '2017-01-01')).toMatchObject({ 'standard.urban': 50000 });
  });

  it('is the nearest division’s', async () => {
    expect(await settings('421202104', '2021-07-01')).toMatchObject({ 'standard.urban': 65000 });
    expect(await settings('421222104', '2021-07-01')).toMatchObject({ 'standard.urban': 62000 });
  });

  it('that names the procedure goes before one for all', async () => {
    const name = 'period.example';
    const body = { division: '4212', name, from: '2017-06-01', law: '演示' };
    await administrator.post('/api/settings', { ...body, procedure: '*', value: '5wd' }).expect(201);
    await administrator.post('/api/settings', { ...body, procedure: 'dibao', value: '3wd' }).expect(201);
    expect(await settings('421222104', '2017-06-01')).toMatchObject({ [name]: '3wd' });
    expect(await settings('421222104', '2017-06-01', 'lead')).toMatchObject({ [name]: '5wd' });
    expect(await settings('421222104', '2017-05-31')).not.toHaveProperty(name);
  });

  it('ends on the eve of the value that follows it', async () => {
    const body = { division: '421224', procedure: 'dibao', name: 'standard.urban', law: '演示' };
    await administrator.post('/api/settings', { ...body, value: 51000, from: '2017-07-01' }).expect(201);
    await administrator.post('/api/settings', { ...body, value: 52000, from: '2018-01-01' }).expect(201);
    const on = async (day: string) => (await settings('421224100', day))['standard.urban'];
    expect(await Promise.all(['2017-06-30', '2017-07-01', '2017-12-31', '2018-01-01'].map(on))).toEqual([
      50000, 51000, 51000, 52000,
    ]);
  });

  it('is never changed for days past, nor set twice for the same days', async () => {
    const body = { division: '4212', procedure: 'dibao', name: 'standard.urban', value: 1, law: '演示' };
    const past = await administrator.post('/api/settings', { ...body, from: '2017-04-04' }).expect(422);
    expect(past.body).toMatchObject({ code: 'setting-in-the-past' });
    const overlapping = await administrator.post('/api/settings', { ...body, from: '2018-05-01' }).expect(409);
    expect(overlapping.body).toMatchObject({ code: 'setting-overlaps' });
    expect(await settings('421222104', '2018-05-01')).toMatchObject({ 'standard.urban': 50000 });
  });

  it('is told with its source to whoever asks, as of any day', async () => {
    const clerk = await yimen.login('shadui.clerk');
    const path = '/api/settings?division=421222104&procedure=dibao&date=2016-05-01';
    const { body } = await clerk.get(path).expect(200);
    const standard = (body as { name: string }[]).find(({ name }) => name === 'standard.rural');
    expect(standard).toMatchObject({ value: 30000, division: '4212', from: '2016-01-01', to: '2016-12-31' });
    expect(standard).toHaveProperty('law', expect.stringContaining('demonstration'));
    await clerk
      .post('/api/settings', {
        division: '4212',
        procedure: 'dibao',
        name: 'x',
        value: 1,
        from: '2018-01-01',
        law: 'x',
      })
      .expect(403);
  });

  it('that nobody has set is null to a step', async () => {
    const provider = yimen.app.get(Registry).providerOf('setting');
    const subject = { county: '421222', caseId: '', householdId: null, ...place('421222104', '2017-04-05') };
    const { pool } = yimen.app.get(Database);
    expect(await provider({ kind: 'setting', key: 'standard.urban' }, subject, pool)).toBe(50000);
    expect(await provider({ kind: 'setting', key: 'standard.lunar' }, subject, pool)).toBeNull();
  });
});

describe('people', () => {
  const person = (username: string) => ({ username, name: '新人', password: 'long enough for anybody' });

  it('are added by an administrator, can sign in, and have no seat yet', async () => {
    const { body } = await administrator.post('/api/users', person('new.person')).expect(201);
    expect(body).toMatchObject({ username: 'new.person', disabled: false, seats: [] });
    expect(JSON.stringify(body)).not.toMatch(/password|argon/);
    await yimen.anonymous
      .post('/api/session', { username: 'new.person', password: 'long enough for anybody' })
      .expect(200);
    const taken = await administrator.post('/api/users', person('new.person')).expect(409);
    expect(taken.body).toMatchObject({ code: 'username-taken' });
  });

  it('are added once however often the request is repeated, and another request may not use its key', async () => {
    const send = (body: object) => administrator.post('/api/users', body).set('idempotency-key', 'the-same-key');
    const answers = await Promise.all([1, 2, 3].map(() => send(person('twin.person'))));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
    const other = await send(person('other.person')).expect(422);
    expect(other.body).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('work in a seat from its first day', async () => {
    const { body } = await administrator.post('/api/users', person('seated.person')).expect(201);
    const { id } = body as { id: string };
    const seat = { office: '421222104:civilAffairs', role: 'handler' };
    await administrator.post(`/api/users/${id}/seats`, { ...seat, from: '2017-04-10' }).expect(201);
    const seats = async () => {
      const signed = await yimen.anonymous.post('/api/session', {
        username: 'seated.person',
        password: 'long enough for anybody',
      });
      return (signed.body as { seats: object[] }).seats;
    };
    expect(await seats()).toEqual([]);
    await yimen.advance(5);
    expect(await seats()).toEqual([expect.objectContaining(seat)]);
    const twice = await administrator.post(`/api/users/${id}/seats`, seat).expect(409);
    expect(twice.body).toMatchObject({ code: 'seat-held' });
  });

  it('act for somebody for hours, and again later, since a seat ended on its first day counts no days', async () => {
    const { body } = await administrator.post('/api/users', person('acting.person')).expect(201);
    const { id } = body as { id: string };
    const seat = { office: '421222104:civilAffairs', role: 'approver' };
    for (const days of [0, 1]) {
      if (days > 0) await yimen.advance(days);
      for (let time = 1; time <= 2; time += 1) {
        await administrator.post(`/api/users/${id}/seats`, seat).expect(201);
        await administrator.patch(`/api/users/${id}/seats`, seat).expect(200);
      }
    }
  });

  it('never both give out seats and work on cases', async () => {
    const { body } = await administrator.post('/api/users', person('greedy.person')).expect(201);
    const { id } = body as { id: string };
    const seats = [
      { office: '4212:platform', role: 'administrator' },
      { office: '421222104:civilAffairs', role: 'approver' },
    ];
    const answers = await Promise.all(seats.map((seat) => administrator.post(`/api/users/${id}/seats`, seat)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'roles-exclude-each-other' });
  });

  it('are shown to a supervisor within the own county, page by page', async () => {
    const inspector = await yimen.login('tongcheng.inspector');
    const usernames: string[] = [];
    let after = '';
    do {
      const { body } = await inspector.get(`/api/users?limit=50${after && `&after=${after}`}`).expect(200);
      const page = body as { items: { username: string; seats: { office: string }[] }[]; next: string | null };
      expect(page.items.length).toBeLessThanOrEqual(50);
      for (const { seats } of page.items) for (const { office } of seats) expect(office).toMatch(/^421222/);
      usernames.push(...page.items.map(({ username }) => username));
      after = page.next ?? '';
    } while (after);
    expect(usernames).toContain('shadui.clerk');
    expect(usernames).toEqual([...new Set(usernames)].sort());
    expect(usernames.length).toBeGreaterThan(60);
  });
});

describe('places', () => {
  it('unfold from the province to the village', async () => {
    const below = async (parent?: string) =>
      (
        (await yimen.anonymous.get(`/api/divisions${parent ? `?parent=${parent}` : ''}`).expect(200)).body as {
          code: string;
          name: string;
        }[]
      ).map(({ code }) => code);
    expect(await below()).toEqual(['42']);
    expect(await below('4212')).toContain('421222');
    expect(await below('421222104')).toContain('421222104200');
    expect(await below('421222104200')).toEqual([]);
  });

  it('have offices', async () => {
    const clerk = await yimen.login('shadui.clerk');
    const { body } = await clerk.get('/api/offices?division=421222104').expect(200);
    expect((body as { code: string }[]).map(({ code }) => code)).toEqual([
      '421222104:civilAffairs',
      '421222104:window',
    ]);
    await clerk.get('/api/offices').expect(400);
  });
});
