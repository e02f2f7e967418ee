import pg from 'pg';
import { RouteTable } from '../src/http/route-table.js';
import { hashPassword } from '../src/identity/index.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';

/*
 * What an account withstands: a first password that two people know, changes that cross each other, and two administrators at once.
 */

let yimen: TestApp;
let administrator: TestUser;
beforeAll(async () => {
  yimen = await startTestApp();
  administrator = await yimen.login('xianning.admin');
});
afterAll(() => yimen.close());

const FIRST = 'handed over in person';
const OWN = 'seven geese over the marsh';

async function add(username: string, seat: object = { office: '421222104:civilAffairs', role: 'handler' }) {
  const person = { username, name: '新人', password: FIRST };
  const { id } = (await administrator.post('/api/users', person).expect(201)).body as { id: string };
  await administrator.post(`/api/users/${id}/seats`, seat).expect(201);
  return id;
}

const signIn = (username: string, password: string) => yimen.anonymous.post('/api/session', { username, password });

/** Asks as somebody who has just signed in. */
async function signedIn(username: string, password: string) {
  const { body } = await signIn(username, password).expect(200);
  const { token, mustChangePassword } = body as { token: string; mustChangePassword: boolean };
  const bearer = `Bearer ${token}`;
  return {
    mustChangePassword,
    get: (path: string) => yimen.anonymous.get(path).set('authorization', bearer),
    change: (current: string, wanted: string) =>
      yimen.anonymous.put('/api/session/password', { current, password: wanted }).set('authorization', bearer),
    ask: (method: string, path: string) =>
      yimen.anonymous[method.toLowerCase() as 'get' | 'post' | 'patch' | 'put' | 'delete'](path).set(
        'authorization',
        bearer,
      ),
  };
}

/** Runs something while a transaction of somebody else is open, which goes on once so many wait for it. */
async function meanwhile<T>(statement: [string, unknown[]?], waiting: number, work: () => Promise<T>): Promise<T> {
  const other = new pg.Client({ connectionString: yimen.database.ownerUrl });
  await other.connect();
  try {
    await other.query('begin');
    await other.query(...statement);
    const done = work();
    for (let count = 0; count < waiting;) {
      const [row] = await yimen.sql<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      count = row?.count ?? 0;
      // Whatever does not wait is done soon: the answers say so.
      if (await Promise.race([done.then(() => true), new Promise((resolve) => setTimeout(resolve, 20))])) break;
    }
    await other.query('commit');
    return await done;
  } finally {
    await other.end();
  }
}

describe('a password that an administrator has handed over', () => {
  const PUBLIC_OR_OWN = [
    ...['PUT /api/session/password', 'DELETE /api/session', 'POST /api/session', 'GET /api/session', 'GET /livez'],
    ...['GET /readyz', 'GET /api/clock', 'GET /api/definition.schema.json', 'GET /api/demonstration/logins'],
  ];
  const isOpen = (route: string): boolean =>
    PUBLIC_OR_OWN.includes(route) || / \/api\/(public|divisions|docs|openapi)|^\w+ (?!\/api\/)|^HEAD/.test(route);

  it('opens nothing but a look at oneself, the change of it, and the way out', async () => {
    await add('first.person');
    const person = await signedIn('first.person', FIRST);
    expect(person.mustChangePassword).toBe(true);
    await person.get('/api/session').expect(200);
    const closed = yimen.app
      .get(RouteTable)
      .all()
      .filter((route) => !isOpen(route));
    expect(closed.length).toBeGreaterThan(60);
    const open: string[] = [];
    for (const route of closed) {
      const [method = '', path = ''] = route.split(' ');
      const { status, body } = await person.ask(method, path.replace(/:\w+/g, '0'));
      if (status !== 403 || (body as { code: string }).code !== 'password-change-required') open.push(route);
    }
    expect(open).toEqual([]);
    await person.ask('DELETE', '/api/session').expect(204);
  });

  it('is changed by its owner to one that is neither the same nor easily guessed; then the work opens', async () => {
    await add('second.person');
    const person = await signedIn('second.person', FIRST);
    const refused = async (wanted: string, status: number) =>
      ((await person.change(FIRST, wanted).expect(status)).body as { code: string }).code;
    expect(await refused('fourteen signs', 400)).toBe('request-invalid');
    expect(await refused(FIRST, 422)).toBe('password-unchanged');
    expect(await refused('second.person.2017', 422)).toBe('password-guessable');
    await person.get('/api/tasks').expect(403);
    await person.change(FIRST, OWN).expect(204);
    await person.get('/api/tasks').expect(200);
    expect((await signedIn('second.person', OWN)).mustChangePassword).toBe(false);
  });

  it('is easily guessed no more than others, when somebody is added and when a forgotten one is replaced', async () => {
    const guessable = { username: 'third.person', name: '新人', password: 'password-third.person' };
    const added = await administrator.post('/api/users', guessable).expect(422);
    expect(added.body).toMatchObject({ code: 'password-guessable' });
    const id = await add('third.person');
    const { password } = guessable;
    const reset = await administrator.put(`/api/users/${id}/password`, { password }).expect(422);
    expect(reset.body).toMatchObject({ code: 'password-guessable' });
  });

  it('in place of a forgotten one ends every session, and is to be changed again', async () => {
    const id = await add('fourth.person');
    const before = await signedIn('fourth.person', FIRST);
    await before.change(FIRST, OWN).expect(204);
    const again = 'handed over once more';
    await administrator.put(`/api/users/${id}/password`, { password: again }).expect(200);
    await before.get('/api/session').expect(401);
    await signIn('fourth.person', OWN).expect(401);
    expect((await signedIn('fourth.person', again)).mustChangePassword).toBe(true);
  });

  it('is nobody’s of the demonstration', async () => {
    const { body } = await administrator.get('/api/session').expect(200);
    expect(body).toMatchObject({ mustChangePassword: false });
    const [row] = await yimen.sql(`select count(*)::int as people from app_user where must_change_password
      and id not in (select person from user_change where kind = 'added')`);
    expect(row).toEqual({ people: 0 });
  });
});

