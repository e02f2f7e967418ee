import request from 'supertest';
import { DEMONSTRATION_PASSWORD } from '../src/app/seed-directory.js';
import { Sessions } from '../src/identity/index.js';
import { SignInLimits } from '../src/identity/sign-in-limits.js';
import { startTestApp, type TestApp } from './helpers/app.js';

let yimen: TestApp;
beforeAll(async () => {
  yimen = await startTestApp();
});
afterAll(() => yimen.close());

const signIn = (username: string, password = DEMONSTRATION_PASSWORD) =>
  yimen.anonymous.post('/api/session', { username, password });

/** A session nobody else in this file uses. */
async function freshSession(username: string) {
  const { body, headers } = await signIn(username).expect(200);
  const { token, user } = body as { token: string; user: { id: string } };
  const ask = () => yimen.anonymous.get('/api/session').set('authorization', `Bearer ${token}`);
  return { token, userId: user.id, cookie: String(headers['set-cookie']), ask };
}

/** What other processes have changed is seen after some seconds; a test does not wait for them. */
const lookAgain = (): void => yimen.app.get(Sessions).forget();

describe('one’s own password', () => {
  const change = (token: string, body: object) =>
    yimen.anonymous.put('/api/session/password', body).set('authorization', `Bearer ${token}`);

  it('is changed by whoever knows it; other sessions end, this one goes on, and it is on record', async () => {
    const [elsewhere, here] = [await freshSession('shadui.handler3'), await freshSession('shadui.handler3')];
    const password = 'quite another password';
    const wrong = await change(here.token, { current: 'not the password', password }).expect(422);
    expect(wrong.body).toMatchObject({ code: 'password-wrong' });
    await change(here.token, { current: DEMONSTRATION_PASSWORD, password: 'short' }).expect(400);
    await change(here.token, { current: DEMONSTRATION_PASSWORD, password }).expect(204);
    await here.ask().expect(200);
    await elsewhere.ask().expect(401);
    await signIn('shadui.handler3').expect(401);
    await signIn('shadui.handler3', password).expect(200);
    const [row] = await yimen.sql('select actor, kind from user_change where person = $1', [here.userId]);
    expect(row).toEqual({ actor: here.userId, kind: 'passwordSet' });
    await change('', { current: password, password: DEMONSTRATION_PASSWORD }).expect(401);
  });

  it('is guessed by nobody who finds a screen open: wrong attempts lock as those to sign in do', async () => {
    const { token } = await freshSession('shadui.handler2');
    const attempt = async () =>
      (await change(token, { current: 'a wrong one', password: 'quite another password' })).status;
    const statuses: number[] = [];
    for (let time = 0; time < 6; time += 1) statuses.push(await attempt());
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
  });
});

describe('signing in', () => {
  it('tells a person who they are and in which seats, as people call them', async () => {
    const clerk = await yimen.login('shadui.clerk');
    const { body } = await clerk.get('/api/session').expect(200);
    expect(body).toMatchObject({
      user: { id: clerk.id, username: 'shadui.clerk' },
      seats: [
        {
          office: '421222104:window',
          role: 'clerk',
          officeName: { zh: '沙堆镇社会救助受理窗口' },
          roleTitle: { en: 'window clerk' },
        },
      ],
    });
  });

  it('answers a wrong password and an unknown name in the same words', async () => {
    const wrong = await signIn('shadui.handler1', 'not the password').expect(401);
    const unknown = await signIn('nobody.at.all', 'not the password').expect(401);
    expect(wrong.body).toMatchObject({ code: 'sign-in-refused' });
    expect(unknown.body).toEqual(wrong.body);
  });

  it('gives a browser a cookie that no script reads and no other site sends', async () => {
    const { cookie, token } = await freshSession('shadui.clerk');
    expect(cookie).toContain(`yimen_session=${token}; Path=/;`);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
  });

  it('keeps no token that could be stolen from the database', async () => {
    const { token } = await freshSession('shadui.clerk');
    const rows = await yimen.sql(
      `select octet_length(token_hash) as length from session where token_hash = sha256(convert_to($1, 'UTF8'))`,
      [token],
    );
    expect(rows).toEqual([{ length: 32 }]);
    const all = JSON.stringify(
      await yimen.sql(`select session::text as row, encode(token_hash, 'escape') as raw from session`),
    );
    expect(all).not.toContain(token);
  });

  it('refuses somebody who has been disabled', async () => {
    await yimen.sql(`update app_user set disabled = true where username = 'junshui.clerk'`);
    await signIn('junshui.clerk').expect(401);
  });

  it('refuses fields it does not know', async () => {
    const { body } = await yimen.anonymous
      .post('/api/session', { username: 'shadui.clerk', password: 'x', role: 'administrator' })
      .expect(400);
    expect(body).toMatchObject({ code: 'request-invalid', fields: [{ field: 'role' }] });
  });
});

