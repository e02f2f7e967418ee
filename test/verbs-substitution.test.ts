import type { HistoryEvent } from '../src/audit/history-event.js';
import { Sessions } from '../src/identity/index.js';
import type { Page } from '../src/shared/paging.js';
import { uuid7 } from '../src/shared/uuid7.js';
import { VerbCases } from './helpers/verb-cases.js';

let desk: VerbCases;
let today: string;
beforeAll(async () => {
  desk = await VerbCases.start();
  const [row] = await desk.app.sql<{ today: string }>(
    `select (service_now() at time zone 'Asia/Shanghai')::date::text as today`,
  );
  today = row?.today ?? '';
}, 120_000);
afterAll(() => desk.close());

const [ONE, TWO, THREE] = ['shadui.handler1', 'shadui.handler2', 'shadui.handler3'] as const;
const HANDLER = { office: '421222104:civilAffairs', role: 'handler' };
const later = (days: number): string => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

/** Orders that somebody stands in for somebody, ten days from today unless told otherwise. */
async function order(by: string, person: string, substitute: string, more: object = {}, status = 201) {
  const body = {
    person: await desk.idOf(person),
    substitute: await desk.idOf(substitute),
    from: today,
    to: later(10),
    ...more,
  };
  const answer = await (await desk.as(by)).post('/api/substitutions', body);
  if (answer.status !== status) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body as { id: string; code: string };
}

const revoke = async (by: string, id: string, status = 200) =>
  (await (await desk.as(by)).post(`/api/substitutions/${id}/revoke`).expect(status)).body as { code?: string };

const seatsOf = async (username: string) =>
  (await (await desk.as(username)).get('/api/session').expect(200)).body.seats as {
    office: string;
    role: string;
    for?: string;
  }[];

describe('standing in for somebody', () => {
  it('gives the substitute the seats from the first to the last day, and not before or after', async () => {
    const { id } = await order(ONE, ONE, 'shadui.clerk', { from: later(2), to: later(3), ...HANDLER });
    const held = async () => (await seatsOf('shadui.clerk')).filter((seat) => seat.for !== undefined);
    expect(await held()).toEqual([]);
    await desk.app.advance(2);
    desk.app.app.get(Sessions).forget();
    expect(await held()).toMatchObject([{ ...HANDLER, for: await desk.idOf(ONE) }]);
    await revoke(ONE, id);
    expect(await held()).toEqual([]);
    today = later(2);
  });

  it('is recorded in the event for whom, and binds both in the separation of duties', async () => {
    const { id } = await order('shadui.approver', ONE, 'tongcheng.reviewer1', HANDLER);
    const file = await desk.open();
    await desk.does('tongcheng.reviewer1', file, 'SUBMIT', { data: { sum: 1 } });
    const { body } = await (await desk.as(ONE)).get(`/api/cases/${file.county}/${file.caseId}/history`).expect(200);
    const [person] = await desk.app.sql<{ name: string }>('select name from app_user where username = $1', [ONE]);
    expect((body as Page<HistoryEvent>).items.at(-1)?.actor).toMatchObject({
      for: person?.name,
      office: { code: HANDLER.office },
    });
    const task = (await desk.task(file)).key;
    for (const username of [ONE, 'tongcheng.reviewer1']) {
      const fence = await desk.claim(username, file, task);
      const refused = await desk.send(username, file, 'PASS', { task, fence, status: 403 });
      expect(refused).toMatchObject({ code: 'separation-of-duties' });
      await desk.send('shadui.approver', file, 'TASK.TAKE_BACK', { task, data: { reason: '回避' } });
    }
    await desk.does(TWO, file, 'PASS');
    expect(await desk.faults()).toEqual([]);
    await revoke('shadui.approver', id);
  });

  it('takes over what the absent person had claimed, and their number completes nothing any more', async () => {
    const file = await desk.open();
    const { key: task } = await desk.task(file);
    const fence = await desk.claim(ONE, file, task);
    await desk.claim(THREE, file, task, 409);
    const { id } = await order(ONE, ONE, THREE);
    const theirs = await desk.claim(THREE, file, task);
    expect(await desk.send(ONE, file, 'SUBMIT', { task, fence, data: {}, status: 409 })).toMatchObject({
      code: 'claim-lost',
    });
    await desk.send(THREE, file, 'SUBMIT', { task, fence: theirs, data: { sum: 1 } });
    expect(await desk.faults()).toEqual([]);
    await revoke(THREE, id);
  });

  it('makes no chains: a seat held as substitute is not passed on', async () => {
    const first = await order(ONE, ONE, 'shadui.clerk');
    const second = await order('shadui.clerk', 'shadui.clerk', 'tongcheng.reviewer2');
    const seats = (await seatsOf('tongcheng.reviewer2')).filter((seat) => seat.for !== undefined);
    expect(seats.map(({ role }) => role)).toEqual(['clerk']);
    const file = await desk.open();
    const { key: task } = await desk.task(file);
    const fence = await desk.claim(TWO, file, task);
    const data = { to: await desk.idOf('shadui.clerk'), reason: '转交' };
    expect(await desk.send(TWO, file, 'TASK.TRANSFER', { task, fence, data, status: 422 })).toMatchObject({
      code: 'person-unsuitable',
    });
    await revoke(ONE, first.id);
    await revoke('shadui.clerk', second.id);
  });

  it('signs for the signer named, but not for two of them', async () => {
    const file = await desk.open();
    const { id } = await order(TWO, TWO, THREE);
    const signers = [{ user: await desk.idOf(TWO) }, { user: await desk.idOf(THREE) }];
    await desk.does(ONE, file, 'TASK.COUNTERSIGN', { data: { mode: 'all', signers } });
    const data = { agrees: true };
    await desk.does(THREE, file, 'TASK.SIGN', { task: await desk.signature(file, THREE), data });
    const other = await desk.signature(file, TWO);
    const fence = await desk.claim(THREE, file, other);
    expect(await desk.send(THREE, file, 'TASK.SIGN', { task: other, fence, data, status: 403 })).toMatchObject({
      code: 'separation-of-duties',
    });
    await revoke(TWO, id);
  });
});

