import { dateOf, seedCalendar } from '../src/calendar/index.js';
import { DefinitionLibrary } from '../src/cases/ports.js';
import { OpenDecisions } from '../src/directory/open-decisions.js';
import { Calendars } from '../src/workflows/index.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { apply } from './helpers/families.js';
import {
  claimLetter,
  deployUnchecked,
  eventsOf,
  holdCase,
  killConnections,
  letter,
  openLetter,
  renamedLetter,
  until,
  waitingForLocks,
  type LetterCase,
} from './helpers/letters.js';

/*
 * The law changes while cases run: definitions, settings, authority, the calendar; from two services at once.
 */

let yimen: TestApp;
let twin: TestApp;
let administrator: TestUser;
let inspector: TestUser;
beforeAll(async () => {
  yimen = await startTestApp();
  twin = await startTestApp({ database: yimen.database });
  administrator = await yimen.login('xianning.admin');
  inspector = await yimen.login('tongcheng.inspector');
}, 120_000);
afterAll(async () => {
  await twin.close();
  await yimen.close();
});

const deploy = async (definition: object, app = yimen) =>
  (await app.login('xianning.admin')).post('/api/definitions', { definition });
const view = async ({ county, caseId }: LetterCase): Promise<Record<string, unknown>> =>
  (await inspector.get(`/api/cases/${county}/${caseId}`).expect(200)).body as Record<string, unknown>;

