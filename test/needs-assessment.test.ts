import { NeedsSweep } from '../src/intake/index.js';
import type { NeedsAssessmentView, ProcedureAdvice } from '../src/intake/needs/needs.dto.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { databaseWith, simpleAid } from './helpers/deployed.js';
import { apply, citizenId, family, VILLAGE } from './helpers/families.js';

const needs = (feel: string): string => `needs: { feel: '${feel}', zh: 符合条件, en: seems so, law: 第一条 }`;
/** Says itself that it excludes `dibao`, whose definition says nothing of it. */
const ALONE = simpleAid(
  'alone-aid',
  `${needs('need.supporters = "none" and (some age in need.ages satisfies age >= 60)')}
excludes: { dibao: { zh: 二者只能选一, en: one of the two only, law: 第二条 } }`,
);
const FAILING = simpleAid('failing-aid', needs('need.emergency + 1 > "x"'));
const UNSET = simpleAid('unset-aid', needs('need.monthlyIncomeFen < settings.nobodySetThis'));

let app: TestApp;
let clerk: TestUser;
beforeAll(async () => {
  app = await startTestApp({
    database: await databaseWith(ALONE, FAILING, UNSET, simpleAid('silent-aid'), RECOGNISING),
  });
  clerk = await app.login('shadui.clerk');
}, 120_000);
afterAll(async () => {
  await app.close();
  await app.database.drop();
});

/** An application that recognises somebody at once and is over. */
const RECOGNISING = simpleAid('identity-aid', needs('need.disabled')).replace(
  'initial: reviewing',
  'initial: reviewing\n  entry: [{ type: grantStatus, params: { status: alone } }]',
);

async function recognised(idNumber: string) {
  const receipt = await apply(clerk, { procedure: 'identity-aid', form: {}, members: family({ idNumber }) });
  await clerk.post(`/api/cases/${receipt.county}/${receipt.caseId}/commands`, { type: 'CLOSE' }).expect(200);
  return receipt;
}

const body = (more: object = {}) => ({
  division: VILLAGE,
  members: [{ relation: 'self', idNumber: citizenId('19500101') }],
  answers: {},
  ...more,
});

async function assess(more: object = {}): Promise<NeedsAssessmentView> {
  const answer = await clerk.post('/api/needs-assessments', body(more));
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body as NeedsAssessmentView;
}

const adviceOn = ({ procedures }: NeedsAssessmentView, name: string): ProcedureAdvice => {
  const found = procedures.find(({ procedure }) => procedure === name);
  if (!found) throw new Error(`no advice on ${name}`);
  return found;
};