describe('an order', () => {
  it('is given by oneself, the head of the office or an administrator, and by nobody else', async () => {
    expect(await order(TWO, ONE, THREE, {}, 403)).toMatchObject({ code: 'not-permitted' });
    expect(await order('heshengqiao.approver', ONE, THREE, {}, 403)).toMatchObject({ code: 'not-permitted' });
    const { id } = await order('tongcheng.inspector', ONE, THREE);
    expect(await revoke(TWO, id, 403)).toMatchObject({ code: 'not-permitted' });
    expect(await order('xianning.admin', ONE, TWO, {}, 409)).toMatchObject({ code: 'substitution-overlaps' });
    const { body } = await (await desk.as(THREE)).get('/api/substitutions').expect(200);
    expect(body.items[0]).toMatchObject({ id, office: null, revokedAt: null });
    expect((await (await desk.as('heshengqiao.approver')).get('/api/substitutions').expect(200)).body.items).toEqual(
      [],
    );
    await revoke(THREE, id);
    expect(await revoke(THREE, id, 409)).toMatchObject({ code: 'substitution-revoked' });
  });

  it('is refused for strangers, administrators, seats not held, days past, and for oneself', async () => {
    expect(await order(ONE, ONE, 'heshengqiao.handler1', {}, 422)).toMatchObject({ code: 'substitute-unsuitable' });
    expect(await order(ONE, ONE, ONE, {}, 422)).toMatchObject({ code: 'substitute-unsuitable' });
    expect(await order(ONE, ONE, 'xianning.admin', {}, 409)).toMatchObject({ code: 'roles-exclude-each-other' });
    expect(await order(ONE, ONE, TWO, { office: HANDLER.office, role: 'approver' }, 422)).toMatchObject({
      code: 'no-such-seat',
    });
    expect(await order(ONE, ONE, TWO, { office: HANDLER.office }, 400)).toMatchObject({ code: 'request-invalid' });
    expect(await order(ONE, ONE, TWO, { from: later(-9), to: later(-8) }, 422)).toMatchObject({
      code: 'period-invalid',
    });
    expect(await order(ONE, ONE, TWO, { to: later(-1) }, 422)).toMatchObject({ code: 'period-invalid' });
  });

  it('is given once per key, and keeps an administrator’s seat away from the substitute', async () => {
    const body = { person: await desk.idOf(ONE), substitute: await desk.idOf(TWO), from: today, to: later(5) };
    const key = uuid7(new Date());
    const user = await desk.as(ONE);
    const send = () => user.post('/api/substitutions', body).set('idempotency-key', key).expect(201);
    const [first, again] = [await send(), await send()];
    expect(again.body.id).toBe(first.body.id);
    const administrator = await desk.as('xianning.admin');
    const seat = { office: '4212:platform', role: 'administrator' };
    const refused = await administrator.post(`/api/users/${await desk.idOf(TWO)}/seats`, seat);
    expect(refused.body).toMatchObject({ code: 'roles-exclude-each-other' });
    await revoke(ONE, first.body.id);
  });

  it('has candidates: people of one’s county by name and seat, one’s own office first, never an administrator', async () => {
    const { body } = await (await desk.as(ONE)).get('/api/substitutions/candidates').expect(200);
    const people = body as { id: string; office: string; role: string; officeName: { zh: string } }[];
    expect(people[0]).toMatchObject({ office: HANDLER.office, officeName: { zh: expect.stringContaining('沙堆') } });
    const ids = people.map(({ id }) => id);
    expect(ids).toContain(await desk.idOf(TWO));
    expect(ids).toContain(await desk.idOf('tongcheng.reviewer1'));
    expect(ids).not.toContain(await desk.idOf(ONE));
    expect(ids).not.toContain(await desk.idOf('xianning.admin'));
    expect(ids).not.toContain(await desk.idOf('heshengqiao.handler1'));
  });
});