describe('guessing passwords', () => {
  it('ends after five failures, for the right password too, and for 15 minutes', async () => {
    for (let n = 0; n < 5; n += 1) await signIn('maishi.clerk', `guess ${n}`).expect(401);
    const locked = await signIn('maishi.clerk').expect(429);
    expect(locked.body).toMatchObject({ code: 'too-many-attempts' });
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(14 * 60);
    await signIn('tanghu.clerk').expect(200); // a colleague is not locked out

    await yimen.sql(`update sign_in_failure set last_at = last_at - interval '15 minutes'`);
    await signIn('maishi.clerk').expect(200);
  });

  it('locks a name that nobody has in just the same way', async () => {
    for (let n = 0; n < 5; n += 1) await signIn('nobody.there', `guess ${n}`).expect(401);
    const { body } = await signIn('nobody.there').expect(429);
    expect(body).toMatchObject({ code: 'too-many-attempts' });
  });

  it('gets five guesses, not one more, by sending them all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => signIn('guandao.clerk', `guess ${n}`)));
    const tried = answers.filter(({ status }) => status === 401);
    expect(tried).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  it('forgets failures once the right password came', async () => {
    for (let n = 0; n < 4; n += 1) await signIn('wuli.clerk', `guess ${n}`).expect(401);
    await signIn('wuli.clerk').expect(200);
    for (let n = 0; n < 4; n += 1) await signIn('wuli.clerk', `guess ${n}`).expect(401);
    await signIn('wuli.clerk').expect(200);
  });

  it('ends for an address that tries many names, and for no other address', async () => {
    const limits = yimen.app.get(SignInLimits);
    const fail = (n: number, address: string) => limits.attempt(`name${n}`, address, async () => null);
    for (let n = 0; n < 50; n += 1) expect(await fail(n, '192.0.2.1')).toBeNull();
    await expect(fail(50, '192.0.2.1')).rejects.toMatchObject({ code: 'too-many-attempts' });
    expect(await fail(51, '192.0.2.2')).toBeNull();
  });
});

describe('a session', () => {
  it('ends at once when the person signs out', async () => {
    const { token, ask } = await freshSession('shadui.clerk');
    await ask().expect(200);
    await yimen.anonymous.delete('/api/session').set('authorization', `Bearer ${token}`).expect(204);
    const { body } = await ask().expect(401);
    expect(body).toMatchObject({ code: 'not-signed-in' });
  });

  it('ends after 30 minutes without use', async () => {
    const { token, ask } = await freshSession('shadui.clerk');
    const age = (minutes: number) =>
      yimen.sql(
        `update session set last_seen_at = clock_timestamp() - make_interval(mins => $2) where token_hash = sha256(convert_to($1, 'UTF8'))`,
        [token, minutes],
      );
    await age(29);
    lookAgain();
    await ask().expect(200);
    lookAgain();
    await ask().expect(200); // the look before has begun the half hour anew
    await age(31);
    lookAgain();
    await ask().expect(401);
  });

  it('ends after ten hours however much it is used', async () => {
    const { token, ask } = await freshSession('shadui.clerk');
    const [row] = await yimen.sql<{ hours: number }>(
      `select extract(epoch from expires_at - created_at)::int / 3600 as hours from session where token_hash = sha256(convert_to($1, 'UTF8'))`,
      [token],
    );
    expect(row?.hours).toBe(10);
    await yimen.sql(
      `update session set expires_at = clock_timestamp() where token_hash = sha256(convert_to($1, 'UTF8'))`,
      [token],
    );
    lookAgain();
    await ask().expect(401);
  });

  it('outlives a month of the demonstration clock', async () => {
    const { ask } = await freshSession('shadui.clerk');
    await yimen.advance(31);
    lookAgain();
    await ask().expect(200);
  });

  it('ends at once for somebody an administrator disables', async () => {
    const { userId, ask } = await freshSession('heshengqiao.clerk');
    await ask().expect(200);
    const administrator = await yimen.login('xianning.admin');
    await administrator.patch(`/api/users/${userId}`, { disabled: true }).expect(200);
    await ask().expect(401);
  });

  it('loses a seat at once when it is ended', async () => {
    const { userId, ask } = await freshSession('tongcheng.inspector');
    const administrator = await yimen.login('xianning.admin');
    const seat = { office: '421222:civilAffairs', role: 'supervisor' };
    expect((await ask()).body).toMatchObject({ seats: [seat] });
    await administrator.patch(`/api/users/${userId}/seats`, seat).expect(200);
    expect((await ask()).body).toMatchObject({ seats: [] });
  });

  it('does not hold for a token that was made up', async () => {
    const { body } = await yimen.anonymous
      .get('/api/session')
      .set('authorization', `Bearer ${'A'.repeat(43)}`)
      .expect(401);
    expect(body).toMatchObject({ code: 'not-signed-in' });
    await yimen.anonymous.get('/api/session').set('authorization', 'Bearer short').expect(401);
  });

  it('is asked for by screens before anybody has signed in: the answer is empty then, and no refusal', async () => {
    const server = yimen.app.getHttpServer();
    for (const cookie of ['', `yimen_session=${'A'.repeat(43)}`]) {
      const { text } = await request(server).get('/api/session').set('cookie', cookie).expect(204);
      expect(text).toBe('');
    }
    const { token } = await freshSession('shadui.clerk');
    const kept = `yimen_session=${token}`;
    await request(server).get('/api/session').set('cookie', kept).expect(200);
    await request(server).delete('/api/session').set('cookie', kept).set('x-yimen-csrf', '1').expect(204);
    await request(server).get('/api/session').set('cookie', kept).expect(204);
  });
});

describe('a request that another site makes the browser send', () => {
  it('changes nothing without the header that only our pages set', async () => {
    const { token } = await freshSession('shadui.clerk');
    const server = yimen.app.getHttpServer();
    const cookie = `yimen_session=${token}`;
    await request(server).get('/api/session').set('cookie', cookie).expect(200);
    const { body } = await request(server).delete('/api/session').set('cookie', cookie).expect(403);
    expect(body).toMatchObject({ code: 'csrf-header-missing' });
    await request(server).get('/api/session').set('cookie', cookie).expect(200);
    await request(server).delete('/api/session').set('cookie', cookie).set('x-yimen-csrf', '1').expect(204);
  });
});
