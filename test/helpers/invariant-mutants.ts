import type { Exploration, Move } from '../../src/engine/check/explorer.js';
import { searchPath } from '../../src/engine/check/path-search.js';
import type { CompiledDefinition } from '../../src/engine/compile.js';
import type { Definition, Invariant, StateConfig, TaskMeta } from '../../src/engine/definition.js';
import { findState, type StateNodes } from '../../src/engine/nodes.js';

/*
 * Definitions made unlawful on purpose, one legal sentence at a time, to see that the check bites.
 */

/** A way past one required state: the command `trigger`, straight to where the sentence says nobody may come without it. */
export interface Bypass {
  invariant: number;
  required: string;
  trigger: string;
}

/** The state in which a case of a definition with bypasses begins, so that there is something before its first state too. */
const BEFORE = 'beforeEverything';

const anybody = { office: 'county.civilAffairs', role: 'approver' };
const title = { zh: '绕过', en: 'Bypass' };

/**
 * A definition with a bypass for every required state of every `reach … requires …`: a command from the predecessor on a way
 * that has not met it yet. One definition holds them all, so that its paths are explored once; `only` keeps one of them.
 */
export function withBypasses(
  compiled: CompiledDefinition,
  exploration: Exploration,
): { definition: Definition; bypasses: Bypass[] } {
  const definition = copyOf(compiled.definition);
  const bypasses: Bypass[] = [];
  for (const [invariant, { reach, requires = [], unless = [] }] of (definition.invariants ?? []).entries()) {
    for (const required of reach === undefined ? [] : requires) {
      const from = predecessor(compiled.nodes, exploration, required, unless);
      const trigger = `BYPASS_${bypasses.length}`;
      const source = from === null ? beforeEverything(definition) : configAt(definition, from);
      const target = `#case.${findState(compiled.nodes, stateOf(reach ?? ''), '(root)')}`;
      source.on = { ...source.on, [trigger]: { target, meta: { title, by: anybody } } };
      bypasses.push({ invariant, required, trigger });
    }
  }
  return { definition, bypasses };
}

/** The exploration of the definition that has this bypass and no other. */
export function only({ trigger }: Bypass, exploration: Exploration): Exploration {
  const isKept = (move: Move): boolean => !move.trigger.startsWith('BYPASS_') || move.trigger === trigger;
  return { ...exploration, moves: exploration.moves.map((moves) => moves.filter(isKept)) };
}

/** The same as a definition, for the whole check. */
export function onlyDefinition({ trigger }: Bypass, definition: Definition): Definition {
  return JSON.parse(
    JSON.stringify(definition, (key, value: unknown) =>
      key.startsWith('BYPASS_') && key !== trigger ? undefined : value,
    ),
  ) as Definition;
}

/** Where a case stands, still without the required, that meets it with its next step; null where it begins with it. */
function predecessor(
  nodes: StateNodes,
  exploration: Exploration,
  required: string,
  unless: readonly string[],
): string | null {
  const met = meets(nodes, required);
  const excused = unless.map((reference) => meets(nodes, reference));
  const found = searchPath(exploration, ({ marks }, isExcused) => {
    for (const mark of marks) {
      if (!isExcused && met(mark)) return { broken: 0 };
      if (excused.some((matches) => matches(mark))) isExcused = 1;
    }
    return isExcused;
  });
  const last = found?.path.at(-1);
  if (!last) throw new Error(`Nothing leads to "${required}" without an exception.`);
  return last.from === null ? null : last.source;
}

/** Whether a mark tells of a reference: a state, or `state:EVENT`. */
export function meets(nodes: StateNodes, reference: string): (mark: Move['marks'][number]) => boolean {
  const path = findState(nodes, stateOf(reference), '(root)');
  const event = reference.split(':')[1];
  return event === undefined
    ? ({ kind, id }) => kind === 'entered' && id === path
    : ({ kind, id }) => kind === 'took' && id.startsWith(`${path}:${event}#`);
}

const stateOf = (reference: string): string => reference.split(':')[0] ?? '';

function beforeEverything({ machine }: Definition): StateConfig {
  const known = machine.states?.[BEFORE];
  if (known) return known;
  const first = machine.initial ?? '';
  const state: StateConfig = {
    meta: { title },
    on: { BEGIN: { target: first, meta: { title, by: anybody } } },
  };
  machine.initial = BEFORE;
  machine.states = { ...machine.states, [BEFORE]: state };
  return state;
}

/** The definition without what keeps who acted in `first` out of `later`; null when nothing there does. */
export function withoutSeparation(
  { definition, nodes }: CompiledDefinition,
  first: string,
  later: string,
): Definition | null {
  const mutant = copyOf(definition);
  let dropped = 0;
  for (const { path, meta } of nodes.values()) {
    if (!meta.task?.distinctFrom || !(lies(path, later) || lies(later, path))) continue;
    const kept = meta.task.distinctFrom.filter((name) => {
      const other = findState(nodes, name, path);
      return !lies(first, other) && !lies(other, first);
    });
    dropped += meta.task.distinctFrom.length - kept.length;
    (configAt(mutant, path).meta?.task as TaskMeta).distinctFrom = kept;
  }
  return dropped > 0 ? mutant : null;
}

/** Every two states of an `apart`, in both orders. */
export function pairsOf(nodes: StateNodes, { apart = [] }: Invariant): [string, string][] {
  const states = apart.map((name) => findState(nodes, name, '(root)'));
  return states.flatMap((first, index) => states.slice(index + 1).map((later): [string, string] => [first, later]));
}

/** The definition with every own limit of a state so long that no total has room for it. */
export function withLongStay({ definition, nodes }: CompiledDefinition, state: string): Definition {
  const mutant = copyOf(definition);
  const { meta, transitions = [] } = nodes.get(state) ?? {};
  const timers = transitions.flatMap(({ kind, trigger }) => (kind === 'after' ? [trigger.slice('after '.length)] : []));
  for (const period of new Set([meta?.due, meta?.task?.due, ...timers])) {
    if (period === undefined || period === definition.total?.period) continue;
    mutant.periods[period] = { length: '1000wd' };
  }
  return mutant;
}

/** YAML anchors make one object of two places; a mutant changes one of them. */
const copyOf = (definition: Definition): Definition => JSON.parse(JSON.stringify(definition)) as Definition;

function configAt({ machine }: Definition, path: string): StateConfig {
  const names = path === '' ? [] : path.split('.');
  return names.reduce<StateConfig>((config, name) => config.states?.[name] ?? {}, machine);
}

export const lies = (path: string, state: string): boolean => path === state || path.startsWith(`${state}.`);
