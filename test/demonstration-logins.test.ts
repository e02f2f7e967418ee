import { startTestApp, type TestApp } from './helpers/app.js';
import { createSeededDatabase, type TestDatabase } from './helpers/database.js';

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
});

it('lets each of them in with the password it gives', async () => {
  const { body } = await demonstration.anonymous.get('/api/demonstration/logins').expect(200);
  for (const { username } of (body.logins as Login[]).filter((login) => login.featured)) {
    const credentials = { username, password: body.password };
    const { body: session } = await demonstration.anonymous.post('/api/session', credentials).expect(200);
    expect(session.user.username).toBe(username);
  }
});

it('does not exist outside a demonstration', async () => {
  await installation.anonymous.get('/api/demonstration/logins').expect(404);
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
