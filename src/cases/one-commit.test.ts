import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { startCaseService, type CaseService } from '../../test/helpers/case-service.js';
import type { CommandReply } from './command.js';

/** A command that writes to every table a step writes to; DECIDE has effects besides. */
const DESK = `
procedure: desk
version: "1"
title: { zh: 窗口, en: Desk }
law: 测试
effective: { from: 2000-01-01 }
subject: person
opening: { by: applicant }
periods: { first: { length: 3wd }, second: { length: 5wd }, patience: { length: 30d } }
forms: {}
machine:
  initial: first
  states:
    first:
      meta: { title: { zh: 甲, en: First }, task: { office: township.civilAffairs, role: handler, due: first } }
      after: { patience: second }
      on:
        PASS: { target: second }
        DECIDE: { target: second, actions: [{ type: award, params: { amount: 1, from: nextMonth } }, { type: announce, params: { fields: [memberCount] } }] }
    second:
      meta: { title: { zh: 乙, en: Second }, task: { office: township.civilAffairs, role: handler, due: second } }
      on: { END: { target: ended } }
    ended: { type: final, meta: { title: { zh: 完, en: Ended } } }
`;
const SEAT = { office: '421222104:civilAffairs', role: 'handler' };

/** Everything a step writes, and one of its commands' ways: alone in a statement, or with effects in a transaction. */
const WRITES = [
  'update on cases',
  'insert on case_event',
  'insert on unsealed',
  'update on case_claim',
  'update on case_task',
  'insert on case_task',
  'delete on case_deadline',
  'insert on case_deadline',
  'insert on outbox',
  'insert on idempotency',
];
const COMMANDS = ['PASS', 'DECIDE'];

/** Strikes when this is written for the case; a constraint trigger, which is deferred, strikes while it commits. */
const trigger = (write: string, what: string): string => `
  create or replace function misfortune() returns trigger language plpgsql as $$ begin ${what} return coalesce(new, old); end $$;
  ${
    write === 'the commit'
      ? 'create constraint trigger misfortune after insert on unsealed deferrable initially deferred for each row execute function misfortune()'
      : `create trigger misfortune before ${write} for each row execute function misfortune()`
  }`;
const REFUSES = `raise exception 'the disk is full';`;
const KILLS = 'perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5);';

let service: CaseService;
/** Fails the second effect of DECIDE, after the first has written its own. */
let isUnable = false;
beforeAll(async () => {
  service = await startCaseService({
    award: async (_effect, { tx, county, caseId }) => {
      const row = [randomUUID(), county, caseId];
      await tx.query(
        `insert into outbox (id, county, case_id, seq, topic, payload, at) values ($1, $2, $3, 0, 'paid', '{}', now())`,
        row,
      );
    },
    announce: () => (isUnable ? Promise.reject(new Error('nobody can announce it')) : Promise.resolve()),
  });
  await service.deploy(DESK);
});
afterAll(() => service.close());

const misfortune = (write: string, what: string) => service.owner.query(trigger(write, what));
async function allIsWell(): Promise<void> {
  for (const table of ['unsealed', ...new Set(WRITES.map((write) => write.split(' on ')[1] ?? ''))]) {
    await service.owner.query(`drop trigger if exists misfortune on ${table}`);
  }
}
afterEach(allIsWell);

/** All that the database holds of a case, besides what may be locked. */
async function everything({ caseId }: CommandReply): Promise<unknown> {
  const tables = ['case_event', 'unsealed', 'case_task', 'case_claim', 'case_deadline', 'outbox'];
  const parts = tables.map(
    (table) => `(select json_agg(t order by t::text) from ${table} t where case_id = $1) as ${table}`,
  );
  const { rows } = await service.owner.query<Record<string, unknown>>(
    `select (select row_to_json(c) from cases c where id = $1) as cases, ${parts.join(', ')},
      (select json_agg(i) from idempotency i where response ->> 'caseId' = $1::text) as idempotency`,
    [caseId],
  );
  return rows[0];
}

/** A case whose first task somebody holds, and the command that answers it, the same each time it is sent. */
async function claimed(type: string): Promise<{ opened: CommandReply; send: () => Promise<CommandReply> }> {
  const opened = await service.open('desk');
  const person = await service.person(`person-${opened.number}`, SEAT);
  const { fence } = await service.claims.claim({ ...opened, key: opened.tasks[0] ?? '' }, person);
  const sent = { actor: person.actor, fence, principal: person.userId, key: `answer-${opened.number}` };
  return { opened, send: () => service.send(opened, type, sent) };
}

