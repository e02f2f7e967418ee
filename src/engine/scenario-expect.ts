import { canonicalJson } from '../shared/canonical-json.js';
import type { CompiledDefinition } from './compile.js';
import type { Json } from './definition.js';
import { DefinitionFault } from './errors.js';
import { activePaths, findState, listOf, type StateNodes } from './nodes.js';
import { officeOf } from './offices.js';
import type { Expectation } from './scenario-shape.js';
import type { CaseState, Effect } from './state.js';

/** Every way in which a case is not as expected: what was looked at, what was expected, what is. */
export interface Mismatch {
  what: string;
  expected: string;
  got: string;
}

/** Compares a case, and the effects of what last happened to it, with what a scenario expects. */
export function mismatches(
  { nodes }: CompiledDefinition,
  state: CaseState,
  effects: readonly Effect[],
  expected: Expectation,
): Mismatch[] {
  return [
    ...(expected.state === undefined ? [] : stateMismatch(nodes, state, expected.state)),
    ...(expected.tasks === undefined ? [] : taskMismatch(nodes, state, expected.tasks)),
    ...Object.entries(expected.deadlines ?? {}).flatMap(([name, due]) => deadlineMismatch(state, name, due)),
    ...Object.entries(expected.context ?? {}).flatMap(([name, value]) =>
      differing(`context.${name}`, value, state.context[name] ?? null),
    ),
    ...(expected.effects === undefined ? [] : effectMismatch(expected.effects, effects)),
    ...(expected.status === undefined
      ? []
      : differing('status', expected.status, state.status === 'done' ? 'closed' : 'open')),
  ];
}

/** The innermost of the active states. */
export function innermostStates(nodes: StateNodes, state: CaseState): string[] {
  const active = activePaths(nodes, state.value);
  return active.filter((path) => !active.some((other) => nodes.get(other)?.parent === path));
}

function stateMismatch(nodes: StateNodes, state: CaseState, expected: string | string[]): Mismatch[] {
  const got = innermostStates(nodes, state).sort();
  const wanted = listOf(expected)
    .map((reference) => resolved(nodes, reference))
    .sort();
  return same(wanted, got) ? [] : [{ what: 'state', expected: wanted.join(' + '), got: got.join(' + ') }];
}

function taskMismatch(nodes: StateNodes, state: CaseState, expected: NonNullable<Expectation['tasks']>): Mismatch[] {
  const open = Object.values(state.tasks).map(({ state: path, part, office, role }) => ({
    name: part === undefined ? path : `${path}/${part}`,
    office,
    role,
  }));
  const wanted = expected.map((item) => {
    const { task, office, role } =
      typeof item === 'string' ? ({ task: item } as { task: string; office?: string; role?: string }) : item;
    const [reference = '', ...part] = task.split('/');
    return { name: [resolved(nodes, reference), ...part].join('/'), office, role };
  });
  const names = { wanted: wanted.map(({ name }) => name).sort(), open: open.map(({ name }) => name).sort() };
  if (!same(names.wanted, names.open))
    return [{ what: 'tasks', expected: names.wanted.join(', ') || 'none', got: names.open.join(', ') || 'none' }];
  return wanted.flatMap(({ name, office, role }) => {
    const task = open.find((each) => each.name === name);
    return [
      ...(office === undefined || task?.office === office || task?.office === officeOf(office, state.division)
        ? []
        : differing(`office of ${name}`, office, task?.office ?? null)),
      ...(role === undefined ? [] : differing(`role of ${name}`, role, task?.role ?? null)),
    ];
  });
}

function deadlineMismatch(state: CaseState, name: string, expected: string | null): Mismatch[] {
  const running = Object.entries(state.clocks).filter(
    ([key, clock]) => (key === name || clock.period === name) && !clock.fired,
  );
  const got = [...new Set(running.map(([, clock]) => clock.dueOn ?? 'suspended'))].sort().join(', ') || 'none';
  return differing(`deadline ${name}`, expected ?? 'suspended', got);
}

function effectMismatch(expected: NonNullable<Expectation['effects']>, effects: readonly Effect[]): Mismatch[] {
  const names = expected.map((effect) => (typeof effect === 'string' ? effect : effect.name));
  const got = effects.map(({ name }) => name);
  if (!same(names, got))
    return [{ what: 'effects', expected: names.join(', ') || 'none', got: got.join(', ') || 'none' }];
  return expected.flatMap((effect, index) => {
    if (typeof effect === 'string') return [];
    const params = effects[index]?.params ?? {};
    return Object.entries(effect.params).flatMap(([name, value]) =>
      differing(`${effect.name}.${name}`, value, params[name] ?? null),
    );
  });
}

function differing(what: string, expected: Json, got: Json): Mismatch[] {
  const [wanted, found] = [canonicalJson(expected), canonicalJson(got)];
  return wanted === found ? [] : [{ what, expected: plain(expected, wanted), got: plain(got, found) }];
}

const plain = (value: Json, text: string): string => (typeof value === 'string' ? value : text);

const same = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((item, index) => item === right[index]);

/** A reference as written elsewhere in a definition; one that names no state, or several, is told as it stands. */
function resolved(nodes: StateNodes, reference: string): string {
  try {
    return findState(nodes, reference, 'expect');
  } catch (error) {
    if (error instanceof DefinitionFault) return `${reference} (${error.message})`;
    throw error;
  }
}
