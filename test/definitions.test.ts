import { stringify } from 'yaml';
import { Opener } from '../src/cases/opener.js';
import { DefinitionLibrary } from '../src/cases/ports.js';
import { seedCalendar } from '../src/calendar/index.js';
import { Database, EVERYWHERE } from '../src/database/database.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';

/** The smallest procedure: a desk notes a letter and answers it within ten working days. */
const letter = (change: object = {}) => ({
  procedure: 'letter',
  version: '1',
  title: { zh: '来信', en: 'Letter' },
  law: '演示',
  effective: { from: '2017-01-01' },
  subject: 'case',
  opening: { by: { office: 'county.civilAffairs', role: 'supervisor' } },
  periods: { answer: { length: '10wd' } },
  forms: {},
  machine: {
    initial: 'open',
    states: {
      open: {
        meta: {
          title: { zh: '待答复', en: 'To be answered' },
          task: { office: 'county.civilAffairs', role: 'supervisor', due: 'answer' },
        },
        on: { ANSWER: { target: 'answered', meta: { title: { zh: '答复', en: 'Answer' } } } },
      },
      answered: { type: 'final', meta: { title: { zh: '已答复', en: 'Answered' }, outcome: 'closed' } },
    },
  },
  ...change,
});

let yimen: TestApp;
let administrator: TestUser;
beforeAll(async () => {
  yimen = await startTestApp();
  administrator = await yimen.login('xianning.admin');
});
afterAll(() => yimen.close());

const deploy = (definition: object) => administrator.post('/api/definitions', { definition });

