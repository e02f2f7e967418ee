import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';
import { application, apply, citizenId, family, VILLAGE, withdraw } from './helpers/families.js';
import { daysBetween, dateOf, parsePlainDate } from '../src/calendar/index.js';

let app: TestApp;
let clerk: TestUser;
beforeAll(async () => {
  app = await startTestApp();
  // A day when townships of Hubei decide in their own name, and the law of 2023 governs reconsiderations.
  await app.advance(daysBetween(dateOf((await app.now()).toISOString()), parsePlainDate('2024-03-04')));
  clerk = await app.login('shadui.clerk');
}, 120_000);
afterAll(() => app.close());

const count = async (table: string): Promise<number> =>
  Number((await app.sql(`select count(*) as n from ${table}`))[0]?.['n']);

describe('an application at the window', () => {
  it('gives the family a receipt with number, promised day, law and query code', async () => {
    const receipt = await apply(clerk);
    expect(receipt).toMatchObject({
      number: expect.stringMatching(/^421222-\d{4}-\d{6}$/),
      county: '421222',
      procedure: 'dibao',
      title: { zh: '最低生活保障' },
      law: '民发〔2021〕57号',
      queryCode: expect.stringMatching(/^[2-9A-HJ-NP-Z]{8}$/),
    });
    // Twenty working days where the township decides (notice of 20 October 2022), counted from the next day.
    expect(receipt).toMatchObject({ promisedOn: '2024-04-01', promisedProvisional: false });
  });

  it('promises the day that the running case later counts for itself when it is accepted the same day', async () => {
    const receipt = await apply(clerk);
    const task = await app.sql<{ key: string }>('select key from case_task where case_id = $1', [receipt.caseId]);
    const id = { county: receipt.county, caseId: receipt.caseId, key: task[0]?.key };
    const { fence } = (await clerk.post('/api/tasks/claim', id)).body as { fence: number };
    const data = { documentsComplete: true, authorisationSigned: true, truthCommitment: true, relativeDeclared: false };
    const accepted = await clerk
      .post(`/api/cases/${receipt.county}/${receipt.caseId}/commands`, { type: 'ACCEPT', data, task: id.key, fence })
      .expect(200);
    expect(accepted.body.status).toBe('active');
    const view = await clerk.get(`/api/cases/${receipt.county}/${receipt.caseId}`).expect(200);
    const total = (view.body.clocks as { period: string; dueOn: string }[]).find(({ period }) => period === 'handling');
    expect(receipt.promisedOn).toBe(total?.dueOn);
  });

  it('is refused as a whole: nothing is left of one whose form is wrong', async () => {
    const before = [await count('household'), await count('person'), await count('cases'), await count('application')];
    const answer = await clerk.post(
      '/api/applications',
      application({ form: { variant: 'lunar', channel: 'window' } }),
    );
    expect(answer.body).toMatchObject({ code: 'form-invalid', status: 422 });
    const after = [await count('household'), await count('person'), await count('cases'), await count('application')];
    expect(after).toEqual(before);
  });

  it('is refused with a wrong citizen number, naming the member by place and repeating nothing', async () => {
    const members = family({}, { idNumber: '421222198205060000' });
    const answer = await clerk.post('/api/applications', application({ members }));
    expect(answer.body).toMatchObject({ code: 'citizen-id-invalid', status: 422, member: 1, reason: 'checksum' });
    expect(answer.text).not.toMatch(/421222198205060000|诸葛/);
  });

  it('is refused when one person stands in it twice', async () => {
    const idNumber = citizenId();
    const answer = await clerk.post('/api/applications', application({ members: family({ idNumber }, { idNumber }) }));
    expect(answer.body).toMatchObject({ code: 'person-repeated', status: 422, members: [0, 1] });
  });

  it('is refused until every adult has signed, naming all who have not; the child need not', async () => {
    const authorisations = [{ member: 1, signed: true as const, at: '2016-12-30' }];
    const answer = await clerk.post('/api/applications', application({ authorisations }));
    expect(answer.body).toMatchObject({ code: 'authorisation-missing', status: 422, members: [0, 3] });
  });

  it.each([
    ['a village of another township', '421222103200'],
    ['a village that does not exist', '421222104999'],
  ])('is refused for %s', async (_what, division) => {
    const answer = await clerk.post('/api/applications', application({ division }));
    expect(answer.body).toMatchObject({ code: 'division-outside-window', status: 422, division });
  });

  it('is refused for an applicant who is not in the family', async () => {
    const answer = await clerk.post('/api/applications', application({ applicant: 4 }));
    expect(answer.body).toMatchObject({ code: 'member-unknown', status: 422, field: 'applicant' });
  });

  it('is refused for a procedure that is about another case, and for one that does not exist', async () => {
    const about = await clerk.post('/api/applications', application({ procedure: 'reconsideration' }));
    expect(about.body).toMatchObject({ code: 'procedure-not-by-application', status: 422 });
    const none = await clerk.post('/api/applications', application({ procedure: 'moon-aid' }));
    expect(none.body).toMatchObject({ code: 'no-definition', status: 422 });
  });

  it.each(['\u202e\u200b', '  \u3000 ', '12', '欧阳\u202e建国', '张\n三'])(
    'is refused for a name that is none: %j',
    async (name) => {
      const answer = await clerk.post('/api/applications', application({ members: family({ name }) }));
      expect(answer.body).toMatchObject({
        status: 400,
        fields: [{ field: 'members.0.name', rules: ['isPersonName'] }],
      });
      expect(answer.body.detailZh).toContain('members.0.name 应为姓名');
    },
  );

  it('is taken from people whose names few fonts have', async () => {
    for (const name of ['𠮷田', '\ue863\ue864', '阿卜杜拉·买买提', "O'Neil"])
      expect((await clerk.post('/api/applications', application({ members: family({ name }) }))).status).toBe(201);
  });

  it.each(['2017-02-30', '2999-12-31', '0000-01-01'])('is refused when it was signed on %s', async (at) => {
    const authorisations = [0, 1, 3].map((member) => ({ member, signed: true as const, at }));
    const answer = await clerk.post('/api/applications', application({ authorisations }));
    expect(answer.body).toMatchObject({ code: 'authorisation-date-invalid', status: 422, member: 0 });
  });

  it('takes null for left out, wherever something may be left out', async () => {
    const nothing = { idNumber: null, birthDate: null, categories: null, phone: null, account: null };
    const members = family().map((member, n) =>
      n === 3 ? { ...member, ...nothing, relativesOfOfficials: null } : member,
    );
    const left = {
      documents: null,
      acknowledgeDuplicates: null,
      acknowledgeReason: null,
      draft: null,
      beneficiary: null,
    };
    expect((await clerk.post('/api/applications', { ...application(), members, ...left })).status).toBe(201);
    const search = { idNumber: citizenId(), reason: null };
    expect((await clerk.post('/api/persons/search', search)).status).toBe(200);
  });

  it('is taken by handlers of the township as well, and by nobody else', async () => {
    const handler = await app.login('shadui.handler1');
    expect((await handler.post('/api/applications', application())).status).toBe(201);
    for (const username of ['shadui.approver', 'tongcheng.reviewer1', 'xianning.admin']) {
      expect((await (await app.login(username)).post('/api/applications', application())).status).toBe(403);
    }
    expect((await app.anonymous.post('/api/applications', application())).status).toBe(401);
  });

  it('records who signed by person and document, not by name', async () => {
    const receipt = await apply(clerk);
    const reviewer = await app.login('tongcheng.reviewer1');
    const { body } = await reviewer.get(`/api/cases/${receipt.county}/${receipt.caseId}/application`).expect(200);
    expect(body.authorisations).toEqual(
      Array.from({ length: 3 }, () => ({ person: expect.any(String), at: '2016-12-30', document: null })),
    );
    expect(body).toMatchObject({ acknowledged: null, number: receipt.number });
    expect(body).not.toHaveProperty('queryCode');
  });
});