describe('a definition', () => {
  it('leaves running cases alone when a new version is deployed: they end as they began', async () => {
    const first = (await deploy(letter())).body as { digest: string };
    const running = await openLetter(yimen);
    const { task, fence } = await claimLetter(yimen, inspector, running);
    const second = (await deploy(renamedLetter({ effective: { from: '2017-04-05' } }))).body as { digest: string };
    expect(await view(running)).toMatchObject({ definition: first.digest, standing: [{ path: 'open' }] });
    const command = { type: 'ANSWER', task, fence };
    await inspector.post(`/api/cases/${running.county}/${running.caseId}/commands`, command).expect(200);
    expect(await view(running)).toMatchObject({ definition: first.digest, status: 'done' });
    expect(await view(await openLetter(yimen))).toMatchObject({ definition: second.digest });
  }, 120_000);

  it('deployed by two services at once is there twice when the versions differ, whole both times', async () => {
    const race = (version: string, app: TestApp) => deploy(letter({ procedure: 'race', version }), app);
    const answers = await Promise.all([race('1', yimen), race('2', twin)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    for (const { body } of answers) {
      const { digest } = body as { digest: string };
      await Promise.all([yimen, twin].map((app) => app.app.get(DefinitionLibrary).ensure(digest)));
    }
    const inForce = [yimen, twin].map((app) => app.app.get(DefinitionLibrary).inForce('race', '2017-04-05'));
    expect(inForce[0]).toBe(inForce[1]);
  }, 120_000);

  it('deployed by two services at once under one version exists with one content', async () => {
    const race = (length: string, app: TestApp) =>
      deploy(letter({ procedure: 'same', periods: { answer: { length } } }), app);
    const answers = await Promise.all([race('1wd', yimen), race('2wd', twin)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'version-exists' });
    expect(await yimen.sql(`select 1 as one from definition where procedure = 'same'`)).toEqual([{ one: 1 }]);
  }, 120_000);

  it('says with which versions it shares days, and which of them applies then', async () => {
    const era = async (version: string, from: string, to?: string) =>
      (await deploy(letter({ procedure: 'era', version, effective: { from, ...(to ? { to } : {}) } }))).body as object;
    expect(await era('2012', '2012-01-01', '2017-12-31')).toMatchObject({ shares: [] });
    expect(await era('2018', '2018-01-01')).toMatchObject({ shares: [] });
    expect(await era('2017', '2017-06-01')).toMatchObject({
      shares: [
        { version: '2012', from: '2017-06-01', to: '2017-12-31', applies: '2017' },
        { version: '2018', from: '2018-01-01', to: null, applies: '2018' },
      ],
    });
    const library = yimen.app.get(DefinitionLibrary);
    const version = (date: string) => library.definition(library.inForce('era', date) ?? '').definition.version;
    expect(['2017-05-31', '2017-06-01', '2018-01-01'].map(version)).toEqual(['2012', '2017', '2018']);
  }, 120_000);
});

describe('a setting', () => {
  const own = { division: '421222', procedure: 'letter', law: '演示' };
  const set = (name: string, value: number, from: string, more: object = {}) =>
    administrator.post('/api/settings', { ...own, name, value, from, ...more });

  it('is refused for days that another value has, naming that one and the days that are free', async () => {
    await set('limit.a', 1, '2017-06-01', { to: '2017-08-31', law: '演示甲' }).expect(201);
    const { body } = await set('limit.a', 2, '2017-05-01').expect(409);
    expect(body).toMatchObject({
      code: 'setting-overlaps',
      other: { from: '2017-06-01', to: '2017-08-31', law: '演示甲' },
      possible: { to: '2017-05-31', from: '2017-09-01' },
    });
    await set('limit.a', 2, '2017-05-01', { to: '2017-05-31' }).expect(201);
    await set('limit.a', 3, '2017-09-01').expect(201);
    expect((await set('limit.a', 4, '2017-09-01').expect(409)).body).toMatchObject({
      other: { from: '2017-09-01', to: null },
      possible: {},
    });
  });

  const decree = letter({
    procedure: 'decree',
    subject: 'matter',
    forms: {
      value: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'value', 'from'],
        properties: {
          name: { type: 'string' },
          value: { type: 'integer' },
          from: { type: 'string' },
          place: { type: 'string' },
        },
      },
    },
    machine: {
      initial: 'open',
      states: {
        open: {
          meta: { title: { zh: '拟定', en: 'Drafting' } },
          on: {
            DECIDE: {
              actions: {
                type: 'setSetting',
                params: {
                  name: '=data.name',
                  value: '=data.value',
                  from: '=data.from',
                  division: '=if data.place = null then division else data.place',
                  procedure: 'letter',
                },
              },
              target: 'decided',
              meta: {
                title: { zh: '决定', en: 'Decide' },
                form: 'value',
                by: { office: 'county.civilAffairs', role: 'supervisor' },
              },
            },
          },
        },
        decided: { type: 'final', meta: { title: { zh: '已决定', en: 'Decided' }, outcome: 'closed' } },
      },
    },
  });
  const decide = ({ county, caseId }: LetterCase, name: string, value: number, from: string, more: object = {}) =>
    inspector.post(`/api/cases/${county}/${caseId}/commands`, { type: 'DECIDE', data: { name, value, from, ...more } });
  const inForce = async (name: string, date: string) => {
    const { body } = await inspector.get(`/api/settings?division=421222104&procedure=letter&date=${date}`).expect(200);
    return (body as { name: string }[]).find((one) => one.name === name);
  };

  it('decided by a case takes effect on its day, ends what was in force on the eve, and names the case', async () => {
    expect((await deploy(decree)).body).toMatchObject({ procedure: 'decree' });
    await set('limit.b', 1, '2017-05-01', { to: '2017-12-31' }).expect(201);
    const deciding = await openLetter(yimen, 'decree');
    await decide(deciding, 'limit.b', 2, '2017-07-01').expect(200);
    expect(await inForce('limit.b', '2017-06-30')).toMatchObject({ value: 1, to: '2017-06-30', decidedBy: null });
    expect(await inForce('limit.b', '2018-07-01')).toMatchObject({
      value: 2,
      from: '2017-07-01',
      to: null,
      law: deciding.number,
      decidedBy: deciding.number,
    });
  }, 120_000);

  it('decided by a case never changes a past day, nor one that has a later value; the case then stays where it is', async () => {
    const late = await openLetter(yimen, 'decree');
    await decide(late, 'limit.c', 1, '2017-03-01').expect(200); // nothing was in force since
    const deciding = await openLetter(yimen, 'decree');
    const refused = async (from: string, status: number, more: object = {}) =>
      (await decide(deciding, 'limit.c', 2, from, more).expect(status)).body as object;
    expect(await refused('2017-04-01', 422)).toMatchObject({ code: 'setting-in-the-past', earliest: '2017-04-05' });
    await decide(await openLetter(yimen, 'decree'), 'limit.c', 3, '2018-01-01').expect(200);
    expect(await refused('2017-07-01', 409)).toMatchObject({
      code: 'setting-overlaps',
      other: { from: '2018-01-01', to: null },
      possible: { to: '2017-12-31' },
    });
    expect(await refused('2017-02-30', 422)).toMatchObject({ code: 'setting-unusable', field: 'from' });
    expect(await refused('2019-01-01', 422, { place: '4212' })).toMatchObject({ code: 'setting-elsewhere' });
    expect(await eventsOf(yimen, deciding)).toEqual(['OPEN']);
    expect(await inForce('limit.c', '2017-12-31')).toMatchObject({ value: 1 });
  });

  it('decided by two cases for one day at once is set by one of them', async () => {
    const both = [await openLetter(yimen, 'decree'), await openLetter(yimen, 'decree')];
    const answers = await Promise.all(both.map((one, index) => decide(one, 'limit.d', index, '2017-08-01')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await Promise.all(both.map((one) => eventsOf(yimen, one)))).flat().sort()).toEqual([
      'DECIDE',
      'OPEN',
      'OPEN',
    ]);
  });

  it('that a case is pinned to is told with the source in force on the day of its acceptance', async () => {
    const clerk = await yimen.login('shadui.clerk');
    await set('limit.e', 1, '2017-04-05', { procedure: 'dibao', law: '演示旧' }).expect(201);
    await yimen.advance(1);
    const { county, caseId } = await apply(clerk);
    await set('limit.e', 2, '2017-04-06', { procedure: 'dibao', law: '演示新' }).expect(201);
    const { body } = await clerk.get(`/api/cases/${county}/${caseId}/settings`).expect(200);
    const pinned = body as { name: string; law: string | null }[];
    expect(pinned.find(({ name }) => name === 'limit.e')).toEqual({
      name: 'limit.e',
      value: 1,
      on: '2017-04-06',
      division: '421222',
      procedure: 'dibao',
      from: '2017-04-05',
      to: '2017-04-05',
      law: '演示旧',
      decidedBy: null,
    });
    expect(pinned.filter(({ law }) => law === null)).toEqual([]);
    expect(pinned.length).toBeGreaterThan(5);
  });
});

