import { parseCitizenId } from '../src/shared/citizen-id.js';
import { startTestApp, type TestApp } from './helpers/app.js';
import { createSeededDatabase, type TestDatabase } from './helpers/database.js';
import { apply } from './helpers/families.js';

let database: TestDatabase;
let demonstration: TestApp;
let installation: TestApp;
beforeAll(async () => {
  database = await createSeededDatabase();
  demonstration = await startTestApp({ database });
  installation = await startTestApp({ database, demonstration: false });
}, 120_000);
afterAll(async () => {
  await demonstration.close();
  await installation.close();
  await database.drop();
});

interface Family {
  village: string;
  members: { idNumber: string }[];
}

interface Next {
  people: { username: string; standsInFor: string[]; commands: { title: { zh: string }; as: string }[] }[];
  public: { zh: string }[];
}

interface Login {
  username: string;
  title: { zh: string; en: string };
  role: string;
  place: { code: string; name: string };
  featured: boolean;
}

it('offers a demonstration’s visitor every role, from the village to the city', async () => {
  const { body } = await demonstration.anonymous.get('/api/demonstration/logins').expect(200);
  const logins: Login[] = body.logins;
  const featured = logins.filter((login) => login.featured);
  expect(new Set(featured.map(({ role }) => role)).size).toBe(12);
  expect(logins.find(({ username }) => username === 'shadui.clerk')).toMatchObject({
    title: { zh: '沙堆镇窗口受理员' },
    place: { code: '421222104', name: '沙堆镇' },
  });
  // Two investigate and a third reviews: whoever tries the story alone needs all three.
  expect(logins.map(({ username }) => username)).toEqual(
    expect.arrayContaining(['shadui.handler2', 'shadui.handler3']),
  );
  const digits = logins.map(({ place }) => place.code.length);
  expect(digits).toEqual([...digits].sort((a, b) => b - a));
  // Every village of the two towns has an assistant who records its appraisal; they are listed with their town.
  expect(logins.find(({ username }) => username === 'shadui.dazhushan.assistant')).toMatchObject({
    title: { zh: '大柱山村村民委员会 · 村级协理员' },
    place: { code: '421222104' },
  });
  expect(logins.map(({ username }) => username)).toEqual(
    expect.arrayContaining(['heshengqiao.clerk', 'xianan.approver']),
  );
});

it('lets each of them in with the password it gives', async () => {
  const { body } = await demonstration.anonymous.get('/api/demonstration/logins').expect(200);
  for (const { username } of (body.logins as Login[]).filter((login) => login.featured)) {
    const credentials = { username, password: body.password };
    const { body: session } = await demonstration.anonymous.post('/api/session', credentials).expect(200);
    expect(session.user.username).toBe(username);
  }
});

it('gives families to begin with, each time other people', async () => {
  const clerk = await demonstration.login('shadui.clerk');
  const [first, second] = await Promise.all(
    [1, 2].map(async () => (await clerk.get('/api/demonstration/families').expect(200)).body as Family[]),
  );
  expect(first?.map(({ village }) => village)).toEqual(['421222104201', '421202104001', '421222104208']);
  const numbers = (families: Family[] = []) =>
    families.flatMap(({ members }) => members.map(({ idNumber }) => idNumber));
  for (const number of numbers(first)) expect(parseCitizenId(number, '2017-04-05')).toMatchObject({ ok: true });
  expect(numbers(first)).not.toEqual(numbers(second));
});

