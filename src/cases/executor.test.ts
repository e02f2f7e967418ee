import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startCaseService, type CaseService } from '../../test/helpers/case-service.js';
import { EVERYWHERE } from '../database/database.js';
import type { EffectHandler } from './ports.js';

const COUNTER = `
procedure: counter
version: "1"
title: { zh: 计数, en: Counter }
law: 测试
effective: { from: 2000-01-01 }
subject: person
opening: { by: applicant }
periods: { soon: { length: 1d, endOnRestDay: keep }, limit: { length: 2d, endOnRestDay: keep } }
forms: { note: { type: object, additionalProperties: false, properties: { text: { type: string } } } }
machine:
  context: { n: 0 }
  initial: waiting
  states:
    waiting:
      meta: { title: { zh: 等待, en: Waiting } }
      after: { soon: working }
      on:
        TICK: { actions: { type: increment, params: { name: n } }, meta: { by: public } }
        NOTE: { meta: { by: public, form: note } }
        PAY: { target: working, actions: { type: award, params: { amount: 1, from: nextMonth } }, meta: { by: public } }
        FAIL: { target: working, actions: { type: stopAward, params: { from: nextMonth } }, meta: { by: public } }
    working:
      meta: { title: { zh: 办理, en: Working }, task: { office: township.civilAffairs, role: handler, due: limit } }
      on:
        DONE: { target: finished }
        AGAIN: { target: working, reenter: true }
        SKIP: { target: finished, meta: { by: public } }
    finished: { type: final, meta: { title: { zh: 完成, en: Finished } } }
`;
const handlerSeat = { office: '421222104:civilAffairs', role: 'handler' };

