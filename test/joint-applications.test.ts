import request from 'supertest';
import type { Definition } from '../src/engine/index.js';
import { exclusionsOf } from '../src/intake/exclusions.js';
import type { JointReceipt } from '../src/intake/receipts.dto.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { databaseWith, simpleAid } from './helpers/deployed.js';
import { application, apply, citizenId, family, VILLAGE } from './helpers/families.js';

const EXCLUDING = simpleAid(
  'hardship-aid',
  'excludes: { village-aid: { zh: 二者只能选一, en: one of the two only, law: 第二条 } }',
);

const PERSONAL = simpleAid('person-aid').replace('subject: household', 'subject: person');

let app: TestApp;
let clerk: TestUser;
beforeAll(async () => {
  app = await startTestApp({
    database: await databaseWith(EXCLUDING, simpleAid('village-aid'), simpleAid('winter-aid'), PERSONAL),
  });
  clerk = await app.login('shadui.clerk');
}, 120_000);
afterAll(async () => {
  await app.close();
  await app.database.drop();
});

/** One form of a family for several procedures. */
function form(procedures: string[], more: object = {}) {
  const { procedure: _procedure, form: _form, ...shared } = application();
  return { ...shared, applications: procedures.map((procedure) => ({ procedure, form: {} })), ...more };
}

const post = (body: object, user = clerk) => user.post('/api/applications/batch', body);

async function received(procedures: string[], more: object = {}): Promise<JointReceipt> {
  const answer = await post(form(procedures, more));
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body as JointReceipt;
}

const TABLES = ['household', 'person', 'cases', 'application', 'case_link'];
const counts = async (): Promise<number[]> => {
  const all = TABLES.map(async (table) => Number((await app.sql(`select count(*) as n from ${table}`))[0]?.['n']));
  return Promise.all(all);
};

