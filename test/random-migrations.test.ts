import { seedCalendar } from '../src/calendar/index.js';
import { sealEvent } from '../src/cases/event.js';
import {
  CommandRefused,
  compile,
  definitionDigest,
  migrate,
  replay,
  stateDigest,
  type CaseState,
  type CompiledDefinition,
  type Definition,
  type EventBody,
  type Facts,
  type JsonObject,
  type Library,
  type Mapping,
  type Replay,
} from '../src/engine/index.js';
import { Choices } from './helpers/random.js';
import { randomDefinition } from './helpers/random-definition.js';
import { randomHistory, stored, type History } from './helpers/random-history.js';

const DEFINITIONS = 200;
const COMMANDS = 10;
const MINUTES = 300_000;
/** RANDOM_SEED repeats a run. */
const SEED = Number(process.env['RANDOM_SEED'] ?? Math.floor(Math.random() * 1e9));

const calendar = seedCalendar();

/** Every state, period and variable of random definitions under another name, wherever JSON mentions it. */
const renamed = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value)
      .replace(/\b(s|end|before)(\d+)\b/g, 'new$1$2')
      .replace(/(?<=[":])(short|long|posting|whole)(?=")/g, 'other-$1')
      .replace(/\bcount\b/g, 'tally'),
  ) as T;

/** The new name of each state that keeps none of its ancestors' names either: nothing is found by going along. */
function mappingOf({ nodes }: CompiledDefinition): Mapping {
  const paths = [...nodes.keys()].filter((path) => path !== '');
  const periods = ['short', 'long', 'posting', 'whole'];
  return {
    states: Object.fromEntries(paths.map((path) => [path, renamed(path)])),
    periods: Object.fromEntries(periods.map((name) => [name, `other-${name}`])),
    variables: { count: 'tally' },
  };
}

interface Moved {
  seed: number;
  before: CaseState;
  after: CaseState | null;
  refusal: string | null;
  replayed: Replay;
  /** The same with another definition named as the one the case came from. */
  forged: Replay;
}

const NEVER: Replay = { state: null, broken: null };

function moveOne(seed: number): Moved | null {
  const choose = new Choices(seed);
  const history = randomHistory(choose, compile(randomDefinition(choose)), COMMANDS);
  // Limits that are over without having fired are refused, which a test beside the engine shows.
  const until = history.events.findLastIndex(({ at }, index) => isQuiet(history.states[index], at));
  const before = stored(history.states[until] ?? null);
  const last = history.events[until];
  if (!before || !last) return null;
  const target = compile({ ...renamed(history.compiled.definition), version: '2' } satisfies Definition);
  const data: JsonObject = { from: history.digest, mapping: stored<JsonObject>({ ...mappingOf(history.compiled) }) };
  const command = { type: 'MIGRATE', actor: { kind: 'system' as const }, data };
  const facts: Facts = { now: last.at, today: last.facts.today, calendar: calendar.version };
  try {
    const result = migrate(history.compiled, target, before, command, facts, calendar, last.seq + 1);
    const identity = {
      county: last.county,
      caseId: last.caseId,
      seq: last.seq + 1,
      definition: definitionDigest(target.definition),
    };
    const event = sealEvent(identity, command, data, facts, result, null, Buffer.alloc(32)).body;
    const events: EventBody[] = [...history.events.slice(0, until + 1), event];
    const replayed = replay(libraryOf(history, target), stored(events));
    const elsewhere = { ...event, data: { ...data, from: identity.definition } };
    const forged = replay(libraryOf(history, target), [...events.slice(0, -1), elsewhere]);
    return { seed, before, after: result.state, refusal: null, replayed, forged };
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
    return { seed, before, after: null, refusal: error.code, replayed: NEVER, forged: NEVER };
  }
}

const isQuiet = (state: CaseState | undefined, now: string): boolean =>
  state?.status === 'active' &&
  Object.values(state.clocks).every(({ fired, dueAt }) => fired === true || dueAt === null || dueAt > now);

function libraryOf(history: History, target: CompiledDefinition): Library {
  const anew = new Map([history.compiled, target].map(({ definition }) => [definitionDigest(definition), definition]));
  return { definition: (digest) => compile(stored(anew.get(digest) as Definition)), calendar: () => calendar };
}

describe(`cases of ${DEFINITIONS} random definitions moved to a renamed copy, from RANDOM_SEED=${SEED}`, () => {
  const moved: Moved[] = [];
  beforeAll(() => {
    for (let number = 0; number < DEFINITIONS; number += 1) {
      const one = moveOne(SEED + number);
      if (one) moved.push(one);
    }
  }, MINUTES);

  const failing = (check: (one: Moved & { after: CaseState }) => boolean): string[] =>
    moved.flatMap((one) =>
      one.after && !check(one as Moved & { after: CaseState }) ? [`RANDOM_SEED=${one.seed}`] : [],
    );

  it('are never refused', () => {
    expect(moved.length).toBeGreaterThan(DEFINITIONS / 2);
    expect(moved.filter(({ refusal }) => refusal !== null).map(({ seed, refusal }) => `${refusal}: ${seed}`)).toEqual(
      [],
    );
  });

  it('have among them tasks, parts, suspended clocks, regions and remembered states', () => {
    const states = moved.flatMap(({ after }) => after ?? []);
    expect(states.some(({ tasks }) => Object.values(tasks).some(({ part }) => part !== undefined))).toBe(true);
    expect(states.some(({ clocks }) => Object.values(clocks).some(({ ledger }) => ledger.length > 0))).toBe(true);
    expect(states.some(({ history }) => Object.keys(history).length > 0)).toBe(true);
    expect(states.some(({ parts }) => Object.values(parts).some((all) => Object.values(all).some(Boolean)))).toBe(true);
  });

  it('stand afterwards exactly where they stood, under the new names: tasks, numbers, due dates, answers, memory', () => {
    expect(failing(({ before, after }) => stateDigest(after) === stateDigest(renamed(before)))).toEqual([]);
  });

  it('replay across the migration, from JSON and definitions compiled anew', () => {
    expect(
      failing(
        ({ after, replayed }) =>
          replayed.broken === null && stateDigest(replayed.state as CaseState) === stateDigest(after),
      ),
    ).toEqual([]);
  });

  it('do not replay with another definition named as the one they came from', () => {
    expect(failing(({ forged }) => forged.broken !== null)).toEqual([]);
  });
});
