import { createTestDatabase, type TestDatabase } from '../helpers/database.js';
import { startCaseService, type CaseService } from '../helpers/case-service.js';
import { claimViolations, type Operation } from './claim-history.js';

const CLIENTS = 64;
const TASKS = 500;
const SEAT = { office: '421222104:civilAffairs', role: 'handler' };
const ONE_TASK = `
procedure: one-task
version: "1"
title: { zh: 一项任务, en: One task }
law: 测试
effective: { from: 2000-01-01 }
subject: person
opening: { by: applicant }
periods: {}
forms: {}
machine:
  initial: working
  states:
    working:
      meta: { title: { zh: 办理, en: Working }, task: { office: township.civilAffairs, role: handler } }
      on: { DONE: finished }
    finished: { type: final, meta: { title: { zh: 完成, en: Finished } } }
`;

/** As many clients as a county has desks, on two services with one database, taking whatever task comes next. */
async function race(
  database: TestDatabase,
  tasks: number,
  damage?: (service: CaseService) => Promise<void>,
): Promise<Operation[]> {
  const services = [await startCaseService({}, database), await startCaseService({}, database)] as const;
  for (const service of services) await service.deploy(ONE_TASK);
  await damage?.(services[0]);
  const history: Operation[] = [];
  try {
    const cases = [];
    for (let i = 0; i < tasks; i += 1) cases.push(await services[0].open('one-task'));
    const people = await Promise.all(
      Array.from({ length: CLIENTS }, (_, i) => services[0].person(`client-${i}`, SEAT)),
    );
    const open = new Set(cases);
    await Promise.all(
      people.map(async (person, index) => {
        const service = services[index % 2] as CaseService;
        for (let turn = index; open.size > 0; turn += 7) {
          const target = [...open][turn % open.size];
          if (target) await workOn(service, target, person, turn, history, () => open.delete(target));
        }
      }),
    );
  } finally {
    for (const service of services) await service.close();
  }
  return history;
}

type Opened = Awaited<ReturnType<CaseService['open']>>;
type Person = Awaited<ReturnType<CaseService['person']>>;

async function workOn(
  service: CaseService,
  target: Opened,
  person: Person,
  turn: number,
  history: Operation[],
  finished: () => void,
) {
  const id = { county: target.county, caseId: target.caseId, key: target.tasks[0] ?? '' };
  const record = async (kind: Operation['kind'], fence: number, work: () => Promise<number>): Promise<Operation> => {
    const sent = performance.now();
    const result = await work().then(
      (number) => ({ ok: true, fence: number }),
      (error: unknown) => ({ ok: false, fence, error }),
    );
    if (!result.ok) expectRefusal((result as { error: unknown }).error);
    const operation = {
      task: target.caseId,
      kind,
      user: person.userId,
      sent,
      answered: performance.now(),
      ok: result.ok,
      fence: result.fence,
    };
    history.push(operation);
    return operation;
  };
  const claim = await record('claim', 0, async () => (await service.claims.claim(id, person)).fence);
  if (!claim.ok) return;
  // Two of three give it back, so that most tasks change hands before somebody completes them.
  if (turn % 3 !== 0) {
    await record(
      'release',
      claim.fence,
      async () => (await service.claims.release(id, claim.fence, person), claim.fence),
    );
  } else {
    await record(
      'complete',
      claim.fence,
      async () => (await service.send(target, 'DONE', { actor: person.actor, fence: claim.fence }), claim.fence),
    );
    finished();
  }
}

function expectRefusal(error: unknown): void {
  const { code } = error as { code?: string };
  if (!['already-claimed', 'task-closed', 'claim-lost', 'busy', 'not-possible'].includes(code ?? '')) throw error;
}

describe('64 people and 500 tasks', () => {
  let database: TestDatabase;
  beforeEach(async () => (database = await createTestDatabase()));
  afterEach(() => database.drop());

  it('gives every task to exactly one of them at a time, and lets each be completed once', async () => {
    const history = await race(database, TASKS);
    expect(claimViolations(history)).toEqual([]);
    const completed = history.filter(({ kind, ok }) => kind === 'complete' && ok);
    expect(completed).toHaveLength(TASKS);
    expect(history.filter(({ kind, ok }) => kind === 'claim' && !ok).length).toBeGreaterThan(0);
    expect(history.filter(({ kind, ok }) => kind === 'release' && ok).length).toBeGreaterThan(TASKS / 4);
  }, 120_000);

  it('is seen to fail when claiming looks first and takes afterwards', async () => {
    const history = await race(database, 20, async ({ owner }) => {
      await owner.query('drop index case_claim_single; alter table case_claim drop constraint case_claim_pkey');
      await owner.query(LOOK_THEN_TAKE);
    });
    expect(claimViolations(history).length).toBeGreaterThan(0);
  }, 120_000);
});

const LOOK_THEN_TAKE = `
  create or replace function claim_task(p_county text, p_case uuid, p_task text, p_user uuid, p_offices text[], p_roles text[], p_for uuid[])
  returns table (fence int, claimed_at timestamptz) language plpgsql security definer set search_path = public, pg_temp as $$
  declare seen case_task;
  begin
    select * into seen from case_task t where t.county = p_county and t.case_id = p_case and t.key = p_task and t.closed_at is null;
    if seen.key is null or seen.assignee is not null then return; end if;
    perform pg_sleep(0.005);
    update case_task t set assignee = p_user, claimed_at = service_now(), fence = seen.fence + 1 where t.county = p_county and t.case_id = p_case and t.key = p_task;
    insert into case_claim (county, case_id, key, fence, user_id, claimed_at) values (p_county, p_case, p_task, seen.fence + 1, p_user, service_now());
    return query select seen.fence + 1, service_now();
  end $$`;