describe('a definition', () => {
  it('is deployed once, whoever sends it how often', async () => {
    const first = await deploy(letter()).expect(200);
    expect(first.body).toMatchObject({ procedure: 'letter', version: '1', isNew: true });
    const again = await deploy(letter()).expect(200);
    expect(again.body).toEqual({ ...(first.body as object), isNew: false });
    expect(first.body).toMatchObject({ shares: [] });
  });

  it('is the same in whatever order its sections stand', async () => {
    const { machine, title, ...rest } = letter();
    const { body } = await deploy({ machine, ...rest, title }).expect(200);
    expect(body).toMatchObject({ isNew: false });
  });

  it('never changes under its version', async () => {
    const changed = letter({ periods: { answer: { length: '9wd' } } });
    const { body } = await deploy(changed).expect(409);
    expect(body).toMatchObject({ code: 'version-exists', procedure: 'letter', version: '1' });
    const { body: kept } = await administrator.get('/api/procedures/letter/1').expect(200);
    expect(kept).toMatchObject({ definition: { periods: { answer: { length: '10wd' } } } });
    await expect(yimen.app.get(Database).query(`update definition set law = 'another'`)).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('has one content even when two with the same version are deployed at once', async () => {
    const race = (length: string) => deploy(letter({ procedure: 'race', periods: { answer: { length } } }));
    const answers = await Promise.all(['1wd', '2wd'].map(race));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers.find(({ status }) => status === 200)?.body as { digest: string };
    const { body } = await administrator.get('/api/procedures/race/1').expect(200);
    expect(body).toMatchObject({ digest: winner.digest });
  });

  it('keeps the order its author gave to states and fields', async () => {
    const { body } = await administrator.get('/api/procedures/dibao/2021').expect(200);
    const { definition } = body as { definition: { machine: { states: object }; periods: object } };
    expect(Object.keys(definition.periods).slice(0, 3)).toEqual(['acceptance', 'supplement', 'handling']);
  });

  it('is refused with everything that is wrong, and checked without deploying it', async () => {
    const broken = letter({
      version: 'broken',
      machine: { initial: 'open', states: { open: { on: { GO: 'nowhere' } } } },
    });
    const checked = await administrator.post('/api/definitions/check', { definition: broken }).expect(200);
    const { findings } = checked.body as { findings: object[] };
    expect(JSON.stringify(findings)).toContain('nowhere');
    const { body } = await deploy(broken).expect(422);
    expect(body).toMatchObject({ code: 'definition-refused', findings });
    await administrator.get('/api/procedures/letter/broken').expect(404);
  });

  it('is told in words to whoever reads the law, and set beside another version', async () => {
    const clerk = await yimen.login('shadui.clerk');
    const { body: first } = await deploy(letter({ procedure: 'told' })).expect(200);
    const longer = letter({ procedure: 'told', version: '2', periods: { answer: { length: '15wd', law: '第三条' } } });
    const { body: second } = await deploy(longer).expect(200);
    const { body: reading } = await clerk.get(`/api/definitions/${second.digest}/reading`).expect(200);
    expect(reading).toMatchObject({
      states: [
        { path: 'open', work: { zh: '由县级民政局的监督人员办理' }, periods: ['answer'] },
        { path: 'answered', outcome: 'closed' },
      ],
      periods: [{ name: 'answer', length: { zh: '15个工作日' }, law: '第三条', counted: 'working' }],
    });
    const { body } = await clerk.get(`/api/definitions/${first.digest}/compared/${second.digest}`).expect(200);
    const { sections } = body as { sections: { differences: unknown[] }[] };
    const changed = sections.filter(({ differences }) => differences.length > 0);
    expect(changed).toMatchObject([
      {
        section: 'periods',
        same: 0,
        differences: [{ key: 'answer', kind: 'changed', fields: [{ name: 'length' }, { name: 'law' }] }],
      },
    ]);
    await clerk.get(`/api/definitions/${'0'.repeat(64)}/reading`).expect(404);
  });

  it('is drawn before it is deployed, findings and all, unless there is no machine to draw', async () => {
    const lost = letter({ procedure: 'drawn' });
    Object.assign(lost.machine.states, { lost: { meta: { title: { zh: '无人到达', en: 'Reached by nobody' } } } });
    const { body } = await administrator.post('/api/definitions/diagram?lang=en', { definition: lost }).expect(200);
    expect((body as { nodes: { id: string }[] }).nodes.map(({ id }) => id).sort()).toEqual([
      'answered',
      'lost',
      'open',
    ]);
    const { body: refused } = await administrator
      .post('/api/definitions/diagram', { definition: { a: 1 } })
      .expect(422);
    expect(refused).toMatchObject({ code: 'diagram-not-drawable' });
    await (await yimen.login('shadui.clerk')).post('/api/definitions/diagram', { definition: lost }).expect(403);
  });

  it('has a published schema that editors read without a session, which leaves nothing open and offers the vocabulary', async () => {
    const { body } = await yimen.anonymous.get('/api/definition.schema.json').expect(200);
    expect(body).toMatchObject({ additionalProperties: false, required: expect.arrayContaining(['machine']) });
    const { $defs } = body as { $defs: Record<string, { anyOf: [{ examples: string[] }] }> };
    expect($defs['call']?.anyOf[0].examples).toEqual(expect.arrayContaining(['award', 'notice', 'set']));
    expect($defs['condition']?.anyOf[0].examples).toEqual(expect.arrayContaining(['joined', 'votes']));
  });

  it('may come as YAML', async () => {
    const yaml = stringify(letter());
    const { body } = await administrator.post('/api/definitions', { yaml }).expect(200);
    expect(body).toMatchObject({ procedure: 'letter', version: '1', isNew: false });
    const broken = { yaml: 'procedure: [' };
    const findings = [{ severity: 'error', code: 'yaml-unreadable' }];
    const checked = await administrator.post('/api/definitions/check', broken).expect(200);
    expect(checked.body).toMatchObject({ findings });
    const refused = await administrator.post('/api/definitions', broken).expect(422);
    expect(refused.body).toMatchObject({ code: 'definition-refused', findings });
    const bomb =
      'a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c]';
    for (const odd of [
      bomb,
      'a: *nowhere',
      'a: .nan',
      '%YAML 1.1\n---\na: 2017-04-05',
      `${'['.repeat(20_000)}`,
      '"\\uD800"',
    ]) {
      const found = await administrator.post('/api/definitions/check', { yaml: odd }).expect(200);
      expect(found.body).toMatchObject({ findings });
      await administrator.post('/api/definitions', { yaml: odd }).expect(422);
    }
    await administrator.post('/api/definitions/check', { yaml, definition: letter() }).expect(400);
    await administrator.post('/api/definitions/check', {}).expect(400);
  });

  it('is checked without anybody else having to wait', async () => {
    const [dibao] = await yimen.sql<{ content: object }>(`select content from definition where version = '2021'`);
    const answered: string[] = [];
    await Promise.all([
      administrator
        .post('/api/definitions/check', { definition: dibao?.content })
        .expect(200)
        .then(() => answered.push('check')),
      yimen.anonymous
        .get('/readyz')
        .expect(200)
        .then(() => answered.push('somebody else')),
    ]);
    expect(answered).toEqual(['somebody else', 'check']);
  });

  it('is deployed by an administrator only, and read by everybody who works here', async () => {
    const clerk = await yimen.login('shadui.clerk');
    await clerk.post('/api/definitions', { definition: letter() }).expect(403);
    const { body } = await clerk.get('/api/procedures').expect(200);
    expect(body).toEqual(expect.arrayContaining([expect.objectContaining({ procedure: 'dibao', version: '2021' })]));
    const [{ digest }] = body as [{ digest: string }];
    await clerk.get(`/api/definitions/${digest}`).expect(200);
    await clerk.get(`/api/definitions/${'0'.repeat(64)}`).expect(404);
  });
});

describe('the definition in force', () => {
  it('is the one of the day, and of several the last', async () => {
    const library = yimen.app.get(DefinitionLibrary);
    const version = (date: string) => {
      const digest = library.inForce('letter', date);
      return digest && library.definition(digest).definition.version;
    };
    await deploy(letter({ procedure: 'letter', version: '2', effective: { from: '2018-01-01' } })).expect(200);
    await deploy(
      letter({ procedure: 'letter', version: '3', effective: { from: '2019-01-01', to: '2019-06-30' } }),
    ).expect(200);
    expect(version('2016-12-31')).toBeUndefined();
    expect(version('2018-01-01')).toBe('2');
    expect(version('2019-06-30')).toBe('3');
    expect(version('2019-07-01')).toBe('2');
  });

  it('is known to another replica as soon as a case asks for it', async () => {
    const twin = await startTestApp({ database: yimen.database });
    try {
      const { body } = await deploy(letter({ version: '4', effective: { from: '2020-01-01' } })).expect(200);
      const { digest } = body as { digest: string };
      const library = twin.app.get(DefinitionLibrary);
      await library.ensure(digest);
      expect(library.definition(digest).definition.version).toBe('4');
      expect(library.inForce('letter', '2020-01-01')).toBe(digest);
    } finally {
      await twin.close();
    }
  });
});

describe('a new calendar', () => {
  const current = async () => (await administrator.get('/api/calendars/current').expect(200)).body as object;
  beforeAll(() => deploy(letter()).expect(200));

  const later = (days: Record<string, 0 | 1>, version: string) => {
    const seed = seedCalendar();
    return { ...seed, version, days: { ...seed.days, ...days } };
  };
  const open = async (): Promise<{ county: string; caseId: string }> => {
    const inspector = await yimen.login('tongcheng.inspector');
    const seats = [{ office: '421222:civilAffairs', role: 'supervisor' }];
    return yimen.app.get(Database).transaction(EVERYWHERE, (tx) =>
      yimen.app.get(Opener).open(tx, {
        procedure: 'letter',
        division: '421222',
        householdId: null,
        actor: { kind: 'user', user: inspector.id, seats },
        data: {},
      }),
    );
  };
  const dueOn = async ({ caseId }: { caseId: string }): Promise<string | undefined> => {
    const [row] = await yimen.sql<{ due: string }>(
      `select (due_at at time zone 'Asia/Shanghai')::date::text as due from case_task where case_id = $1`,
      [caseId],
    );
    return row?.due;
  };
  const events = async ({ caseId }: { caseId: string }): Promise<string[]> =>
    (await yimen.sql<{ type: string }>('select type from case_event where case_id = $1 order by seq', [caseId])).map(
      ({ type }) => type,
    );

  it('moves the due dates it changes, with one event in each case, and touches no other case', async () => {
    const early = await open(); // due ten working days after 5 April 2017
    const before = await dueOn(early);
    const finished = await open();
    await answer(finished);
    await yimen.advance(9); // past the day that the new calendar makes a holiday
    const late = await open();
    const lateBefore = await dueOn(late);

    const { body } = await administrator
      .post('/api/calendars', { calendar: later({ '2017-04-13': 0 }, 'with-a-local-holiday') })
      .expect(200);
    expect(body).toMatchObject({ version: 'with-a-local-holiday', recounted: 1 });
    expect(await current()).toMatchObject({ version: 'with-a-local-holiday', from: 2004, to: 2026 });
    expect(before).toBe('2017-04-20'); // midnight that ends the 19th
    expect(await dueOn(early)).toBe('2017-04-21');
    expect(await events(early)).toEqual(['OPEN', 'RECOUNT']);
    expect(await dueOn(late)).toBe(lateBefore);
    expect(await events(late)).toEqual(['OPEN']);
    expect(await events(finished)).toEqual(['OPEN', 'ANSWER']);
  });

  it('is loaded once, refused with another content under its version, and refused when it is none', async () => {
    const calendar = later({ '2017-04-13': 0 }, 'with-a-local-holiday');
    const again = await administrator.post('/api/calendars', { calendar }).expect(200);
    expect(again.body).toMatchObject({ recounted: 0 });
    const other = await administrator
      .post('/api/calendars', { calendar: later({ '2017-04-14': 0 }, 'with-a-local-holiday') })
      .expect(409);
    expect(other.body).toMatchObject({ code: 'version-exists' });
    const none = await administrator
      .post('/api/calendars', { calendar: later({ '2017-04-15': 0 }, 'saturday') })
      .expect(422);
    expect(none.body).toMatchObject({ code: 'calendar-refused', problems: [{ zh: '2017-04-15 是周末，本就休息' }] });
  });

  async function answer({ county, caseId }: { county: string; caseId: string }): Promise<void> {
    const inspector = await yimen.login('tongcheng.inspector');
    const [task] = await yimen.sql<{ key: string }>('select key from case_task where case_id = $1', [caseId]);
    const claim = await inspector.post('/api/tasks/claim', { county, caseId, key: task?.key }).expect(200);
    const { fence } = claim.body as { fence: number };
    const body = { type: 'ANSWER', task: task?.key, fence };
    await inspector.post(`/api/cases/${county}/${caseId}/commands`, body).expect(200);
  }
});