describe('the transaction', () => {
  let service: CaseService;
  const paid: string[] = [];
  const pay: EffectHandler = async (_effect, { tx, county, caseId }) => {
    paid.push(caseId);
    await tx.query(
      `insert into outbox (id, county, case_id, seq, topic, payload, at) values ($1, $2, $3, 0, 'paid', '{}', now())`,
      [randomUUID(), county, caseId],
    );
  };
  beforeAll(async () => {
    service = await startCaseService({ award: pay, stopAward: () => Promise.reject(new Error('the bank is closed')) });
    await service.deploy(COUNTER);
  });
  afterAll(() => service.close());

  const count = async (sql: string, ...values: unknown[]): Promise<number> =>
    Number((await service.owner.query<{ n: string }>(`select count(*) as n from ${sql}`, values)).rows[0]?.n);

  it('opens a case with its first event, and writes one event for every command', async () => {
    const opened = await service.open('counter');
    expect(opened).toMatchObject({ version: 1, status: 'active', standing: [{ zh: '等待' }] });
    const ticked = await service.send(opened, 'TICK');
    expect(ticked.version).toBe(2);
    expect(await count('case_event where case_id = $1', opened.caseId)).toBe(2);
    expect(await count('unsealed where case_id = $1', opened.caseId)).toBe(2);
  });

  it('keeps every one of many simultaneous commands, in one unbroken sequence', async () => {
    const opened = await service.open('counter');
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        retryBusy(() => service.send(opened, 'TICK', { principal: 'p', key: `tick-many-${i}` })),
      ),
    );
    const { rows } = await service.owner.query<{ n: number; version: number }>(
      `select (state->'context'->>'n')::int as n, version from cases where id = $1`,
      [opened.caseId],
    );
    expect(rows[0]).toEqual({ n: 40, version: 41 });
    const { rows: events } = await service.owner.query<{ seq: number }>(
      'select seq from case_event where case_id = $1 order by seq',
      [opened.caseId],
    );
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 41 }, (_, i) => i + 1));
  });

  it('gives a repeated command its first answer, and refuses the key for another one', async () => {
    const opened = await service.open('counter');
    const send = () => service.send(opened, 'TICK', { principal: 'p', key: 'twice-twice' });
    const replies = await Promise.all([send(), send(), send(), send()]);
    expect(new Set(replies.map(({ version }) => version))).toEqual(new Set([2]));
    expect(await count('case_event where case_id = $1', opened.caseId)).toBe(2);
    await expect(
      service.send(opened, 'NOTE', { principal: 'p', key: 'twice-twice', data: { text: 'x' } }),
    ).rejects.toMatchObject({ code: 'idempotency-key-reused', status: 422 });
    // The same key from somebody else is somebody else's key.
    expect((await service.send(opened, 'TICK', { principal: 'q', key: 'twice-twice' })).version).toBe(3);
  });

  it('refuses a command for a version the case has left', async () => {
    const opened = await service.open('counter');
    await service.send(opened, 'TICK');
    await expect(service.send(opened, 'TICK', { expectedVersion: 1 })).rejects.toMatchObject({
      code: 'stale-version',
      detail: { version: 2 },
    });
    expect((await service.send(opened, 'TICK', { expectedVersion: 2 })).version).toBe(3);
  });

  it('lets exactly one of many act who saw the same version', async () => {
    const opened = await service.open('counter');
    for (let version = 1; version <= 8; version += 1) {
      const sent = Array.from({ length: 8 }, () => service.send(opened, 'TICK', { expectedVersion: version }));
      const outcomes = (await Promise.allSettled(sent)).map((outcome) =>
        outcome.status === 'fulfilled' ? outcome.value.version : (outcome.reason as { code: string }).code,
      );
      expect(outcomes.filter((outcome) => outcome === version + 1)).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'stale-version')).toHaveLength(7);
    }
  });

  it('carries effects out in the same transaction, all or nothing', async () => {
    const opened = await service.open('counter');
    await expect(service.send(opened, 'FAIL')).rejects.toThrow('the bank is closed');
    expect(await count('case_event where case_id = $1', opened.caseId)).toBe(1);
    await service.send(opened, 'PAY');
    expect(await count(`outbox where topic = 'paid' and case_id = $1`, opened.caseId)).toBe(1);
    expect(await count('case_deadline where case_id = $1', opened.caseId)).toBe(1);
  });

  it('completes a task only with the claim in force', async () => {
    const opened = await service.send(await service.open('counter'), 'PAY');
    const [zhou, he] = [
      await service.person(`zhou-${opened.number}`, handlerSeat),
      await service.person(`he-${opened.number}`, handlerSeat),
    ];
    const task = opened.tasks[0] ?? '';
    await expect(service.send(opened, 'DONE', { actor: zhou.actor })).rejects.toMatchObject({ code: 'claim-needed' });
    const first = await service.claims.claim({ ...opened, key: task }, zhou);
    await expect(service.claims.claim({ ...opened, key: task }, he)).rejects.toMatchObject({
      code: 'already-claimed',
      detail: { holder: `zhou-${opened.number}` },
    });
    await service.claims.release({ ...opened, key: task }, first.fence, zhou);
    const second = await service.claims.claim({ ...opened, key: task }, he);
    await expect(service.send(opened, 'DONE', { actor: zhou.actor, fence: first.fence })).rejects.toMatchObject({
      code: 'claim-lost',
      detail: { holder: `he-${opened.number}` },
    });
    // Neither one's own claim of before, nor somebody else's of now.
    const others = { actor: zhou.actor, fence: second.fence };
    await expect(service.send(opened, 'DONE', others)).rejects.toMatchObject({ code: 'claim-lost' });
    await service.claims.release({ ...opened, key: task }, second.fence, he);
    const third = await service.claims.claim({ ...opened, key: task }, he);
    const stale = { actor: he.actor, fence: second.fence };
    await expect(service.send(opened, 'DONE', stale)).rejects.toMatchObject({
      code: 'claim-lost',
      message: expect.stringContaining('you have claimed the task anew'),
    });
    await expect(service.claims.release({ ...opened, key: task }, second.fence, he)).rejects.toMatchObject({
      code: 'claim-lost',
    });
    await expect(service.claims.release({ ...opened, key: task }, third.fence, zhou)).rejects.toMatchObject({
      code: 'claim-lost',
    });
    const done = await service.send(opened, 'DONE', { actor: he.actor, fence: third.fence });
    expect(done).toMatchObject({ status: 'done', tasks: [] });
    expect(await count('case_claim where case_id = $1 and released_at is null', opened.caseId)).toBe(0);
  });

  it('lets exactly one of many claimants win', async () => {
    const opened = await service.send(await service.open('counter'), 'PAY');
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, i) => service.person(`p${i}-${opened.number}`, handlerSeat)),
    );
    const outcomes = await Promise.allSettled(
      people.map((person) => service.claims.claim({ ...opened, key: opened.tasks[0] ?? '' }, person)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : [],
    );
    expect(new Set(reasons)).toEqual(new Set(['already-claimed']));
  });

  it('gives a task that was closed without anybody to nobody', async () => {
    const opened = await service.send(await service.open('counter'), 'PAY');
    await service.send(opened, 'SKIP');
    const late = await service.person(`late-${opened.number}`, handlerSeat);
    const claim = service.claims.claim({ ...opened, key: opened.tasks[0] ?? '' }, late);
    await expect(claim).rejects.toMatchObject({ code: 'task-closed', status: 409 });
    expect(await count('case_claim where case_id = $1', opened.caseId)).toBe(0);
  });

  it('closes old work with its claim when a state is entered again', async () => {
    const opened = await service.send(await service.open('counter'), 'PAY');
    const zhou = await service.person(`again-${opened.number}`, handlerSeat);
    const { fence } = await service.claims.claim({ ...opened, key: opened.tasks[0] ?? '' }, zhou);
    const again = await service.send(opened, 'AGAIN', { actor: zhou.actor, fence });
    expect(again.tasks).not.toEqual(opened.tasks);
    expect(await count('case_task where case_id = $1 and closed_at is null', opened.caseId)).toBe(1);
    expect(await count('case_claim where case_id = $1 and released_at is null', opened.caseId)).toBe(0);
  });

  it('shows a case to nobody outside its division and offices', async () => {
    const opened = await service.open('counter');
    const elsewhere = { prefixes: ['421202'], offices: ['421202:civilAffairs'] };
    await expect(service.send(opened, 'TICK', { scope: elsewhere })).rejects.toMatchObject({ code: 'not-found' });
    await service.send(opened, 'PAY');
    const byTask = { prefixes: [], offices: ['421222104:civilAffairs'] };
    await expect(service.send(opened, 'TICK', { scope: byTask })).rejects.toMatchObject({ code: 'not-possible' });
    const seen = (scope: typeof EVERYWHERE) =>
      service.database.read(
        scope,
        async (tx) => (await tx.query('select 1 from cases where id = $1', [opened.caseId])).rowCount,
      );
    expect(await seen(elsewhere)).toBe(0);
    expect(await seen(byTask)).toBe(1);
    expect(await seen({ prefixes: [], offices: [] })).toBe(0);
  });
});

