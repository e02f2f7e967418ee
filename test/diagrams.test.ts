import type { Diagram } from '../src/workflows/diagram/diagram.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';

describe('the diagram of a definition over HTTP', () => {
  let app: TestApp;
  let clerk: TestUser;
  let digest: string;

  beforeAll(async () => {
    app = await startTestApp();
    clerk = await app.login('shadui.clerk');
    const { body } = await clerk.get('/api/procedures');
    const procedures = body as { procedure: string; digest: string }[];
    digest = procedures.find(({ procedure }) => procedure === 'objection')?.digest ?? '';
  }, 120_000);
  afterAll(() => app.close());

  const stored = () =>
    app.sql<{ digest: string; laid_out_at: Date }>('select digest, laid_out_at from definition_diagram');

  it('is laid out when somebody first looks, for both languages, and kept', async () => {
    expect(await stored()).toEqual([]);
    const answers = await Promise.all(
      ['', '?lang=en', ''].map((query) => clerk.get(`/api/definitions/${digest}/diagram${query}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const [zh, en] = answers.map(({ body }) => body as Diagram);
    expect(zh?.nodes.map(({ id }) => id)).toEqual(en?.nodes.map(({ id }) => id));
    expect(zh?.nodes[0]?.label.join('')).toMatch(/\p{Script=Han}/u);
    expect(en?.nodes[0]?.label.join(' ')).toMatch(/^[A-Z][\w ,()]+$/);
    expect(zh?.nodes.filter(({ acts }) => acts).length).toBeGreaterThan(2);
    const rows = await stored();
    expect(rows).toHaveLength(1);
    await clerk.get(`/api/definitions/${digest}/diagram`).expect(200);
    expect(await stored()).toEqual(rows);
  });

  it('is laid out with a deployment', async () => {
    const administrator = await app.login('xianning.admin');
    const { body } = await clerk.get(`/api/definitions/${digest}`);
    const { definition } = body as { definition: object };
    const deployed = await administrator.post('/api/definitions', { definition: { ...definition, version: '2099' } });
    expect([deployed.status, deployed.text]).toEqual([200, expect.any(String)]);
    const { digest: other } = deployed.body as { digest: string };
    expect((await stored()).map((row) => row.digest)).toContain(other);
  }, 60_000);

  it('of what is not deployed is not found, and nobody unknown sees any', async () => {
    expect((await clerk.get(`/api/definitions/${'0'.repeat(64)}/diagram`)).status).toBe(404);
    expect((await clerk.get(`/api/definitions/${digest}/diagram?lang=fr`)).status).toBe(400);
    expect((await app.anonymous.get(`/api/definitions/${digest}/diagram`)).status).toBe(401);
  });
});