describe('an authority', () => {
  const entrusted = letter({
    procedure: 'entrusted',
    machine: {
      initial: 'open',
      states: {
        open: {
          meta: {
            title: { zh: '待决定', en: 'To be decided' },
            task: { office: 'decider', role: 'approver', due: 'answer' },
          },
          on: { APPROVE: { target: 'approved', meta: { decides: true, title: { zh: '同意', en: 'Approve' } } } },
        },
        approved: { type: 'final', meta: { title: { zh: '已同意', en: 'Approved' }, outcome: 'granted' } },
      },
    },
  });

  const inDays = async (days: number) =>
    dateOf(new Date((await yimen.now()).getTime() + days * 86_400_000).toISOString());
  const granting = async (more: object = {}): Promise<string> => {
    const grant = await administrator
      .post('/api/grants', {
        procedure: 'entrusted',
        division: '421222104',
        office: '421222104:civilAffairs',
        mode: 'ENTRUSTED',
        from: '2017-04-01',
        grantedBy: '421222:civilAffairs',
        law: '演示',
        ...more,
      })
      .expect(201);
    return (grant.body as { id: string }).id;
  };
  const revoke = (id: string) => administrator.post(`/api/grants/${id}/revoke`, { reason: '试点终止' }).expect(200);
  const decide = (user: TestUser, { county, caseId }: LetterCase, claim: object) =>
    user.post(`/api/cases/${county}/${caseId}/commands`, { type: 'APPROVE', ...claim });
  const verdict = async ({ county, caseId }: LetterCase) =>
    (await (await yimen.login('tongcheng.auditor')).get(`/api/cases/${county}/${caseId}/verify`).expect(200))
      .body as object;

  it('that is revoked between claim and decision is gone at the decision, and the office that decides now goes on', async () => {
    await deployUnchecked(yimen, entrusted);
    const id = await granting();
    const approver = await yimen.login('shadui.approver');
    const one = await openLetter(yimen, 'entrusted', '421222104');
    const untouched = await openLetter(yimen, 'entrusted', '421222100');
    const claim = await claimLetter(yimen, approver, one);
    await revoke(id);
    const seat = { office: '421222:civilAffairs', role: 'approver' };
    expect((await decide(approver, one, claim)).body).toMatchObject({
      status: 403,
      code: 'not-permitted',
      seats: [seat],
    });
    expect(await view(one)).toMatchObject({ tasks: [{ ...seat, assignee: null }] });
    expect(await eventsOf(yimen, one)).toEqual(['OPEN', 'REROUTE']);
    const ended = 'select ended from case_claim where case_id = $1';
    expect(await yimen.sql(ended, [one.caseId])).toEqual([{ ended: 'rerouted' }]);

    const county = await yimen.login('tongcheng.approver');
    await decide(county, one, await claimLetter(yimen, county, one)).expect(200);
    expect(await eventsOf(yimen, one)).toEqual(['OPEN', 'REROUTE', 'APPROVE']);
    expect(await verdict(one)).toMatchObject({ ok: true, chain: 'ok', replay: 'ok' });
    expect(await eventsOf(yimen, untouched)).toEqual(['OPEN']);
  });

  it('that runs out leaves no decision behind either, whichever service looks first, each passed on once', async () => {
    await granting({ from: await inDays(0), to: await inDays(2) });
    const open = await Promise.all([1, 2, 3].map(() => openLetter(yimen, 'entrusted', '421222104')));
    await Promise.all([yimen, twin].map(({ app }) => app.get(OpenDecisions).follow()));
    expect(await Promise.all(open.map((one) => eventsOf(yimen, one)))).toEqual(open.map(() => ['OPEN']));
    await yimen.advance(3);
    await Promise.all([yimen, twin].map(({ app }) => app.get(OpenDecisions).follow()));
    expect(await Promise.all(open.map((one) => eventsOf(yimen, one)))).toEqual(open.map(() => ['OPEN', 'REROUTE']));
  });

  it('that is new takes the open decision over, which nobody could take otherwise', async () => {
    const one = await openLetter(yimen, 'entrusted', '421222104');
    const county = await yimen.login('tongcheng.approver');
    const claim = await claimLetter(yimen, county, one);
    await granting({ from: await inDays(0) });
    const seat = { office: '421222104:civilAffairs', role: 'approver' };
    expect((await decide(county, one, claim)).body).toMatchObject({ code: 'not-permitted', seats: [seat] });
    const approver = await yimen.login('shadui.approver');
    await decide(approver, one, await claimLetter(yimen, approver, one)).expect(200);
    expect(await eventsOf(yimen, one)).toEqual(['OPEN', 'REROUTE', 'APPROVE']);
    expect(await verdict(one)).toMatchObject({ ok: true });
  });
});