const eventsOf = async ({ caseId }: CommandReply): Promise<string[]> => {
  const { rows } = await service.owner.query<{ type: string }>(
    'select type from case_event where case_id = $1 order by seq',
    [caseId],
  );
  return rows.map(({ type }) => type);
};

describe.each(COMMANDS)('%s is one commit', (type) => {
  it.each([...WRITES, 'the commit'])('of which nothing is left where this is refused: %s', async (write) => {
    const { opened, send } = await claimed(type);
    const before = await everything(opened);
    await misfortune(write, REFUSES);
    await expect(send()).rejects.toThrow('the disk is full');
    expect(await everything(opened)).toEqual(before);
    await allIsWell();
    expect(await send()).toMatchObject({ version: 2 });
    expect(await eventsOf(opened)).toEqual(['OPEN', type]);
  });

  it.each([...WRITES, 'the commit'])(
    'of which nothing is left, or all, where the connection ends at this; its key tells: %s',
    async (write) => {
      const { opened, send } = await claimed(type);
      await misfortune(write, KILLS);
      // Before the commit it certainly has not taken effect; from then on nobody knows.
      const isKnown = type === 'DECIDE' && write !== 'the commit';
      const refusal = await send().then(
        () => 'answered',
        (error: { code?: string; message: string }) => error,
      );
      expect(refusal).toMatchObject(
        isKnown
          ? { code: expect.not.stringMatching('outcome-unknown') }
          : { code: 'outcome-unknown', status: 503, detail: { retryAfter: 1 } },
      );
      expect(await eventsOf(opened)).toEqual(['OPEN']);
      await allIsWell();
      expect(await send()).toMatchObject({ version: 2 });
      expect(await eventsOf(opened)).toEqual(['OPEN', type]);
    },
  );

  it('that has taken effect although its answer was lost: the same key gives the answer', async () => {
    const { opened, send } = await claimed(type);
    const restore = loseAnswers();
    await expect(send()).rejects.toMatchObject({ code: 'outcome-unknown', status: 503 });
    restore();
    expect(await eventsOf(opened)).toEqual(['OPEN', type]);
    const after = await everything(opened);
    expect(await send()).toMatchObject({ version: 2, standing: [{ zh: '乙' }] });
    expect(await everything(opened)).toEqual(after);
  });
});

describe('a deadline', () => {
  /** Nobody claims here, and nobody waits for an answer. */
  const written = WRITES.filter((write) => !/case_claim|idempotency/.test(write));

  it.each([...written, 'the commit'])('is carried out once where the connection ends at this: %s', async (write) => {
    const opened = await service.open('desk');
    await service.owner.query(`delete from case_deadline where case_id <> $1 or kind = 'alarm'`, [opened.caseId]);
    await service.advance('40 days');
    await misfortune(write, KILLS);
    await service.deadlines.drain();
    expect(await eventsOf(opened)).toEqual(['OPEN']);
    await allIsWell();
    await service.advance('1 minute');
    await service.deadlines.drain();
    expect(await eventsOf(opened)).toEqual(['OPEN', 'DUE']);
    const { rowCount } = await service.owner.query('select from incident where resolved_at is null');
    expect(rowCount).toBe(0);
  });
});

it('undoes what an effect has written when a later one fails', async () => {
  const { opened, send } = await claimed('DECIDE');
  const before = await everything(opened);
  isUnable = true;
  await expect(send()).rejects.toThrow('nobody can announce it');
  isUnable = false;
  expect(await everything(opened)).toEqual(before);
});

/** The server commits, and the way back is cut before its word arrives. @returns what makes the way whole again */
function loseAnswers(): () => void {
  const { pool } = service.database;
  type Query = (...args: unknown[]) => Promise<unknown>;
  const own = { query: pool.query.bind(pool) as Query, connect: pool.connect.bind(pool) as Query };
  let isCut = true;
  const losing =
    (query: Query, isLost: (statement: unknown) => boolean): Query =>
    async (...args) => {
      const answer = await query(...args);
      if (isCut && isLost(args[0])) throw new Error('Connection terminated unexpectedly');
      return answer;
    };
  const isStep = (statement: unknown): boolean => /^commit_step/.test((statement as { name?: string }).name ?? '');
  const connect = async (...forItself: unknown[]): Promise<unknown> => {
    const client = (await own.connect(...forItself)) as PoolClient | undefined;
    if (!client) return undefined; // the pool's own asking, with a callback
    const query = client.query.bind(client) as Query;
    return Object.assign(client, { query: losing(query, (statement) => statement === 'commit') });
  };
  Object.assign(pool, { query: losing(own.query, isStep), connect });
  return () => {
    isCut = false;
    Object.assign(pool, own);
  };
}
