import { seedCalendar } from '../src/calendar/index.js';
import {
  compile,
  replay,
  replayEvent,
  stateDigest,
  type CaseState,
  type CompiledDefinition,
  type EventBody,
  type Library,
} from '../src/engine/index.js';
import { Choices } from './helpers/random.js';
import { randomDefinition } from './helpers/random-definition.js';
import { randomHistory, stored, type History } from './helpers/random-history.js';

const DEFINITIONS = 1_000;
/** Enough to see that the comparison bites. */
const TAMPERED = 250;
const COMMANDS = 12;
/** Some twenty seconds alone; a machine may be busy with other tests. */
const MINUTES = 300_000;
/** RANDOM_SEED repeats a run. */
const SEED = Number(process.env['RANDOM_SEED'] ?? Math.floor(Math.random() * 1e9));

const calendar = seedCalendar();
const library = (compiled: CompiledDefinition): Library => ({ definition: () => compiled, calendar: () => calendar });

const historyOf = (seed: number): History => {
  const choose = new Choices(seed);
  return randomHistory(choose, compile(randomDefinition(choose)), COMMANDS);
};

/** Each history's definition, compiled anew from JSON. */
const anew = new Map<History, Library>();
function again(history: History): Library {
  const known = anew.get(history) ?? library(compile(stored(history.compiled.definition)));
  anew.set(history, known);
  return known;
}

/** The first event after which the replayed state is another than the stored one, or null. */
function firstDifference(history: History): number | null {
  const other = again(history);
  let state: CaseState | null = null;
  for (const [index, event] of stored(history.events).entries()) {
    state = replayEvent(other, state, event).state;
    const expected = stored(history.states[index] as CaseState);
    if (stateDigest(stored(state)) !== stateDigest(expected)) return event.seq;
  }
  return null;
}

const histories: History[] = [];

beforeAll(() => {
  for (let number = 0; number < DEFINITIONS; number += 1) histories.push(historyOf(SEED + number));
}, MINUTES);

/** Runs a check over all histories and names the seeds of those that fail it. */
function failing(check: (history: History, index: number) => boolean): string[] {
  return histories.flatMap((history, index) => (check(history, index) ? [] : [`RANDOM_SEED=${SEED + index}`]));
}

describe(`${DEFINITIONS} random definitions, from RANDOM_SEED=${SEED}`, () => {
  it('give long histories of every kind of event, and refusals among them', () => {
    const events = histories.flatMap((history) => history.events);
    expect(events.length).toBeGreaterThan(DEFINITIONS * 4);
    expect(histories.reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThan(DEFINITIONS);
    const kinds = [...new Set(events.map(({ type }) => type))];
    expect(kinds).toEqual(expect.arrayContaining(['OPEN', 'DUE', 'ALARM', 'RECOUNT', 'SIGN', 'GO']));
    const states = histories.flatMap((history) => history.states);
    expect(states.some(({ history: remembered }) => Object.keys(remembered).length > 0)).toBe(true);
    expect(
      states.some(({ parts }) =>
        Object.values(parts).some((answers) => Object.values(answers).some((answer) => answer)),
      ),
    ).toBe(true);
    expect(states.some(({ clocks }) => Object.values(clocks).some(({ ledger }) => ledger.length > 0))).toBe(true);
    expect(states.some(({ status }) => status === 'done')).toBe(true);
    expect(events.some(({ trace }) => trace)).toBe(true);
  });

  it(
    'replay to the stored state after every event, from JSON and a definition compiled anew',
    () => {
      expect(failing((history) => firstDifference(history) === null)).toEqual([]);
    },
    MINUTES,
  );

  it(
    'replay to any event from the beginning',
    () => {
      const wrong = failing((history, index) => {
        const until = 1 + (index % Math.max(1, history.events.length));
        const { state, broken } = replay(again(history), history.events, until);
        const expected = history.states[until - 1];
        return (
          broken === null &&
          (expected === undefined || (state !== null && stateDigest(state) === stateDigest(expected)))
        );
      });
      expect(wrong).toEqual([]);
    },
    MINUTES,
  );
});

describe('a history that was tampered with', () => {
  /** Replays histories with one event changed; those that `change` leaves alone do not count. */
  function tampered(change: (event: EventBody, history: History) => EventBody | null): {
    tried: number;
    unseen: string[];
  } {
    let tried = 0;
    const unseen = histories.slice(0, TAMPERED).flatMap((history, index) => {
      const at = history.events.findIndex((event) => change(event, history) !== null);
      if (at < 0) return [];
      tried += 1;
      const events = history.events.map((event, position) =>
        position === at ? (change(stored(event), history) ?? event) : event,
      );
      return replay(again(history), events).broken ? [] : [`RANDOM_SEED=${SEED + index}`];
    });
    return { tried, unseen };
  }

  it('does not replay without a fact that was gathered', () => {
    const { tried, unseen } = tampered((event) => {
      const gathered = ['standard', 'household', 'authority', 'seed', 'relatedOfficers'].find(
        (name) => name in event.facts,
      );
      if (gathered === undefined) return null;
      const { [gathered]: _dropped, ...facts } = event.facts;
      return { ...event, facts: facts as EventBody['facts'] };
    });
    expect(tried).toBeGreaterThan(TAMPERED / 5);
    expect(unseen).toEqual([]);
  });

  it('does not replay with another standard behind its amount', () => {
    const { tried, unseen } = tampered((event) =>
      event.trace && Number(event.trace.at(-1)?.value) > 0
        ? { ...event, facts: { ...event.facts, standard: Number(event.facts['standard']) + 1 } }
        : null,
    );
    expect(tried).toBeGreaterThan(TAMPERED / 20);
    // An amount that a later action of the same step overwrites leaves no trace in the state; the event's own hash keeps it.
    expect(unseen.length).toBeLessThan(tried / 5);
  });

  it('does not replay with another command', () => {
    const { tried, unseen } = tampered((event) =>
      event.actor.kind === 'system' || event.seq === 1 ? null : { ...event, type: 'NONSENSE' },
    );
    expect(tried).toBeGreaterThan(TAMPERED / 2);
    expect(unseen).toEqual([]);
  });

  it('does not replay with its states exchanged', () => {
    const { tried, unseen } = tampered((event, { events }) => {
      const other = events.find(({ state }) => state !== event.state);
      return other ? { ...event, state: other.state } : null;
    });
    expect(tried).toBeGreaterThan(TAMPERED / 2);
    expect(unseen).toEqual([]);
  });
});