describe('departments that answer one after the other', () => {
  const departments = ['publicSecurity', 'taxation', 'housing'];
  const chain = letter({
    procedure: 'chain',
    machine: {
      context: { asked: departments },
      initial: 'open',
      states: {
        open: {
          meta: {
            title: { zh: '依次答复', en: 'One after the other' },
            task: { office: 'county.$part', role: 'checker', due: 'answer', each: 'asked', join: 'ordered' },
          },
          always: { target: 'answered', guard: 'joined' },
          on: { SAY: { actions: 'answer', meta: { title: { zh: '答复', en: 'Say' } } } },
        },
        answered: { type: 'final', meta: { title: { zh: '已答复', en: 'Answered' }, outcome: 'closed' } },
      },
    },
  });

  it('keep the order of their list, in the service and in the replay', async () => {
    await deployUnchecked(yimen, chain);
    const one = await openLetter(yimen, 'chain');
    const order: unknown[] = [];
    for (const desk of ['tongcheng.police', 'tongcheng.tax', 'tongcheng.housing']) {
      const { tasks } = (await view(one)) as { tasks: { part: string }[] };
      order.push(...tasks.map(({ part }) => part));
      const checker = await yimen.login(desk);
      const claim = await claimLetter(yimen, checker, one);
      await checker.post(`/api/cases/${one.county}/${one.caseId}/commands`, { type: 'SAY', ...claim }).expect(200);
    }
    expect(order).toEqual(departments);
    const auditor = await yimen.login('tongcheng.auditor');
    const { body } = await auditor.get(`/api/cases/${one.county}/${one.caseId}/verify`).expect(200);
    expect(body).toMatchObject({ ok: true });
  });
});