describe('one form for several procedures', () => {
  it('opens a case for each and gives one receipt with every number, promised day and code', async () => {
    const { applications, receivedAt } = await received(['winter-aid', 'village-aid']);
    expect(applications).toEqual(
      ['winter-aid', 'village-aid'].map((procedure) =>
        expect.objectContaining({
          procedure,
          number: expect.stringMatching(/^421222-/),
          promisedOn: expect.stringMatching(/^2017-/),
          queryCode: expect.stringMatching(/^[2-9A-HJ-NP-Z]{8}$/),
          receivedAt,
        }),
      ),
    );
    for (const { number, queryCode } of applications) {
      const progress = await app.anonymous.post('/api/public/progress', { number, code: queryCode });
      expect([progress.status, progress.body]).toEqual([200, expect.objectContaining({ number })]);
    }
  });

  it('writes one household, whose cases know each other as applied for together', async () => {
    const before = await counts();
    const { applications } = await received(['winter-aid', 'village-aid', 'dibao'], {
      applications: [
        { procedure: 'winter-aid', form: { reason: '冬令' } },
        { procedure: 'village-aid', form: {} },
        { procedure: 'dibao', form: { variant: 'rural' } },
      ],
    });
    // A household of four, three cases with an application each, and every two of them linked both ways.
    expect((await counts()).map((count, index) => count - (before[index] ?? 0))).toEqual([1, 4, 3, 3, 6]);
    const ids = applications.map(({ caseId }) => caseId);
    for (const { county, caseId } of applications) {
      const { body } = await clerk.get(`/api/cases/${county}/${caseId}/links`).expect(200);
      const others = ids.filter((id) => id !== caseId).sort();
      expect((body as { caseId: string }[]).map((link) => link.caseId).sort()).toEqual(others);
      expect(new Set((body as { relation: string }[]).map(({ relation }) => relation))).toEqual(new Set(['together']));
    }
  });

  it('is for several members at once, each with a case of their own where the procedure is about a person', async () => {
    const of = (beneficiary?: number) => ({
      procedure: 'person-aid',
      form: {},
      ...(beneficiary === undefined ? {} : { beneficiary }),
    });
    const { applications } = await received([], { applications: [{ procedure: 'winter-aid', form: {} }, of(), of(2)] });
    const about = await Promise.all(
      applications.map(async ({ caseId }) => {
        const found = `select p.position from cases c left join person p on p.id = c.beneficiary_id where c.id = $1`;
        return (await app.sql(found, [caseId]))[0]?.['position'] as unknown;
      }),
    );
    expect(about).toEqual([null, 0, 2]);
    const twice = await post(form([], { applications: [of(), of(0)] }));
    expect(twice.body).toMatchObject({ status: 422, code: 'application-repeated' });
    const whole = await post(form([], { applications: [{ procedure: 'winter-aid', form: {}, beneficiary: 1 }] }));
    expect(whole.body).toMatchObject({ status: 422, code: 'beneficiary-not-taken' });
  });

  it('shows the papers handed in once on every one of the cases', async () => {
    const upload = await request(app.app.getHttpServer())
      .post('/api/documents')
      .set('authorization', `Bearer ${clerk.token}`)
      .attach('file', Buffer.from('%PDF-1.7\n%%EOF\n'), '户口簿.pdf');
    expect(upload.status).toBe(201);
    const { applications } = await received(['winter-aid', 'village-aid'], { documents: [upload.body.id] });
    for (const { county, caseId } of applications) {
      const { body } = await clerk.get(`/api/cases/${county}/${caseId}/documents`).expect(200);
      expect((body as { id: string }[]).map(({ id }) => id)).toEqual([upload.body.id]);
    }
  });

  it('gives the same receipt for the same key, also while the first is under way, and opens nothing twice', async () => {
    const body = form(['winter-aid', 'village-aid']);
    const before = await counts();
    const send = () => post(body).set('idempotency-key', 'window-1-joint-1');
    const answers = await Promise.all([send(), send(), send()]);
    const again = await send();
    expect(new Set([...answers, again].map(({ text }) => text)).size).toBe(1);
    expect((await counts()).map((count, index) => count - (before[index] ?? 0))).toEqual([1, 4, 2, 2, 2]);
    const other = await post({ ...body, applicant: 1 }).set('idempotency-key', 'window-1-joint-1');
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  it.each([
    ['one form is not filled in as required', ['winter-aid', 'dibao'], {}, 'form-invalid', 422],
    ['one of them is about another case', ['winter-aid', 'reconsideration'], {}, 'procedure-not-by-application', 422],
    ['one of them does not exist', ['winter-aid', 'moon-aid'], {}, 'no-definition', 422],
    ['one of them stands in it twice', ['winter-aid', 'winter-aid'], {}, 'application-repeated', 422],
    ['an adult has not signed', ['winter-aid', 'village-aid'], { authorisations: [] }, 'authorisation-missing', 422],
    [
      'its assessment is not known here',
      ['winter-aid'],
      { assessment: '019a0000-0000-7000-8000-000000000000' },
      'needs-assessment-unknown',
      422,
    ],
  ])('is refused as a whole when %s', async (_what, procedures, more, code, status) => {
    const before = await counts();
    const answer = await post(form(procedures, more));
    expect(answer.body).toMatchObject({ code, status });
    expect(await counts()).toEqual(before);
  });

  it('is refused when a member already receives or applies for one of them, before any of the others is opened', async () => {
    const idNumber = citizenId();
    const existing = await apply(clerk, { procedure: 'village-aid', form: {}, members: family({ idNumber }) });
    const before = await counts();
    const body = form(['winter-aid', 'village-aid'], { members: family({ idNumber }) });
    const answer = await post(body);
    expect(answer.body).toMatchObject({ status: 409, code: 'duplicate-application' });
    expect(answer.body.involvements).toEqual([expect.objectContaining({ number: existing.number })]);
    expect(await counts()).toEqual(before);
    await post({ ...body, acknowledgeDuplicates: true, acknowledgeReason: '分户后另行申请' }).expect(201);
  });

  it('is for the window alone', async () => {
    for (const username of ['shadui.approver', 'tongcheng.reviewer1', 'xianning.admin']) {
      const answer = await post(form(['winter-aid']), await app.login(username));
      expect(answer.body).toMatchObject({ status: 403 });
    }
  });
});

describe('what cannot be had together', () => {
  const both = ['village-aid', 'hardship-aid'];

  it('is nothing that every object of the program has by name', async () => {
    const { body } = await post(form(['winter-aid', 'constructor']));
    expect(body).toMatchObject({ status: 422, code: 'no-definition' });
    const open = {
      procedure: 'winter-aid',
      title: { zh: '冬令', en: 'Winter' },
      excludes: {},
    } as unknown as Definition;
    expect(exclusionsOf('constructor', [open])).toEqual([]);
  });

  it('is refused with the reason and what is possible, although only the second definition says so', async () => {
    const before = await counts();
    const { body } = await post(form(['winter-aid', ...both]));
    expect(body).toMatchObject({
      status: 409,
      code: 'excluded-together',
      excluded: [{ procedures: both, sentence: { zh: '二者只能选一' }, law: '第二条' }],
      possible: [{ action: 'choose' }],
    });
    expect(await counts()).toEqual(before);
  });

  it('is taken with the household’s choice, which handlers of both cases see', async () => {
    const choice = { chosen: 'hardship-aid', over: 'village-aid' };
    const receipt = await received(['winter-aid', ...both], { choices: [choice] });
    expect(receipt.choices).toEqual([choice]);
    const handler = await app.login('shadui.handler1');
    const seen = await Promise.all(
      receipt.applications.map(async ({ county, caseId }) => {
        const { body } = await handler.get(`/api/cases/${county}/${caseId}/application`).expect(200);
        return body.choices as unknown;
      }),
    );
    expect(seen).toEqual([[], [choice], [choice]]);
  });

  it.each([
    [
      'between two that can be had together',
      ['winter-aid', 'village-aid'],
      { chosen: 'winter-aid', over: 'village-aid' },
    ],
    [
      'of something that is not applied for',
      ['winter-aid', 'village-aid'],
      { chosen: 'hardship-aid', over: 'village-aid' },
    ],
    ['of one over itself', ['village-aid'], { chosen: 'village-aid', over: 'village-aid' }],
  ])('takes no choice %s', async (_what, procedures, choice) => {
    const { body } = await post(form(procedures, { choices: [choice] }));
    expect(body).toMatchObject({ status: 422, code: 'choice-unknown' });
  });
});

describe('the needs assessment an application follows from', () => {
  const assess = async (division = VILLAGE): Promise<string> => {
    const answers = { situation: '老人独居', housing: 'unsafe' };
    const answer = await clerk.post('/api/needs-assessments', { division, members: [{ relation: 'self' }], answers });
    return (answer.body as { id: string }).id;
  };

  it('is kept with the household from then on, and is erased with it', async () => {
    const assessment = await assess();
    const { applications } = await received(['winter-aid'], { assessment });
    const [{ county = '', caseId = '' } = {}] = applications;
    const kept = await clerk.get(`/api/needs-assessments/421222/${assessment}`).expect(200);
    expect(kept.body).toMatchObject({ keptUntil: null, answers: { situation: '老人独居' } });
    await clerk.post(`/api/cases/${county}/${caseId}/commands`, { type: 'CLOSE' }).expect(200);
    const [row] = await app.sql<{ household_id: string }>('select household_id from cases where id = $1', [caseId]);
    const administrator = await app.login('xianning.admin');
    await administrator
      .post(`/api/households/${county}/${row?.household_id}/erase`, { reason: '保管期限届满' })
      .expect(200);
    const gone = await clerk.get(`/api/needs-assessments/421222/${assessment}`);
    expect(gone.body).toMatchObject({ status: 410, code: 'household-erased' });
  });

  it('belongs to one household only, and to its own village', async () => {
    const assessment = await assess();
    await received(['winter-aid'], { assessment });
    const second = await post(form(['winter-aid'], { assessment }));
    expect(second.body).toMatchObject({ status: 422, code: 'needs-assessment-unknown', assessment });
    const elsewhere = await post(form(['winter-aid'], { assessment: await assess('421222104202') }));
    expect(elsewhere.body).toMatchObject({ status: 422, code: 'needs-assessment-unknown' });
  });
});
