import { setTimeout as sleep } from 'node:timers/promises';
import { startCaseService, type CaseService } from '../../test/helpers/case-service.js';
import type { CommandReply } from './command.js';

const TICKER = `
procedure: ticker
version: "1"
title: { zh: 计数, en: Ticker }
law: 测试
effective: { from: 2000-01-01 }
subject: person
opening: { by: applicant }
periods: {}
forms: {}
machine:
  context: { n: 0 }
  initial: waiting
  states:
    waiting:
      meta: { title: { zh: 等待, en: Waiting } }
      on:
        TICK: { actions: { type: increment, params: { name: n } }, meta: { by: public } }
        WORK: { target: working, meta: { by: public } }
    working:
      meta: { title: { zh: 办理, en: Working }, task: { office: township.civilAffairs, role: handler } }
      on: { DONE: { target: finished } }
    finished: { type: final, meta: { title: { zh: 完成, en: Finished } } }
`;
const SEAT = { office: '421222104:civilAffairs', role: 'handler' };

/** What the database does with the outbox row of one case. */
const onOutbox = (caseId: string, what: string): string => `
  create or replace function bad_luck() returns trigger language plpgsql as $$
    begin if new.case_id = '${caseId}' then ${what} end if; return new; end $$;
  create or replace trigger bad_luck before insert on outbox for each row execute function bad_luck()`;

describe('commands on different cases at the same moment', () => {
  let service: CaseService;
  let cases: CommandReply[];
  beforeAll(async () => {
    service = await startCaseService();
    await service.deploy(TICKER);
  });
  beforeEach(async () => {
    cases = [];
    for (let n = 0; n < 8; n += 1) cases.push(await service.open('ticker'));
  });
  afterEach(() => service.owner.query('drop trigger if exists bad_luck on outbox'));
  afterAll(() => service.close());

  const tick = (target: CommandReply, key: string) => service.send(target, 'TICK', { principal: 'p', key });
  const tickAll = (name: string) => Promise.allSettled(cases.map((one) => tick(one, `${name}-${one.caseId}`)));
  const fulfilled = (results: PromiseSettledResult<unknown>[]): boolean[] =>
    results.map(({ status }) => status === 'fulfilled');
  const allBut = (index: number): boolean[] => cases.map((_, n) => n !== index);
  const rowsOf = async (select: string): Promise<unknown[]> => {
    const ids = cases.map(({ caseId }) => caseId);
    return (await service.owner.query<Record<string, unknown>>(select, [ids])).rows;
  };
  const events = () =>
    rowsOf(`select count(e.seq)::int as n from unnest($1::uuid[]) with ordinality as c (id, at)
      left join case_event e on e.case_id = c.id and e.type = 'TICK' group by c.at order by c.at`);

  it('commit in one transaction, each with all that is its own', async () => {
    const results = await tickAll('together');
    expect(fulfilled(results)).toEqual(allBut(-1));
    expect(await events()).toEqual(cases.map(() => ({ n: 1 })));
    const [{ together }] = (await rowsOf(
      `select count(distinct xmin::text)::int as together from case_event where case_id = any ($1) and type = 'TICK'`,
    )) as [{ together: number }];
    expect(together).toBeLessThan(cases.length);
  });

  it('are no worse off for one that the database refuses', async () => {
    const unlucky = cases[3] as CommandReply;
    await service.owner.query(onOutbox(unlucky.caseId, `raise exception 'bad luck';`));
    expect(fulfilled(await tickAll('refused'))).toEqual(allBut(3));
    expect(await events()).toEqual(allBut(3).map((lucky) => ({ n: lucky ? 1 : 0 })));
  });

  it('are no worse off for a claim that has ended or a key used twice', async () => {
    const [working, twice] = [cases[0] as CommandReply, cases[1] as CommandReply];
    const { tasks } = await service.send(working, 'WORK');
    const person = await service.person(`person-${working.number}`, SEAT);
    const task = { county: working.county, caseId: working.caseId, key: tasks[0] ?? '' };
    const { fence } = await service.claims.claim(task, person);
    await service.claims.release(task, fence, person);
    const results = await Promise.allSettled([
      service.send(working, 'DONE', { actor: person.actor, fence }),
      tick(twice, 'twice'),
      tick(cases[2] as CommandReply, 'twice'),
      ...cases.slice(3).map((one) => tick(one, one.caseId)),
    ]);
    const codes = results.map((result) =>
      result.status === 'rejected' ? (result.reason as { code: string }).code : 'ok',
    );
    expect(codes[0]).toBe('claim-lost');
    expect(codes.slice(1, 3).sort()).toEqual(['idempotency-key-reused', 'ok']);
    expect(codes.slice(3)).toEqual(cases.slice(3).map(() => 'ok'));
  });

  it('do not wait for a case that somebody holds', async () => {
    const held = cases[5] as CommandReply;
    const holder = await service.owner.connect();
    await holder.query('begin');
    await holder.query('select from cases where id = $1 for update', [held.caseId]);
    const waiting = tick(held, 'held');
    const others = cases.filter((one) => one !== held).map((one) => tick(one, `beside-${one.caseId}`));
    await Promise.all(others);
    // Others come after it, too, and more of them than may be under way at once.
    for (let n = 0; n < 6; n += 1) await tick(cases[n % 5] as CommandReply, `after-${n}-${held.caseId}`);
    expect(await Promise.race([waiting, sleep(50, 'still waiting')])).toBe('still waiting');
    await holder.query('rollback');
    holder.release();
    expect((await waiting).version).toBe(2);
  });

  it('are all of unknown outcome when the connection is lost, and carried out once when repeated', async () => {
    const unlucky = cases[2] as CommandReply;
    await service.owner.query(
      onOutbox(unlucky.caseId, 'perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5);'),
    );
    const results = await tickAll('unknown');
    const codes = results.map((result) =>
      result.status === 'rejected' ? (result.reason as { code: string }).code : 'ok',
    );
    expect(codes[2]).toBe('outcome-unknown');
    expect(new Set(codes)).toEqual(new Set(['outcome-unknown']));
    await service.owner.query('drop trigger bad_luck on outbox');
    expect(fulfilled(await tickAll('unknown'))).toEqual(allBut(-1));
    expect(await events()).toEqual(cases.map(() => ({ n: 1 })));
  });
});