describe('a password that is replaced while its old one', () => {
  const replaced = async (id: string): Promise<[string, unknown[]]> => [
    'update app_user set password_hash = $2 where id = $1',
    [id, await hashPassword('what the administrator set')],
  ];

  it('is being used to sign in opens no session', async () => {
    const id = await add('late.person');
    const answer = await meanwhile(await replaced(id), 1, async () => signIn('late.person', FIRST));
    expect(answer.body).toMatchObject({ code: 'sign-in-refused' });
    expect(await yimen.sql('select from session where user_id = $1', [id])).toEqual([]);
  });

  it('is being changed by its owner stays replaced', async () => {
    const id = await add('later.person');
    const person = await signedIn('later.person', FIRST);
    const answer = await meanwhile(await replaced(id), 1, async () => person.change(FIRST, OWN));
    expect(answer.body).toMatchObject({ code: 'password-wrong' });
    await signIn('later.person', 'what the administrator set').expect(200);
  });
});

describe('of two administrators', () => {
  const SEAT = { office: '4212:platform', role: 'administrator' };
  const block = (by: TestUser, whom: TestUser) => by.patch(`/api/users/${whom.id}`, { disabled: true });
  const dismiss = (by: TestUser, whom: TestUser) => by.patch(`/api/users/${whom.id}/seats`, SEAT);

  /** Two with passwords of their own, and no other. */
  async function two(name: string): Promise<[TestUser, TestUser]> {
    await yimen.sql(`update app_user set disabled = false where id = $1`, [administrator.id]);
    const names = [`${name}.one`, `${name}.two`] as const;
    for (const username of names) await add(username, SEAT);
    await yimen.sql(
      `update app_user set must_change_password = false, password_hash = (select password_hash from app_user where id = $2)
       where username = any ($1)`,
      [names, administrator.id],
    );
    const pair: [TestUser, TestUser] = [await yimen.login(names[0]), await yimen.login(names[1])];
    await yimen.sql(
      `update app_user set disabled = true where not username = any ($1)
       and id in (select user_id from seat where role = 'administrator')`,
      [names],
    );
    return pair;
  }

  it.each([
    ['block', block, block],
    ['dismiss', dismiss, dismiss],
    ['block and dismiss', block, dismiss],
  ])('who %s each other at once, one is left', async (name, first, second) => {
    const [one, other] = await two(name.replaceAll(' ', '.'));
    // Both get as far as writing down what they have done, and wait there, unless the second waits for the first.
    const answers = await meanwhile(['lock table user_change in share mode'], 2, () =>
      Promise.all([first(one, other), second(other, one)]),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'last-administrator' });
  });

  it('one with a last day is not enough', async () => {
    const [one, other] = await two('leaving');
    await one.patch(`/api/users/${other.id}/seats`, { ...SEAT, to: '2017-06-01' }).expect(200);
    for (const attempt of [block, dismiss])
      expect((await attempt(other, one).expect(409)).body).toMatchObject({ code: 'last-administrator' });
    await block(one, other).expect(200);
  });
});