describe('a calendar that comes late', () => {
  const seed = seedCalendar();
  const calendar = (version: string, ...holidays: string[]) => ({
    ...seed,
    version,
    days: { ...seed.days, ...Object.fromEntries(holidays.map((day) => [day, 0])) },
  });
  const load = async (app: TestApp, content: object) =>
    (await app.login('xianning.admin')).post('/api/calendars', { calendar: content });
  const recounts = async (one: LetterCase) => (await eventsOf(yimen, one)).filter((type) => type === 'RECOUNT').length;
  const letters: LetterCase[] = [];
  let untouched: LetterCase;

  beforeAll(async () => {
    await deployUnchecked(yimen, letter({ procedure: 'dated' }));
    await deployUnchecked(yimen, letter({ procedure: 'later', periods: { answer: { length: '60wd' } } }));
    for (let number = 0; number < 8; number += 1) letters.push(await openLetter(yimen, 'dated'));
    untouched = await openLetter(yimen, 'dated');
    const { task, fence } = await claimLetter(yimen, inspector, untouched);
    await inspector
      .post(`/api/cases/${untouched.county}/${untouched.caseId}/commands`, { type: 'ANSWER', task, fence })
      .expect(200);
  }, 120_000);

  it('counts each case once even when two services load it at the same moment', async () => {
    const holding = await holdCase(yimen, letters[3] as LetterCase);
    const content = calendar('late-1', '2017-04-13');
    const loading = Promise.all([load(yimen, content), load(twin, content)]);
    await until(
      () => waitingForLocks(yimen),
      (blocked) => blocked === 2,
    );
    await holding.release();
    const answers = await loading;
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await Promise.all(letters.map(recounts))).toEqual(letters.map(() => 1));
    expect(await recounts(untouched)).toBe(0);
  });

  it('goes on counting where a service that was killed had come to, each case once', async () => {
    const holding = await holdCase(yimen, letters[4] as LetterCase);
    const loading = load(yimen, calendar('late-2', '2017-04-13', '2017-04-14'));
    await until(
      () => waitingForLocks(yimen),
      (blocked) => blocked === 1,
    );
    await killConnections(yimen);
    expect((await loading).status).toBe(503);
    await holding.release();
    const counted = await Promise.all(letters.map(recounts));
    expect(counted.filter((count) => count === 1).length).toBeGreaterThan(0);
    await twin.app.get(DefinitionLibrary).ensure('none');
    await twin.app.get(Calendars).recountPending();
    expect(await Promise.all(letters.map(recounts))).toEqual(letters.map(() => 2));
    expect(await recounts(untouched)).toBe(0);
  });

  it('leaves a case alone whose days it does not touch', async () => {
    const far = await openLetter(yimen, 'later');
    expect((await load(yimen, calendar('late-3', '2017-04-13', '2017-04-14', '2018-04-16'))).status).toBe(200);
    expect(await recounts(far)).toBe(0);
    expect(await Promise.all(letters.map(recounts))).toEqual(letters.map(() => 2));
  });

  it('answers nobody with half a count when the service stops, and leaves the rest to the next', async () => {
    await twin.app.get(Calendars).beforeApplicationShutdown();
    const content = calendar('late-4', '2017-04-13', '2017-04-14', '2017-04-17');
    const tried = (await twin.login('xianning.admin')).post('/api/calendars/preview', { calendar: content });
    expect((await tried).body).toMatchObject({ status: 503, code: 'count-cut-off' });
    expect((await load(twin, content)).body).toMatchObject({ status: 503, code: 'count-cut-off' });
    await yimen.sql(
      `update calendar_recount set requested_at = requested_at - interval '1 minute' where done_at is null`,
    );
    await expect(twin.app.get(Calendars).recountPending()).rejects.toMatchObject({ code: 'count-cut-off' });
    expect(await Promise.all(letters.map(recounts))).toEqual(letters.map(() => 2));
    await yimen.app.get(DefinitionLibrary).ensure('none');
    const holding = await holdCase(yimen, letters[0] as LetterCase);
    const counting = yimen.app.get(Calendars).recountPending();
    await until(
      () => waitingForLocks(yimen),
      (blocked) => blocked === 1,
    );
    // What is asked for while others are counted is not done with them.
    await yimen.sql(
      `update calendar_recount set done_at = null, requested_at = clock_timestamp()
       where digest = (select digest from calendar_recount order by requested_at limit 1)`,
    );
    await holding.release();
    await counting;
    expect(await Promise.all(letters.map(recounts))).toEqual(letters.map(() => 3));
    expect(await yimen.sql('select from calendar_recount where done_at is null')).toHaveLength(1);
  });
});
