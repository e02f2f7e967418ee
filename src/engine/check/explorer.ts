import type { AnyMachineSnapshot } from 'xstate';
import { ROOT_ID, type CompiledDefinition } from '../compile.js';
import type { GuardConfig } from '../definition.js';
import { activePaths, joinPath } from '../nodes.js';
import type { StateValue } from '../state.js';
import type { PartsAnswered } from './abstract-guards.js';
import { abstractMachine, type Mark } from './abstract-machine.js';
import type { Circle } from './oracle.js';
import { guardSites } from './walk.js';

/** A place in which a case can rest: its active states, what its history states remember, which parts have answered. */
export interface Configuration {
  index: number;
  active: readonly string[];
  done: boolean;
  /** The step by which it was first reached; null for none. Breadth first, so the way back is a shortest one. */
  reachedBy: Move | null;
}

/** One step from a configuration to another. */
export interface Move {
  /** null opens the case. */
  from: number | null;
  to: number;
  /** An event's name or `after <period>`. */
  trigger: string;
  /** The state whose transition was taken. */
  source: string;
  marks: Mark[];
}

export interface Exploration {
  configurations: Configuration[];
  /** By the index of the configuration they start from. */
  moves: Move[][];
  opening: Move[];
  circles: { circle: Circle; path: Move[] }[];
  /** For each guard asked (see {@link guardKey}), taken transition, entered and left state: the forms sent with it. */
  forms: { guards: FormsOf; took: FormsOf; entered: FormsOf; left: FormsOf };
}

/** Names of forms; null stands for a step without one. */
export type FormsOf = Map<string, Set<string | null>>;

/** A definition with more configurations than this has regions that should be procedures of their own. */
export const MOST_CONFIGURATIONS = 200_000;

export class TooManyConfigurations extends Error {}

export const guardKey = (spec: GuardConfig, state: string): string => `${state} ${JSON.stringify(spec)}`;

/**
 * Every configuration a case can come to, and every step between them. Guards are taken to hold or not at will, so some ways
 * may be closed in fact; none that is open is missing.
 *
 * @throws TooManyConfigurations past {@link MOST_CONFIGURATIONS}
 */
export function explore(compiled: CompiledDefinition, limit = MOST_CONFIGURATIONS): Exploration {
  const machine = abstractMachine(compiled);
  const found = new Map<string, number>();
  const snapshots: AnyMachineSnapshot[] = [];
  const keyOf = configurationKey(compiled);
  const result: Exploration = {
    configurations: [],
    moves: [],
    opening: [],
    circles: [],
    forms: { guards: new Map(), took: new Map(), entered: new Map(), left: new Map() },
  };

  const place = (snapshot: AnyMachineSnapshot): number => {
    const key = keyOf(snapshot);
    const known = found.get(key);
    if (known !== undefined) return known;
    const index = snapshots.length;
    if (index >= limit) throw new TooManyConfigurations();
    found.set(key, index);
    snapshots.push(snapshot);
    const active = activePaths(compiled.nodes, snapshot.value as StateValue);
    result.configurations.push({ index, active, done: snapshot.status === 'done', reachedBy: null });
    result.moves.push([]);
    return index;
  };

  const take = (from: number | null, { event, trigger, form }: Possible): void => {
    const outcomes = machine.outcomes(from === null ? null : (snapshots[from] ?? null), event, {
      guard: (spec, state) => add(result.forms.guards, guardKey(spec, state), form),
      circle: (circle) => result.circles.push({ circle, path: from === null ? [] : pathTo(result, from) }),
    });
    const seen = new Set<string>();
    for (const { snapshot, marks } of outcomes) {
      const first = marks.find(({ kind }) => kind === 'took');
      if (from !== null && !first) continue;
      for (const { kind, id } of marks) add(result.forms[kind], id, form);
      const known = snapshots.length;
      const to = place(snapshot);
      const source = first && from !== null ? first.id.slice(0, first.id.indexOf(':')) : '';
      const move: Move = { from, to, trigger, source, marks };
      const key = `${to} ${marks.map(({ kind, id }) => `${kind} ${id}`).join(',')}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const configuration = result.configurations[to];
      if (to >= known && configuration) configuration.reachedBy = move;
      (from === null ? result.opening : (result.moves[from] ?? [])).push(move);
    }
  };

  take(null, { event: 'OPEN', trigger: 'OPEN', form: compiled.definition.opening.form ?? null });
  for (let index = 0; index < snapshots.length; index += 1) {
    if (result.configurations[index]?.done) continue;
    for (const possible of possibleEvents(compiled, result.configurations[index]?.active ?? [])) take(index, possible);
  }
  return result;
}

interface Possible {
  event: string;
  trigger: string;
  form: string | null;
}

/** What can happen to a case in these states: commands, with the form they need, and timers. */
function possibleEvents({ nodes }: CompiledDefinition, active: readonly string[]): Possible[] {
  const possible = new Map<string, Possible>();
  for (const path of [...active].reverse()) {
    for (const { kind, trigger, meta } of nodes.get(path)?.transitions ?? []) {
      if (kind === 'event' && !possible.has(trigger))
        possible.set(trigger, { event: trigger, trigger, form: meta.form ?? null });
      const event = `xstate.${trigger.replace(' ', '.')}.${joinId(path)}`;
      if (kind === 'after') possible.set(event, { event, trigger, form: null });
    }
  }
  return [...possible.values()];
}

const joinId = (path: string): string => (path === '' ? ROOT_ID : joinPath(ROOT_ID, path));

/** What two snapshots must have in common to behave alike. Answers of states left long ago count only if a guard asks. */
function configurationKey({ nodes }: CompiledDefinition): (snapshot: AnyMachineSnapshot) => string {
  const askedFromOutside = new Set(
    guardSites(nodes).flatMap(({ params, state }) =>
      [...nodes.keys()].filter((path) => {
        const reference = params['state'];
        return (
          typeof reference === 'string' && path !== state && (path === reference || path.endsWith(`.${reference}`))
        );
      }),
    ),
  );
  return ({ value, historyValue, context }) => {
    const active = new Set(activePaths(nodes, value as StateValue));
    const answered = Object.entries((context as PartsAnswered).answered ?? {}).filter(
      ([path]) => active.has(path) || askedFromOutside.has(path),
    );
    const remembered = Object.entries(historyValue as Record<string, { id: string }[]>).map(([id, states]) => [
      id,
      states.map((state) => state.id),
    ]);
    return JSON.stringify([value, remembered.sort(), answered.sort()]);
  };
}

function add(forms: FormsOf, key: string, form: string | null): void {
  const known = forms.get(key);
  if (known) known.add(form);
  else forms.set(key, new Set([form]));
}

/** The steps of a shortest way to a configuration. */
export function pathTo({ configurations }: Pick<Exploration, 'configurations'>, index: number): Move[] {
  const moves: Move[] = [];
  for (let move = configurations[index]?.reachedBy; move;) {
    moves.push(move);
    move = move.from === null ? null : configurations[move.from]?.reachedBy;
  }
  return moves.reverse();
}

/** `publicity —after publicity→`, one for each step; the opening only when it is the whole way. */
export function spell(moves: readonly Move[]): string[] {
  const steps = moves.length > 1 ? moves.filter(({ from }) => from !== null) : moves;
  return steps.map(({ source, trigger }) => `${source}${source === '' ? '' : ' '}—${trigger}→`);
}
