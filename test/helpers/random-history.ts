import { seedCalendar } from '../../src/calendar/index.js';
import { sealEvent } from '../../src/cases/event.js';
import {
  CommandRefused,
  definitionDigest,
  FactNeeded,
  possibleCommands,
  step,
  taskStateOf,
  type Actor,
  type CaseState,
  type Command,
  type CompiledDefinition,
  type EventBody,
  type Facts,
  type Json,
  type JsonObject,
  type StepResult,
} from '../../src/engine/index.js';
import type { Choices } from './random.js';
import { EVENTS } from './random-definition.js';

/** One case as its history tells it: each event with the state that was stored after it. */
export interface History {
  compiled: CompiledDefinition;
  digest: string;
  events: EventBody[];
  states: CaseState[];
  /** Commands that were refused; each left the state as it was. */
  refused: number;
}

const calendar = seedCalendar();
const HOUR_MS = 3_600_000;
const COUNTY = '421222';
const CASE = '01900000-0000-7000-8000-000000000000';
const noHash = Buffer.alloc(32);

/** What JSON keeps of a value: how states and events come back from the database. */
export const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Sends random commands, possible and impossible ones, as the service would: facts gathered one by one, state from JSON. */
export function randomHistory(choose: Choices, compiled: CompiledDefinition, commands: number): History {
  const digest = definitionDigest(compiled.definition);
  const history: History = { compiled, digest, events: [], states: [], refused: 0 };
  let now = Date.parse('2021-09-28T01:00:00.000Z') + choose.whole(0, 2000) * HOUR_MS;
  for (let count = 0; count < commands; count += 1) {
    const before = history.states.at(-1) ?? null;
    const command = before === null ? opening(choose) : randomCommand(choose, compiled, before);
    const clock = command.clock === undefined ? undefined : before?.clocks[command.clock];
    if (clock?.dueAt && choose.chance(0.8)) now = Math.max(now, Date.parse(clock.dueAt));
    else now += choose.whole(0, 30) * HOUR_MS;
    attempt(choose, history, before, command, new Date(now).toISOString());
  }
  return history;
}

function attempt(choose: Choices, history: History, before: CaseState | null, command: Command, now: string): void {
  const text = JSON.stringify(before);
  const facts: Facts = { now, today: now.slice(0, 10), calendar: calendar.version };
  if (before === null || choose.chance(0.5)) facts['settings'] = settings(choose);
  if (before === null) facts['division'] = '421222104201';
  const seq = history.events.length + 1;
  const state = stored(before);
  try {
    const result = gathering(choose, facts, () => step(history.compiled, state, command, facts, calendar, seq));
    history.states.push(result.state);
    history.events.push(recorded(history.digest, seq, command, facts, result));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    history.refused += 1;
    if (JSON.stringify(state) !== text) throw new Error('a refused command changed the state', { cause: error });
  }
}

/** A circle of `always` is refused as well; these definitions have not been checked. */
const isRefusal = (error: unknown): boolean =>
  error instanceof CommandRefused || (error as Error).message.startsWith('Infinite loop');

function gathering(choose: Choices, facts: Facts, run: () => StepResult): StepResult {
  for (;;) {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof FactNeeded)) throw error;
      facts[error.fact] = factFor(choose, error.source.kind);
    }
  }
}

function factFor(choose: Choices, kind: FactNeeded['source']['kind']): Json {
  switch (kind) {
    case 'setting':
    case 'account':
      return choose.whole(100, 900);
    case 'settings':
      return settings(choose);
    case 'authority':
      return { mode: choose.one(['COUNTY', 'ENTRUSTED', 'DEVOLVED']), office: '421222:civilAffairs', grant: null };
    case 'seed':
      return String(choose.whole(0, 9999));
    case 'household':
      return { memberCount: choose.whole(1, 6) };
    case 'person':
      return { age: choose.whole(0, 99) };
    case 'statuses':
      return choose.some(2, () => choose.one(['first', 'second']));
    case 'relatedOfficers':
      return choose.some(2, () => choose.one(['ann', 'bo', 'cai']));
    default:
      throw new Error(`random definitions do not ask for "${kind}"`);
  }
}

const settings = (choose: Choices): JsonObject => ({
  limit: choose.whole(0, 4),
  samplingRate: 0.5,
  listed: ['tax', 'banks'],
  ...(choose.chance(0.3) ? { 'period.posting': '9d' } : {}),
});

const opening = (choose: Choices): Command => ({ type: 'OPEN', actor: { kind: 'public' }, data: sheet(choose) });

const sheet = (choose: Choices): JsonObject => ({
  ...(choose.chance(0.7) ? { number: choose.whole(0, 6) } : {}),
  ...(choose.chance(0.7) ? { flag: choose.chance(0.5) } : {}),
});

function randomCommand(choose: Choices, compiled: CompiledDefinition, state: CaseState): Command {
  const clocks = Object.entries(state.clocks).filter(([, clock]) => !clock.fired);
  if (clocks.length > 0 && choose.chance(0.3)) {
    const [clock, { kind }] = choose.one(clocks);
    return { type: kind === 'after' ? 'DUE' : 'ALARM', actor: { kind: 'system' }, clock };
  }
  if (choose.chance(0.05)) return { type: 'RECOUNT', actor: { kind: 'system' } };
  const possible = [...possibleCommands(compiled, state).keys()];
  const type =
    choose.chance(0.8) && possible.length > 0 ? choose.one(possible) : choose.one([...EVENTS, 'NONSENSE', 'OPEN']);
  const task = choose.chance(0.5) ? Object.keys(state.tasks)[0] : undefined;
  const actor = randomActor(choose, compiled, state, type);
  return { type, actor, data: sheet(choose), ...(task === undefined ? {} : { task }) };
}

/** Mostly somebody who may: with the seat of an open task, or one that any transition asks for. */
function randomActor(choose: Choices, compiled: CompiledDefinition, state: CaseState, type: string): Actor {
  const transition = possibleCommands(compiled, state).get(type);
  const task = transition && taskStateOf(compiled.nodes, transition.source);
  const seats = Object.values(state.tasks)
    .filter((open) => !task || open.state === task.path)
    .map(({ office, role }) => ({ office, role }));
  const elsewhere = ['421222104:window', '421222104:civilAffairs', '421222:civilAffairs', '421222104201:committee'];
  const user: Actor = {
    kind: 'user',
    user: choose.one(['ann', 'bo', 'cai', 'dai']),
    seats: [...seats, ...elsewhere.map((office) => ({ office, role: 'handler' }))],
  };
  const way = transition?.meta.by;
  if (typeof way === 'string' && way !== 'task' && choose.chance(0.6))
    return way === 'case' ? { kind: 'case', county: COUNTY, caseId: CASE } : { kind: way as 'public' };
  return user;
}

function recorded(definition: string, seq: number, command: Command, facts: Facts, result: StepResult): EventBody {
  const identity = { county: COUNTY, caseId: CASE, seq, definition };
  return sealEvent(identity, command, command.data ?? {}, facts, result, null, noHash).body;
}