describe('the same request again', () => {
  it('gives the same receipt with the same code and opens no second case', async () => {
    const body = application();
    const send = () => clerk.post('/api/applications', body).set('idempotency-key', 'window-1-ticket-17');
    const first = await send();
    const cases = await count('cases');
    const second = await send();
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(await count('cases')).toBe(cases);
  });

  it('may arrive while the first is still under way: both get the one receipt', async () => {
    const body = application();
    const send = () => clerk.post('/api/applications', body).set('idempotency-key', 'window-1-ticket-18');
    const answers = await Promise.all([send(), send(), send(), send()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('is refused with other content under the same key', async () => {
    await clerk.post('/api/applications', application()).set('idempotency-key', 'window-1-ticket-19').expect(201);
    const answer = await clerk.post('/api/applications', application()).set('idempotency-key', 'window-1-ticket-19');
    expect(answer.body).toMatchObject({ code: 'idempotency-key-reused', status: 422 });
  });

  it('needs a key in the first place', async () => {
    const answer = await clerk.post('/api/applications', application()).unset('idempotency-key');
    expect(answer.body).toMatchObject({ code: 'idempotency-key-missing', status: 400 });
  });
});

describe('a person who is in another case', () => {
  it('is found at a window of another county, without a name, and the clerk is told what is possible', async () => {
    const idNumber = citizenId();
    const first = await apply(clerk, { members: family({ idNumber }) });
    const other = await app.login('heshengqiao.clerk');
    const again = application({ division: '421202104215', members: family({}, { idNumber }) });
    const answer = await other.post('/api/applications', again);
    expect(answer.body).toMatchObject({
      code: 'duplicate-application',
      status: 409,
      involvements: [
        {
          member: 1,
          number: first.number,
          procedure: 'dibao',
          title: { zh: '最低生活保障' },
          division: '通城县沙堆镇大柱山村',
          status: 'open',
          possible: [{ action: 'continueThere' }],
        },
      ],
      possible: [{ action: 'acknowledge' }],
    });
    expect(answer.text).not.toMatch(/欧阳|诸葛|司马|4212221980/);
  });

  it('may be taken on all the same with a reason, which the reviewer sees', async () => {
    const idNumber = citizenId();
    const first = await apply(clerk, { members: family({ idNumber }) });
    const again = application({ members: family({ idNumber }), acknowledgeDuplicates: true });
    const silent = await clerk.post('/api/applications', again);
    expect(silent.body).toMatchObject({ code: 'acknowledgement-needs-reason', status: 422 });
    const second = await apply(clerk, { ...again, acknowledgeReason: '前案系同名误录，正在撤回' });
    const reviewer = await app.login('tongcheng.reviewer1');
    const { body } = await reviewer.get(`/api/cases/${second.county}/${second.caseId}/application`).expect(200);
    expect(body.acknowledged).toEqual({ numbers: [first.number], reason: '前案系同名误录，正在撤回' });
  });

  it('who is already paid the same benefit is never taken on again', async () => {
    const idNumber = citizenId();
    const first = await apply(clerk, { members: family({ idNumber }) });
    await app.sql(
      `insert into award (county, case_id, from_month, procedure, household_id, amount_fen, decided_at, seq)
       select county, id, '2020-01', procedure, household_id, 54000, now(), 1 from cases where id = $1`,
      [first.caseId],
    );
    const answer = await clerk.post(
      '/api/applications',
      application({
        members: family({ idNumber }),
        acknowledgeDuplicates: true,
        acknowledgeReason: '家庭要求再次申请',
      }),
    );
    expect(answer.body).toMatchObject({
      code: 'duplicate-application',
      status: 409,
      involvements: [{ status: 'inPayment', since: '2020-01', possible: [{ action: 'reportChange' }] }],
      possible: [],
    });
  });

  it('counts as free again once the other case is closed and nothing is paid', async () => {
    const idNumber = citizenId();
    await withdraw(clerk, await apply(clerk, { members: family({ idNumber }) }));
    await apply(clerk, { members: family({ idNumber }) });
  });

  it('is noticed when two windows enter the person at the same moment: exactly one succeeds', async () => {
    const idNumber = citizenId();
    const elsewhere = await app.login('heshengqiao.clerk');
    const answers = await Promise.all([
      clerk.post('/api/applications', application({ members: family({ idNumber }) })),
      elsewhere.post(
        '/api/applications',
        application({ division: '421202104215', members: family({}, {}, {}, { idNumber }) }),
      ),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is noticed in a procedure that the division says excludes this one, and not in any other', async () => {
    const idNumber = citizenId();
    const first = await apply(clerk, { members: family({ idNumber }) });
    await app.sql(`update cases set procedure = 'temporary-aid' where id = $1`, [first.caseId]);
    const body = application({ members: family({ idNumber }) });
    await app.sql(
      `insert into setting (division, procedure, name, value, valid_from, law) values ('4212', 'dibao', 'excludes', '["temporary-aid"]', '2000-01-01', '测试')`,
    );
    const excluded = await clerk.post('/api/applications', body);
    expect(excluded.body).toMatchObject({
      code: 'duplicate-application',
      involvements: [{ procedure: 'temporary-aid' }],
    });
    await app.sql(`delete from setting where name = 'excludes'`);
    expect((await clerk.post('/api/applications', body)).status).toBe(201);
  });
});

describe('a receipt', () => {
  it('can be printed again by the window, without the code', async () => {
    const { queryCode, ...receipt } = await apply(clerk);
    const { body, text } = await clerk.get(`/api/applications/${receipt.number}`).expect(200);
    expect(body).toEqual(receipt);
    expect(text).not.toContain(queryCode);
  });

  it('is not there for a window of another township', async () => {
    const { number } = await apply(clerk);
    const elsewhere = await app.login('heshengqiao.clerk');
    expect((await elsewhere.get(`/api/applications/${number}`)).body).toMatchObject({ code: 'not-found', status: 404 });
  });
});

describe('a case about a case', () => {
  const complaint = { act: 'INACTION', manner: 'oral', learnedOn: '2016-12-30', claims: '逾期未办，请求责令履行' };
  const about = { procedure: 'reconsideration', relation: 'subject', form: complaint };
  const linkTo = ({ county, caseId }: { county: string; caseId: string }, user: TestUser, body: object = about) =>
    user.post(`/api/cases/${county}/${caseId}/linked`, body);

  it('is opened by the window for the citizen, shares the household and leads both ways', async () => {
    const first = await apply(clerk);
    const opened = await linkTo(first, clerk);
    expect(opened.body).toMatchObject({ procedure: 'reconsideration', queryCode: expect.any(String) });
    const links = await app.sql(
      'select case_id, relation, other_id from case_link where case_id = any ($1) order by relation',
      [[first.caseId, opened.body.caseId]],
    );
    expect(links).toEqual([
      { case_id: first.caseId, relation: 'reconsideration', other_id: opened.body.caseId },
      { case_id: opened.body.caseId, relation: 'subject', other_id: first.caseId },
    ]);
    const households = await app.sql('select distinct household_id from cases where id = any ($1)', [
      [first.caseId, opened.body.caseId],
    ]);
    expect(households).toHaveLength(1);
  });

  it('can be opened by the reconsideration organ of the county, which has no task in the case yet', async () => {
    const first = await apply(clerk);
    expect((await linkTo(first, await app.login('tongcheng.reconsideration'))).status).toBe(201);
  });

  it('reaches the case it is about with the messages of its definition', async () => {
    const first = await apply(clerk);
    const { body: opened } = await linkTo(first, clerk);
    const officer = await app.login('tongcheng.reconsideration');
    const [task] = await app.sql<{ key: string }>('select key from case_task where case_id = $1', [opened.caseId]);
    const id = { county: opened.county, caseId: opened.caseId, key: task?.key };
    const { fence } = (await officer.post('/api/tasks/claim', id).expect(200)).body as { fence: number };
    const command = { type: 'ACCEPT', task: id.key, fence, data: { withinTimeLimit: true, interested: true } };
    await officer.post(`/api/cases/${opened.county}/${opened.caseId}/commands`, command).expect(200);
    const [row] = await app.sql(
      `select state->'context'->'underReconsideration' as contested from cases where id = $1`,
      [first.caseId],
    );
    expect(row).toEqual({ contested: true });
  });

  it('is opened once at a time', async () => {
    const first = await apply(clerk);
    const answers = await Promise.all([linkTo(first, clerk), linkTo(first, clerk)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'already-linked' });
  });

  it('gives the same receipt to the same request again', async () => {
    const first = await apply(clerk);
    const send = () => linkTo(first, clerk).set('idempotency-key', 'reconsideration-ticket-1');
    const answers = [await send(), await send()];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
  });

  it('is refused to a window and an organ of another county, who are not told that the case exists', async () => {
    const first = await apply(clerk);
    for (const username of ['heshengqiao.clerk', 'xianan.reconsideration']) {
      expect((await linkTo(first, await app.login(username))).body).toMatchObject({ code: 'not-found' });
    }
  });

  it('is refused for a procedure that households apply for', async () => {
    const first = await apply(clerk);
    const answer = await linkTo(first, clerk, {
      ...about,
      procedure: 'dibao',
      form: { variant: 'rural', channel: 'window' },
    });
    expect(answer.body).toMatchObject({ code: 'procedure-not-about-case', status: 422 });
  });
});

it('knows the village the tests apply in', async () => {
  expect(await app.sql('select name from division where code = $1', [VILLAGE])).toEqual([{ name: '大柱山村' }]);
});
