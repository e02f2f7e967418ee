import type { AddressInfo } from 'node:net';
import { Sessions } from '../src/identity/index.js';
import { WorkStreams } from '../src/notifications/work-streams.js';
import type { TestUser } from './helpers/app.js';
import { VerbCases } from './helpers/verb-cases.js';

let desk: VerbCases;
let base: string;
const open: AbortController[] = [];
beforeAll(async () => {
  desk = await VerbCases.start();
  await desk.app.app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(desk.app.app.getHttpServer().address() as AddressInfo).port}`;
}, 120_000);
afterEach(() => {
  for (const one of open.splice(0)) one.abort();
});
afterAll(() => desk.close());

interface Told {
  event: string;
  data: Record<string, unknown>;
}

/** A browser that listens; `next` waits for the next event of a kind and forgets the others. */
async function listen(user: TestUser, watch: string[] = []) {
  const aborter = new AbortController();
  open.push(aborter);
  const query = watch.map((one) => `watch=${encodeURIComponent(one)}`).join('&');
  const answer = await fetch(`${base}/api/stream?${query}`, {
    headers: { authorization: `Bearer ${user.token}` },
    signal: aborter.signal,
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const read = async (): Promise<Told | null> => {
    while (!text.includes('\n\n')) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) return null;
      text += value;
    }
    const end = text.indexOf('\n\n');
    const [frame, rest] = [text.slice(0, end), text.slice(end + 2)];
    text = rest;
    const event = /^event: (.+)$/m.exec(frame)?.[1];
    if (event === undefined) return read();
    return { event, data: JSON.parse(/^data: (.+)$/m.exec(frame)?.[1] ?? '{}') as Record<string, unknown> };
  };
  const next = async (kind: string): Promise<Told['data'] | null> => {
    for (let told = await read(); told; told = await read()) if (told.event === kind) return told.data;
    return null;
  };
  return { answer, next };
}

const streams = () => desk.app.app.get(WorkStreams);
const HANDLERS = { office: '421222104:civilAffairs', role: 'handler' };

describe('the stream of new work', () => {
  it('tells a seat of a new task and of a colleague’s claim, with the counts of its list', async () => {
    const { answer, next } = await listen(await desk.as('shadui.handler1'));
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    expect(answer.headers.get('content-security-policy')).toBeTruthy();
    await next('ready');
    const file = await desk.open();
    expect(await next('listsChanged')).toEqual({
      seats: [{ ...HANDLERS, open: expect.any(Number), free: expect.any(Number), overdue: 0, opened: 1 }],
    });
    const [before] = (await (await desk.as('shadui.handler1')).get('/api/tasks/counts').expect(200)).body;
    await desk.claim('shadui.handler2', file, (await desk.task(file)).key);
    expect(await next('listsChanged')).toEqual({
      seats: [{ ...HANDLERS, open: before.open, free: before.free - 1, overdue: 0, opened: 0 }],
    });
  });

  it('tells nobody of work at seats they do not hold', async () => {
    const elsewhere = await listen(await desk.as('heshengqiao.handler1'));
    const here = await listen(await desk.as('shadui.handler1'));
    await Promise.all([elsewhere.next('ready'), here.next('ready')]);
    await desk.open();
    expect(await here.next('listsChanged')).not.toBeNull();
    const { id } = await desk.as('heshengqiao.handler1');
    await desk.app.sql('delete from session where user_id = $1', [id]);
    await streams().beat();
    // Its stream has ended: whatever it was told has been read.
    expect(await elsewhere.next('listsChanged')).toBeNull();
  });

  it('tells that a watched case moved, to which version, and shows nobody a case outside their scope', async () => {
    const file = await desk.open();
    const watch = [`${file.county}/${file.caseId}`];
    const watcher = await listen(await desk.as('shadui.approver'), watch);
    const outsider = await listen(await desk.as('heshengqiao.approver'), watch);
    await Promise.all([watcher.next('ready'), outsider.next('ready')]);
    await desk.does('shadui.handler1', file, 'SUBMIT', { data: { sum: 1 } });
    // Its opening may have been a moment ago only: what is told is a hint.
    let told = await watcher.next('caseChanged');
    while (told?.['version'] === 1) told = await watcher.next('caseChanged');
    expect(told).toEqual({ county: file.county, caseId: file.caseId, version: 2 });
    await desk.app.sql('update app_user set disabled = true where username = $1', ['heshengqiao.approver']);
    await streams().beat();
    expect(await outsider.next('caseChanged')).toBeNull();
    await desk.app.sql('update app_user set disabled = false where username = $1', ['heshengqiao.approver']);
  });

  it('ends with the session, and keeps none alive', async () => {
    const user = await desk.as('shadui.handler3');
    const { next } = await listen(user);
    await next('ready');
    const idle = `update session set last_seen_at = clock_timestamp() - interval '29 minutes' where user_id = $1`;
    await desk.app.sql(idle, [user.id]);
    await streams().beat();
    const seen = `select last_seen_at < clock_timestamp() - interval '28 minutes' as idle from session where user_id = $1`;
    expect(await desk.app.sql(seen, [user.id])).toEqual([{ idle: true }]);
    await desk.app.sql(`update session set last_seen_at = last_seen_at - interval '2 minutes' where user_id = $1`, [
      user.id,
    ]);
    await streams().beat();
    expect(await next('signedOut')).toEqual({});
    expect(await next('listsChanged')).toBeNull();
  });

  it('has room for six windows of one person; the oldest gives way', async () => {
    const user = await desk.as('shadui.handler2');
    const windows: Awaited<ReturnType<typeof listen>>[] = [];
    for (let n = 0; n < 7; n += 1) {
      const one = await listen(user);
      await one.next('ready');
      windows.push(one);
    }
    expect(await windows[0]?.next('replaced')).toEqual({});
    expect(await windows[0]?.next('listsChanged')).toBeNull();
    await desk.open();
    await Promise.all(windows.slice(1).map(async ({ next }) => expect(await next('listsChanged')).not.toBeNull()));
  });

  it('refuses what is no case', async () => {
    const user = await desk.as('shadui.clerk');
    await user.get('/api/stream?watch=everything').expect(400);
  });
});

describe('a screen that reads by itself', () => {
  it('keeps no session alive; somebody who works does', async () => {
    const user = await desk.as('heshengqiao.handler2');
    const idle = async () =>
      (
        await desk.app.sql<{ idle: boolean }>(
          `select last_seen_at < clock_timestamp() - interval '10 minutes' as idle from session where user_id = $1`,
          [user.id],
        )
      )[0]?.idle;
    const leave = () =>
      desk.app.sql(`update session set last_seen_at = clock_timestamp() - interval '20 minutes' where user_id = $1`, [
        user.id,
      ]);
    await leave();
    await user.get('/api/tasks').set('x-yimen-unattended', '1').expect(200);
    await user.get('/api/session').set('x-yimen-unattended', '1').expect(200);
    expect(await idle()).toBe(true);
    // What was found a moment ago is not asked again; another process has found nothing yet.
    desk.app.app.get(Sessions).forget();
    await user.get('/api/tasks').expect(200);
    expect(await idle()).toBe(false);
  });
});

describe('when the service stops', () => {
  it('every stream ends, and no connection holds it up', async () => {
    const { next } = await listen(await desk.as('shadui.handler1'));
    await next('ready');
    await streams().beforeApplicationShutdown();
    expect(await next('listsChanged')).toBeNull();
    const late = await listen(await desk.as('shadui.handler1'));
    expect(await late.next('ready')).toBeNull();
  });
});