describe('deadlines', () => {
  let service: CaseService;
  beforeAll(async () => {
    service = await startCaseService();
    await service.deploy(COUNTER);
  });
  afterAll(() => service.close());

  it('fires once, however many replicas look, and never early', async () => {
    const cases = await Promise.all(Array.from({ length: 30 }, () => service.open('counter')));
    expect(await service.deadlines.drain()).toBe(0);
    const { rowCount } = await service.owner.query('select from incident');
    expect(rowCount).toBe(0); // nothing was tried too early, either
    await service.advance('2 days');
    const fired = await Promise.all([service.deadlines.drain(), service.deadlines.drain(), service.deadlines.drain()]);
    expect(fired.reduce((sum, n) => sum + n, 0)).toBe(30);
    const { rows } = await service.owner.query<{ n: string }>(
      `select count(*) as n from case_event where type = 'DUE'`,
    );
    expect(Number(rows[0]?.n)).toBe(cases.length);
    expect(await service.deadlines.drain()).toBe(0);
  });

  it('records a passed alarm without moving the case', async () => {
    await service.advance('4 days');
    expect(await service.deadlines.drain()).toBe(30);
    const { rows } = await service.owner.query<{ value: string; fired: boolean }>(
      `select distinct state->>'value' as value, (state->'clocks'->'alarm:working:limit'->>'fired')::boolean as fired from cases`,
    );
    expect(rows).toEqual([{ value: 'working', fired: true }]);
  });

  it('turns one that fails into an incident, fires the others all the same, and tries again after a while', async () => {
    const [bad, good] = [await service.open('counter'), await service.open('counter')];
    const sooner = `update case_deadline set due_at = due_at - interval '1 hour' where case_id = $1`;
    await service.owner.query(sooner, [bad.caseId]);
    const rename = `update cases set state = jsonb_set(state #- array['clocks', $2], array['clocks', $3], state #> array['clocks', $2]) where id = $1`;
    await service.owner.query(rename, [bad.caseId, 'after:waiting:soon', 'lost']);
    await service.advance('2 days');
    const incidents = async () => {
      const { rows } = await service.owner.query(
        'select case_id, kind, attempts from incident where resolved_at is null',
      );
      return rows as unknown[];
    };
    const incident = { case_id: bad.caseId, kind: 'deadline' };
    expect(await service.deadlines.drain()).toBe(1);
    expect(await incidents()).toEqual([{ ...incident, attempts: 1 }]);
    const { rows: told } = await service.owner.query<{ problem: string }>('select problem from incident');
    expect(told[0]?.problem).toMatch(/[\u4e00-\u9fff].*。 .*\w\.$/);
    expect((await service.send(good, 'TICK').catch((e: { code: string }) => e)) as unknown).toMatchObject({
      code: 'not-possible',
    });
    await service.deadlines.drain();
    expect(await incidents()).toEqual([{ ...incident, attempts: 1 }]);
    await service.advance('2 seconds');
    await service.deadlines.drain();
    expect(await incidents()).toEqual([{ ...incident, attempts: 2 }]);
    await service.owner.query(rename, [bad.caseId, 'lost', 'after:waiting:soon']);
    await service.advance('4 seconds');
    expect(await service.deadlines.drain()).toBe(1);
    expect(await incidents()).toEqual([]);
  });

  it('waits for no case that somebody holds', async () => {
    const [held, free] = [await service.open('counter'), await service.open('counter')];
    await service.owner.query(`update case_deadline set due_at = due_at - interval '1 hour' where case_id = $1`, [
      held.caseId,
    ]);
    await service.advance('2 days');
    const holder = await service.owner.connect();
    await holder.query('begin');
    await holder.query('select from cases where id = $1 for update', [held.caseId]);
    const where = async ({ caseId }: { caseId: string }) => {
      const { rows } = await service.owner.query<{ value: string }>(
        `select state->>'value' as value from cases where id = $1`,
        [caseId],
      );
      return rows[0]?.value;
    };
    await Promise.race([service.deadlines.drain(), sleep(5_000, undefined, { ref: false })]);
    const meanwhile = [await where(held), await where(free)];
    await holder.query('rollback');
    holder.release();
    expect(meanwhile).toEqual(['waiting', 'working']);
    await service.deadlines.drain();
    expect(await where(held)).toBe('working');
  });
});

async function retryBusy<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== 'busy') throw error;
    }
  }
}
