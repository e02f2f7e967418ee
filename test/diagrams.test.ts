import { Database } from '../src/database/database.js';
import { LAYOUT, type Diagram } from '../src/workflows/diagram/diagram.js';
import { DiagramsAhead } from '../src/workflows/diagram/diagrams-ahead.js';
import { DefinitionDiagrams } from '../src/workflows/diagram/diagrams.js';
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

  it('travels packed to whoever can unpack it', async () => {
    const path = `/api/definitions/${digest}/diagram`;
    const plain = await clerk.get(path).set('accept-encoding', 'identity').expect(200);
    expect(plain.headers['content-encoding']).toBeUndefined();
    const packed = await clerk.get(path).set('accept-encoding', 'gzip, br').expect(200);
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: expect.stringMatching(/accept-encoding/i),
    });
    expect(packed.headers['content-type']).toMatch(/^application\/json/);
    expect(packed.body).toEqual(plain.body);
    const refused = await clerk.get(path).set('accept-encoding', 'gzip;q=0').expect(200);
    expect(refused.headers['content-encoding']).toBeUndefined();
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

  describe('that nobody has looked at yet', () => {
    const digestsOf = async (procedure: string): Promise<string[]> =>
      (
        await app.sql<{ digest: string }>(
          'select digest from definition where procedure = $1 order by effective_from desc, digest',
          [procedure],
        )
      ).map((row) => row.digest);
    /** As if all others had been laid out. */
    const leaveOnly = (procedures: string[]) =>
      app.sql(
        `insert into definition_diagram (digest, layout, zh, en, laid_out_at)
         select digest, $1, '{}', '{}', service_now() from definition where procedure <> all ($2) on conflict do nothing`,
        [LAYOUT, procedures],
      );

    it('is not laid out ahead while people need the service', async () => {
      const before = await stored();
      const ahead = new DiagramsAhead(app.app.get(Database), app.app.get(DefinitionDiagrams));
      ahead.begin({ first: 0, between: 1, busy: -1 });
      await new Promise((resolve) => setTimeout(resolve, 300));
      await ahead.beforeApplicationShutdown();
      expect(await stored()).toEqual(before);
    });

    it('is laid out ahead, one after another, while whoever looks at once is served before', async () => {
      await leaveOnly(['price-linkage', 'dibao']);
      const ahead = new DiagramsAhead(app.app.get(Database), app.app.get(DefinitionDiagrams));
      ahead.begin({ first: 0, between: 1, busy: 1 });
      const [large = '', older = ''] = await digestsOf('dibao');
      const answered: string[] = [];
      const looked = clerk
        .get(`/api/definitions/${large}/diagram`)
        .then(({ status }) => answered.push(`diagram ${status}`));
      for (let n = 0; n < 10; n += 1) {
        await app.anonymous.get('/api/clock').expect(200);
        answered.push('another');
      }
      await looked;
      // Laying it out takes a second or two, in which the others have long been answered.
      expect(answered).toEqual([...Array<string>(10).fill('another'), 'diagram 200']);
      const small = (await digestsOf('price-linkage')).slice(0, 3);
      const done = async () => (await stored()).filter((row) => small.includes(row.digest));
      while ((await done()).length < small.length) await new Promise((resolve) => setTimeout(resolve, 50));
      const times = new Map((await done()).map((row) => [row.digest, row.laid_out_at.getTime()]));
      expect(small.map((each) => times.get(each))).toEqual([...times.values()].sort((a, b) => a - b));
      // The service ends, whatever is left to be laid out.
      await ahead.beforeApplicationShutdown();
      expect((await stored()).map((row) => row.digest)).not.toContain(older);
    }, 60_000);
  });
});
