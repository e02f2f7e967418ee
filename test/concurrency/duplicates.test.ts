import { createTestDatabase, type TestDatabase } from '../helpers/database.js';
import { startCaseService, type CaseService } from '../helpers/case-service.js';
import type { CommandReply } from '../../src/cases/command.js';
import { canonicalJson } from '../../src/shared/canonical-json.js';

const SENDS = 10_000;
const CASES = 100;
const IN_FLIGHT = 32;
const TICKER = `
procedure: ticker
version: "1"
title: { zh: 计数, en: Ticker }
law: 测试
effective: { from: 2000-01-01 }
subject: person
opening: { by: applicant }
periods: {}
forms: { amount: { type: object, additionalProperties: false, required: [by], properties: { by: { type: integer } } } }
machine:
  context: { sum: 0 }
  initial: counting
  states:
    counting:
      meta: { title: { zh: 计数, en: Counting } }
      on: { ADD: { actions: { type: set, params: { values: { sum: "=sum + data.by" } } }, meta: { by: public, form: amount } } }
`;

interface Send {
  key: string;
  target: number;
  by: number;
}

/** Each command one to five times, shuffled within a window of 200: late, doubled and out of order, as a bad line delivers. */
function shuffledSends(count: number): Send[] {
  const random = seeded(20170405);
  const sends: Send[] = [];
  for (let n = 0; sends.length < count; n += 1) {
    const send = { key: `command-${n}`, target: Math.floor(random() * CASES), by: 1 + Math.floor(random() * 9) };
    for (let copies = 1 + Math.floor(random() * 5); copies > 0 && sends.length < count; copies -= 1) sends.push(send);
  }
  return sends
    .map((send, index) => ({ send, at: index + random() * 200 }))
    .sort((a, b) => a.at - b.at)
    .map(({ send }) => send);
}

/** Mulberry32: the same run every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

async function deliver(database: TestDatabase, sends: Send[], damage?: (service: CaseService) => Promise<void>) {
  const services = [await startCaseService({}, database), await startCaseService({}, database)] as const;
  for (const service of services) await service.deploy(TICKER);
  await damage?.(services[0]);
  const cases: CommandReply[] = [];
  for (let i = 0; i < CASES; i += 1) cases.push(await services[0].open('ticker'));
  const replies = new Map<string, Set<string>>();
  let next = 0;
  const client = async (index: number): Promise<void> => {
    for (let send = sends[next++]; send; send = sends[next++]) {
      const reply = await insist(services[index % 2] as CaseService, cases[send.target] as CommandReply, send);
      replies.set(send.key, (replies.get(send.key) ?? new Set()).add(canonicalJson(reply)));
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, (_, index) => client(index)));
  const { rows } = await services[0].owner.query<{ sum: string; events: string }>(
    `select (select sum((state->'context'->>'sum')::int) from cases) as sum, (select count(*) from case_event where type = 'ADD') as events`,
  );
  for (const service of services) await service.close();
  return { replies, sum: Number(rows[0]?.sum), events: Number(rows[0]?.events) };
}

/** A client that was told to try again does, with the same key. */
async function insist(service: CaseService, target: CommandReply, { key, by }: Send): Promise<CommandReply> {
  for (;;) {
    try {
      return await service.send(target, 'ADD', { principal: 'client', key, data: { by } });
    } catch (error) {
      if ((error as { code?: string }).code !== 'busy') throw error;
    }
  }
}

describe('10,000 commands, doubled and out of order', () => {
  let database: TestDatabase;
  beforeEach(async () => (database = await createTestDatabase()));
  afterEach(() => database.drop());

  it('are each carried out once, and every copy gets the same answer', async () => {
    const sends = shuffledSends(SENDS);
    const distinct = new Map(sends.map((send) => [send.key, send]));
    const { replies, sum, events } = await deliver(database, sends);
    expect(events).toBe(distinct.size);
    expect(sum).toBe([...distinct.values()].reduce((total, { by }) => total + by, 0));
    expect([...replies.values()].filter((answers) => answers.size !== 1)).toEqual([]);
  }, 180_000);

  it('are seen to be doubled when the keys are not kept', async () => {
    const sends = shuffledSends(300);
    const { events } = await deliver(database, sends, async ({ owner }) => {
      await owner.query(
        'create or replace function forget() returns trigger language plpgsql as $$ begin return null; end $$',
      );
      await owner.query('create trigger forget before insert on idempotency for each row execute function forget()');
    });
    expect(events).toBeGreaterThan(new Set(sends.map(({ key }) => key)).size);
  }, 60_000);
});
