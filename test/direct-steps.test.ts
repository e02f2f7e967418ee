import { compile, type CaseState, type CompiledDefinition, type Facts } from '../src/engine/index.js';
import { directMacrostep, macrostepOfXState, type Macrostep } from '../src/engine/macrostep.js';
import type { Scope } from '../src/engine/scope.js';
import { Choices } from './helpers/random.js';
import { randomDefinition, EVENTS } from './helpers/random-definition.js';
import { randomHistory, stored } from './helpers/random-history.js';

const DEFINITIONS = 120;
const COMMANDS = 12;
const SEED = Number(process.env['RANDOM_SEED'] ?? Math.floor(Math.random() * 1e9));

/** Everything an event comes to: where it leads, or what it fails with, and what is left in the scope. */
type Outcome = { ended: Omit<Macrostep, 'entered'> & { entered: string[] } } | { failed: string };

function outcome(scope: Scope, run: () => Macrostep): Outcome & { scope: object } {
  const { parts, division, trace, falseGuards } = scope;
  const left = () => ({
    parts: scope.parts,
    division: scope.division,
    trace,
    falseGuards: [...new Set(falseGuards)].sort(),
  });
  try {
    const { entered, context, ...rest } = run();
    return { ended: { ...rest, context, entered: [...entered].sort() }, scope: left() };
  } catch (error) {
    const { message } = (scope.failure ?? error) as Error;
    return { failed: message, scope: { parts, division } };
  }
}

const scopeOf = ({ definition, nodes }: CompiledDefinition, state: CaseState, facts: Facts, data: object): Scope => ({
  definition,
  nodes,
  facts,
  data: data as Scope['data'],
  actor: 'user',
  user: 'ann',
  seq: 99,
  division: state.division,
  settings: state.settings,
  parts: state.parts,
  part: Object.values(state.parts).flatMap(Object.keys)[0] ?? 'none',
  variables: state.context,
  trace: [],
  falseGuards: [],
});

/** Every event that means something anywhere in the definition, as XState names it. */
function eventsOf({ nodes }: CompiledDefinition): string[] {
  const timers = [...nodes.values()].flatMap(({ path, transitions }) =>
    transitions
      .filter(({ kind }) => kind === 'after')
      .map(({ trigger }) => `xstate.${trigger.replace(' ', '.')}.${path ? `case.${path}` : 'case'}`),
  );
  return [...EVENTS, ...timers, 'NEVER'];
}

describe(`steps taken directly, on ${DEFINITIONS} random definitions from RANDOM_SEED=${SEED}`, () => {
  const seen = { direct: 0, left: 0, moved: 0, failed: 0, chained: 0 };
  const differing: string[] = [];

  beforeAll(() => {
    for (let number = 0; number < DEFINITIONS; number += 1) {
      const choose = new Choices(SEED + number);
      const { compiled, states, events } = randomHistory(choose, compile(randomDefinition(choose)), COMMANDS);
      for (const [index, state] of states.entries()) {
        const { facts, data } = events[Math.min(index + 1, events.length - 1)] ?? { facts: null, data: {} };
        if (state.status === 'done' || !facts) continue;
        for (const event of eventsOf(compiled))
          compare(`${SEED + number} ${index} ${event}`, event, () => {
            const own = stored(state);
            return { compiled, state: own, scope: scopeOf(compiled, own, facts, data) };
          });
      }
    }
  }, 300_000);

  type Fresh = () => { compiled: CompiledDefinition; state: CaseState; scope: Scope };

  function compare(name: string, event: string, fresh: Fresh): void {
    const ours = fresh();
    let isLeft = false;
    const direct = outcome(ours.scope, () => {
      const found = directMacrostep(ours.compiled, ours.state, event, ours.scope);
      isLeft = found === null;
      return found ?? macrostepOfXState(ours.compiled.machine, ours.state, event, ours.scope);
    });
    const theirs = fresh();
    const xstate = outcome(theirs.scope, () =>
      macrostepOfXState(theirs.compiled.machine, theirs.state, event, theirs.scope),
    );
    if (JSON.stringify(stored(ordered(direct))) !== JSON.stringify(stored(ordered(xstate)))) {
      differing.push(`${name}: ${JSON.stringify(direct)} instead of ${JSON.stringify(xstate)}`);
    }
    seen[isLeft ? 'left' : 'direct'] += 1;
    if (isLeft) return;
    if ('failed' in direct) seen.failed += 1;
    else if (direct.ended.took.length > 0) seen.moved += 1;
    if ('ended' in direct && direct.ended.took.length > 1) seen.chained += 1;
  }

  it('lead where XState leads, do the same on the way, and fail alike', () => {
    expect(differing.slice(0, 3)).toEqual([]);
  });

  it('are most of all steps, and of every sort', () => {
    expect(seen.direct).toBeGreaterThan(seen.left * 2);
    expect(Math.min(seen.left, seen.moved, seen.failed)).toBeGreaterThan(100);
    expect(seen.chained).toBeGreaterThan(10);
  });
});

/** With its keys in order, so that two that say the same are the same text. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}