describe('who is next with a case', () => {
  let path: string;
  let next: (username: string) => Promise<Next>;
  beforeAll(async () => {
    const receipt = await apply(await demonstration.login('shadui.clerk'));
    path = `/api/cases/${receipt.county}/${receipt.caseId}`;
    next = async (username) => {
      const user = await demonstration.login(username);
      return (await user.get(`/api/demonstration${path.slice('/api'.length)}/next`).expect(200)).body as Next;
    };
  });
  const asked = ({ people }: Next) =>
    people.filter(({ commands }) => commands.some(({ as }) => as === 'task')).map(({ username }) => username);
  const act = async (username: string, type: string, data: object) => {
    const user = await demonstration.login(username);
    const { body: file } = await user.get(path).expect(200);
    const { tasks } = (file.allowed as { command: string; tasks: string[] }[]).find(
      ({ command }) => command === type,
    ) ?? {
      tasks: [],
    };
    const [county, caseId] = path.split('/').slice(-2);
    const key = tasks[0];
    const { body: claim } = await user.post('/api/tasks/claim', { county, caseId, key }).expect(200);
    await user.post(`${path}/commands`, { type, task: key, fence: claim.fence, data }).expect(200);
  };

  it('names those whom a task waits for, and what the window could enter for the citizen', async () => {
    const steps = await next('tongcheng.reviewer1');
    expect(asked(steps)).toEqual(['shadui.clerk']);
    const clerk = steps.people.find(({ username }) => username === 'shadui.clerk');
    expect(clerk?.commands).toContainEqual({ title: expect.objectContaining({ zh: '撤回申请' }), as: 'behalf' });
    expect(steps.public).toEqual([]);
  });

  it('leaves out whoever separation of duties keeps out', async () => {
    await act('shadui.clerk', 'ACCEPT', {
      documentsComplete: true,
      authorisationSigned: true,
      truthCommitment: true,
      relativeDeclared: false,
    });
    expect(asked(await next('shadui.clerk'))).toEqual(
      expect.arrayContaining(['shadui.handler1', 'shadui.handler2', 'shadui.handler3', 'tongcheng.police']),
    );
    await act('shadui.handler1', 'RECORD_VISIT', {
      visitedOn: '2017-04-05',
      householdMonthlyIncomeFen: 20_000,
      asStated: true,
      familyMemberSigned: true,
      neighboursAsked: 3,
      livingConditions: '三间平房',
    });
    const left = asked(await next('shadui.clerk'));
    expect(left).toEqual(expect.arrayContaining(['shadui.handler2', 'shadui.handler3']));
    expect(left).not.toContain('shadui.handler1');
  });

  it('names the substitute of whoever is away today, and not somebody else’s seat besides', async () => {
    const police = await demonstration.login('tongcheng.police');
    const substitute = await demonstration.login('tongcheng.finance');
    const days = { from: '2017-04-05', to: '2017-04-06' };
    const order = { person: police.id, substitute: substitute.id, ...days };
    const { body } = await police.post('/api/substitutions', order).expect(201);
    const steps = await next('tongcheng.reviewer1');
    expect(asked(steps)).toContain('tongcheng.finance');
    expect(asked(steps)).not.toContain('tongcheng.police');
    const [person] = await demonstration.sql<{ name: string }>('select name from app_user where id = $1', [police.id]);
    const { standsInFor, commands } = steps.people.find(({ username }) => username === 'tongcheng.finance') ?? {};
    expect(standsInFor).toEqual([person?.name]);
    const { body: file } = await substitute.get(path).expect(200);
    const own = (file.allowed as { command: string; tasks: string[]; title: { zh: string } }[]).filter(
      ({ command, tasks }) => tasks.length > 0 && !command.includes('.'),
    );
    expect(commands?.filter(({ as }) => as === 'task').map(({ title }) => title.zh)).toEqual(
      own.map(({ title }) => title.zh),
    );
    await police.post(`/api/substitutions/${(body as { id: string }).id}/revoke`).expect(200);
    expect(asked(await next('tongcheng.reviewer1'))).toContain('tongcheng.police');
  });

  it('tells nothing of a case outside one’s scope', async () => {
    const elsewhere = await demonstration.login('xianan.approver');
    await elsewhere.get(`/api/demonstration${path.slice('/api'.length)}/next`).expect(404);
  });
});

it('does not exist outside a demonstration', async () => {
  await installation.anonymous.get('/api/demonstration/logins').expect(404);
  const clerk = await installation.login('shadui.clerk');
  await clerk.get('/api/demonstration/families').expect(404);
});

describe('places', () => {
  it('are found by a part of their name, with the way to them', async () => {
    const { body } = await demonstration.anonymous.get(`/api/divisions/search?name=${encodeURIComponent('大柱山')}`);
    expect(body).toEqual([
      { code: '421222104201', name: '大柱山村', level: 'village', path: ['湖北省', '咸宁市', '通城县', '沙堆镇'] },
    ]);
    await demonstration.anonymous.get(`/api/divisions/search?name=${encodeURIComponent('村')}`).expect(400);
    const many = await demonstration.anonymous
      .get(`/api/divisions/search?name=${encodeURIComponent('社区')}`)
      .expect(200);
    expect(many.body).toHaveLength(20);
  });

  it('are told by their code', async () => {
    const { body } = await demonstration.anonymous.get('/api/divisions/421222104').expect(200);
    expect(body).toMatchObject({ name: '沙堆镇', level: 'township', path: ['湖北省', '咸宁市', '通城县'] });
    await demonstration.anonymous.get('/api/divisions/999999').expect(404);
  });
});
