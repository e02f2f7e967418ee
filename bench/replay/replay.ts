import { readCanonicalBody } from '../../src/audit/canonical-event.js';
import { databaseRecords } from '../../src/audit/database-records.js';
import { withSnapshot } from '../../src/audit/owner-snapshot.js';
import { verifyHistory } from '../../src/audit/verify.js';
import { DefinitionLibrary } from '../../src/cases/ports.js';
import { replay, type EventBody } from '../../src/engine/index.js';
import { drive } from '../load.js';
import { inProcessWay } from '../commands/in-process.js';
import { TOWNSHIP } from '../commands/commands.js';
import type { Stand } from '../stand/stand.js';

export interface ReplayFigures {
  events: number;
  /** From the database: reading, every hash, every state, tasks and deadlines. Events per second of wall clock and of our processor time. */
  verified: Speed;
  /** The engine alone, on events in memory. */
  replayed: Speed;
}

interface Speed {
  perSecond: number;
  perProcessorSecond: number;
}

const COUNTY = '421222';
const FEWEST_EVENTS = 20_000;
const MAKERS = 32;

export async function measureReplay(stand: Stand, report: (line: string) => void): Promise<ReplayFigures> {
  const events = await enoughEvents(stand, report);
  report(`verifying ${events} events, once to warm up and once measured`);
  await verify(stand);
  const verified = await verify(stand);
  report(`verified ${Math.round(verified.perSecond)}/s`);
  return { events, verified, replayed: await replayAlone(stand) };
}

/** What the commands left behind will do; alone, this section makes its own. */
async function enoughEvents(stand: Stand, report: (line: string) => void): Promise<number> {
  let events = await countEvents(stand);
  if (events >= FEWEST_EVENTS) return events;
  report(`making ${FEWEST_EVENTS} events`);
  const principal = await stand.signIn(TOWNSHIP.handler);
  const way = inProcessWay(stand, principal, await stand.openCases(FEWEST_EVENTS / 20, TOWNSHIP.village), MAKERS);
  for (; events < FEWEST_EVENTS; events = await countEvents(stand)) await drive(MAKERS, 1, (slot) => way.step(slot));
  return events;
}

async function countEvents({ owner }: Stand): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    'select count(*)::int as count from case_event where county = $1',
    [COUNTY],
  );
  return rows[0]?.count ?? 0;
}

async function verify({ url }: Stand): Promise<ReplayFigures['verified']> {
  return withSnapshot(url, async (tx) => {
    const speedOf = stopwatch();
    const verdict = await verifyHistory(databaseRecords(tx, { county: COUNTY }));
    const speed = speedOf(verdict.events);
    if (verdict.faults > 0) throw new Error(`The history does not verify: ${JSON.stringify(verdict.bad[0])}`);
    return speed;
  });
}

/** Started now; told how many events there were, it says how fast they went. */
function stopwatch(): (events: number) => Speed {
  const start = performance.now();
  const used = process.cpuUsage();
  return (events) => {
    const { user, system } = process.cpuUsage(used);
    return {
      perSecond: (events * 1000) / (performance.now() - start),
      perProcessorSecond: (events * 1_000_000) / (user + system),
    };
  };
}

async function replayAlone(stand: Stand): Promise<ReplayFigures['replayed']> {
  const library = stand.app.get(DefinitionLibrary);
  const histories = await readHistories(stand);
  const speedOf = stopwatch();
  let events = 0;
  for (const history of histories) {
    const { broken } = replay(library, history);
    if (broken) throw new Error(`Event ${broken.seq} does not replay: ${broken.reason}`);
    events += history.length;
  }
  return speedOf(events);
}

async function readHistories({ owner }: Stand): Promise<EventBody[][]> {
  const { rows } = await owner.query<{ case_id: string; body: Buffer }>(
    'select case_id, body from case_event where county = $1 order by case_id, seq limit $2',
    [COUNTY, FEWEST_EVENTS],
  );
  const histories = new Map<string, EventBody[]>();
  for (const { case_id, body } of rows) {
    const history = histories.get(case_id) ?? [];
    histories.set(case_id, history);
    history.push(readCanonicalBody(body));
  }
  return [...histories.values()];
}