describe('the needs assessment', () => {
  it('shows its questions in both languages', async () => {
    const { body: form } = await clerk.get('/api/needs-assessments/form').expect(200);
    expect(form.schema.properties.monthlyIncomeFen).toMatchObject({
      title: expect.stringContaining('月收入'),
      'x-title-en': expect.stringContaining('income'),
    });
  });

  it('says of every procedure that tells whom it is for whether they seem entitled, with its sentence and article', async () => {
    const answers = { registration: 'rural', monthlyIncomeFen: 20000, propertyOverLimit: false, supporters: 'able' };
    const assessment = await assess({ answers });
    expect(assessment).toMatchObject({ memberCount: 1, incomePerHeadFen: 20000, involvements: [] });
    expect(adviceOn(assessment, 'dibao')).toMatchObject({
      seems: 'entitled',
      advice: 'apply',
      missing: [],
      has: null,
      sentence: { zh: expect.stringContaining('人均收入') },
      source: '社会救助暂行办法第九条',
    });
    expect(adviceOn(assessment, 'alone-aid')).toMatchObject({ seems: 'notEntitled', advice: 'none' });
    expect(assessment.procedures.map(({ procedure }) => procedure)).not.toContain('silent-aid');
    expect(assessment.procedures.map(({ procedure }) => procedure)).not.toContain('reconsideration');
  });

  it('judges by the income of each head, and by the division’s own standard', async () => {
    const members = [1, 2, 3].map(() => ({ relation: 'self', idNumber: citizenId() }));
    const answers = { registration: 'rural', propertyOverLimit: false };
    const poor = await assess({ members, answers: { ...answers, monthlyIncomeFen: 60001 } });
    expect(poor.incomePerHeadFen).toBe(20000);
    expect(adviceOn(poor, 'dibao').seems).toBe('entitled');
    const rich = await assess({ members, answers: { ...answers, monthlyIncomeFen: 600000 } });
    expect(adviceOn(rich, 'dibao')).toMatchObject({ seems: 'notEntitled', advice: 'none' });
  });

  it('cannot say while answers are missing, names them in both languages and takes none of them for a no', async () => {
    const advice = adviceOn(await assess({ answers: { registration: 'rural' } }), 'dibao');
    expect(advice).toMatchObject({ seems: 'unknown', advice: 'ask' });
    expect(advice.missing).toEqual([
      { name: 'monthlyIncomeFen', title: { zh: expect.any(String), en: expect.stringContaining('income') } },
      { name: 'propertyOverLimit', title: { zh: expect.any(String), en: expect.stringContaining('Savings') } },
    ]);
  });

  it('asks for the date of birth of a member who has none yet', async () => {
    const assessment = await assess({ members: [{ relation: 'self' }], answers: { supporters: 'none' } });
    expect(adviceOn(assessment, 'alone-aid')).toMatchObject({ seems: 'unknown', missing: [{ name: 'ages' }] });
  });

  it('lets an expression that fails, or a value nobody has set, spoil no other procedure', async () => {
    const answers = { registration: 'rural', monthlyIncomeFen: 0, propertyOverLimit: false, emergency: 'none' };
    const assessment = await assess({ answers });
    expect(adviceOn(assessment, 'failing-aid')).toMatchObject({ seems: 'unknown', missing: [], missingSettings: [] });
    expect(adviceOn(assessment, 'unset-aid')).toMatchObject({ seems: 'unknown', missingSettings: ['nobodySetThis'] });
    expect(adviceOn(assessment, 'dibao').seems).toBe('entitled');
  });

  it('shows what excludes each other on both sides, although only one of the definitions says so', async () => {
    const answers = { registration: 'rural', monthlyIncomeFen: 0, propertyOverLimit: false, supporters: 'none' };
    const assessment = await assess({ answers });
    const other = { sentence: { zh: '二者只能选一' }, law: '第二条', because: 'seemsEntitled' };
    expect(adviceOn(assessment, 'dibao')).toMatchObject({
      advice: 'choose',
      excludes: [{ ...other, procedure: 'alone-aid' }],
    });
    expect(adviceOn(assessment, 'alone-aid')).toMatchObject({
      advice: 'choose',
      excludes: [{ ...other, procedure: 'dibao' }],
    });
  });

  it('finds what a member has in another township, and tells no more of it than the search for duplicates', async () => {
    const idNumber = citizenId('19500101');
    const elsewhere = await app.login('heshengqiao.clerk');
    const receipt = await apply(elsewhere, { division: '421202104215', members: family({ idNumber }) });
    const answers = { registration: 'rural', monthlyIncomeFen: 0, propertyOverLimit: false, supporters: 'none' };
    const members = [{ relation: 'child' }, { relation: 'self', idNumber }];
    const assessment = await assess({ members, answers });
    const search = await clerk.post('/api/persons/search', { idNumber, reason: '受理查重' }).expect(200);
    expect(assessment.involvements).toEqual([{ ...search.body.involvements[0], member: 1 }]);
    expect(assessment.involvements[0]).toMatchObject({ number: receipt.number, status: 'open' });
    expect(adviceOn(assessment, 'dibao')).toMatchObject({ has: 'open', advice: 'has' });
    expect(JSON.stringify(assessment)).not.toMatch(new RegExp(`${receipt.caseId}|欧阳|${idNumber}`));
  });

  it('finds the identities that a county has recognised, as long as they are in force', async () => {
    const idNumber = citizenId('19500101');
    const { county, caseId } = await recognised(idNumber);
    const members = [{ relation: 'self', idNumber }];
    const assessment = await assess({ members });
    expect(assessment.recognitions).toEqual([
      { member: 0, status: 'alone', procedure: 'identity-aid', since: expect.any(String), to: null },
    ]);
    expect(adviceOn(assessment, 'identity-aid')).toMatchObject({ has: 'recognised', advice: 'has' });
    await app.sql(`update recognised_status set to_date = from_date - 1 where county = $1 and case_id = $2`, [
      county,
      caseId,
    ]);
    const later = await assess({ members });
    expect(later.recognitions).toEqual([]);
    expect(adviceOn(later, 'identity-aid').has).toBeNull();
  });

  it('is on record as a reading of persons, without their numbers', async () => {
    const { id } = await assess();
    const [entry] = await app.sql(`select user_id, division, reason, what from read_log where what like $1`, [
      `%${id}%`,
    ]);
    expect(entry).toMatchObject({ user_id: clerk.id, division: VILLAGE, reason: '救助需求评估' });
    await clerk.get(`/api/needs-assessments/421222/${id}`).expect(200);
    const entries = await app.sql('select from read_log where what like $1', [`%${id}%`]);
    expect(entries).toHaveLength(2);
  });

  it('looks up no more numbers than the search for duplicates would', async () => {
    const other = await app.login('heshengqiao.clerk');
    const members = () =>
      Array.from({ length: 20 }, (_, n) => ({ relation: n === 0 ? 'self' : 'child', idNumber: citizenId() }));
    const asks = () => other.post('/api/needs-assessments', body({ division: '421202104215', members: members() }));
    for (let n = 0; n < 3; n += 1) expect((await asks()).status).toBe(201);
    const refused = await asks();
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-searches']);
    expect((await other.post('/api/persons/search', { idNumber: citizenId() })).status).toBe(429);
  });

  it('is not repeated for the same key, and refused for other content under it', async () => {
    const sent = body();
    const send = (content: object) =>
      clerk.post('/api/needs-assessments', content).set('idempotency-key', 'needs-0001');
    const first = await send(sent).expect(201);
    expect((await send(sent).expect(201)).body).toEqual(first.body);
    const other = await send({ ...sent, answers: { disabled: true } });
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  it.each([
    ['an answer to a question that is not asked', { answers: { shoeSize: 42 } }, 'form-invalid'],
    ['an answer that is none of the choices', { answers: { housing: 'castle' } }, 'form-invalid'],
    ['a village of another township', { division: '421222103200' }, 'division-outside-window'],
    [
      'a citizen number with a wrong digit',
      { members: [{ relation: 'self', idNumber: '421222195001010010' }] },
      'citizen-id-invalid',
    ],
  ])('is refused for %s', async (_what, more, code) => {
    const answer = await clerk.post('/api/needs-assessments', body(more));
    expect(answer.body).toMatchObject({ status: 422, code });
    expect(answer.text).not.toContain('421222195001010010');
  });

  it.each(['shadui.approver', 'tongcheng.reviewer1', 'tongcheng.police', 'xianning.admin'])(
    'is refused to %s, who sits at no window',
    async (username) => {
      const answer = await (await app.login(username)).post('/api/needs-assessments', body());
      expect(answer.body).toMatchObject({ status: 403, code: 'not-permitted' });
    },
  );
});

describe('an assessment that is kept', () => {
  const SECRET = '我家的情况只说给窗口听';

  it('stands encrypted in the database, free text and figures alike', async () => {
    const { id } = await assess({ answers: { situation: SECRET, monthlyIncomeFen: 123456789 } });
    const [row] = await app.sql<{ sealed: Buffer }>('select sealed from needs_assessment where id = $1', [id]);
    expect(row?.sealed.toString('utf8')).not.toMatch(/123456789|窗口/);
    const replies = await app.sql<{ response: unknown }>('select response from idempotency');
    expect(JSON.stringify(replies)).not.toMatch(/123456789|窗口/);
  });

  it.each(['heshengqiao.clerk', 'heshengqiao.approver', 'xianan.reviewer1'])(
    'does not exist for %s',
    async (username) => {
      const { id } = await assess();
      await (await app.login(username)).get(`/api/needs-assessments/421222/${id}`).expect(404);
    },
  );

  it('is gone after thirty days without an application, and not before', async () => {
    const { id } = await assess();
    const sweep = app.app.get(NeedsSweep);
    await app.advance(29);
    await sweep.run();
    await clerk.get(`/api/needs-assessments/421222/${id}`).expect(200);
    await app.advance(1);
    expect(await sweep.run()).toBeGreaterThan(0);
    await clerk.get(`/api/needs-assessments/421222/${id}`).expect(404);
  });
});
