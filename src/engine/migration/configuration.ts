import { CommandRefused } from '../errors.js';
import { activePaths, lineage, type StateNodes } from '../nodes.js';
import type { CaseState, StateValue } from '../state.js';
import { refused, type Image } from './mapping.js';

/** The states active after a migration. */
export interface Placement {
  value: StateValue;
  /** All active paths, ancestors before their children. */
  active: readonly string[];
  /** For each active path that an active state of before stands for: that state. */
  origin: Map<string, string>;
}

/**
 * Places a case in another definition: every innermost active state goes to where the mapping sends it, and what results must
 * be a place that machine can be in.
 *
 * @throws CommandRefused `migration-state`, `migration-region`, `migration-final`
 */
export function place(
  source: StateNodes,
  target: StateNodes,
  state: CaseState,
  image: Image,
  enter: readonly string[],
): Placement {
  const before = activePaths(source, state.value);
  const innermost = before.filter((path) => !before.some((other) => source.get(other)?.parent === path));
  const leaves = new Map<string, string | null>();
  const put = (path: string, from: string | null): void => {
    if (leaves.has(path)) throw collision(path);
    leaves.set(path, from);
  };
  for (const path of innermost) {
    const to = image(path);
    if (to !== null) put(leafFor(source, target, path, to), path);
  }
  for (const path of enter) put(entered(target, path), null);
  const value = valueOf(target, new Set([...leaves.keys()].flatMap((leaf) => upwards(target, leaf))), '');
  const active = activePaths(target, value);
  const origin = originsOf(before, active, image);
  refuseFinished({ source, before: state.value }, target, value, active, origin);
  return { value, active, origin };
}

const upwards = (nodes: StateNodes, path: string): string[] => [...lineage(nodes, path)].map((node) => node.path);

/** The innermost state of the new definition that an innermost state of the old one becomes. */
function leafFor(source: StateNodes, target: StateNodes, from: string, to: string): string {
  const node = target.get(to);
  const known = { state: from, to };
  if (!node) {
    throw refused(
      'migration-state',
      `The case stands at "${from}", for which the mapping names no state of the new definition.`,
      `案件处于状态 “${from}”，对照表未指明其在新规程中的状态。`,
      known,
    );
  }
  if (node.type !== 'atomic' && node.type !== 'final') {
    throw refused(
      'migration-state',
      `"${from}" would become "${to}", which has states of its own; map it to one of these: ${node.children.join(', ')}.`,
      `“${from}” 对应的 “${to}” 含有下级状态，请指明其中之一：${node.children.join('、')}。`,
      { ...known, possible: node.children },
    );
  }
  const wasFinal = source.get(from)?.type === 'final';
  if (wasFinal !== (node.type === 'final')) {
    throw refused(
      'migration-final',
      wasFinal
        ? `"${from}" is finished and would become "${to}", which is not; nothing begins again by a migration.`
        : `"${from}" is not finished and would become "${to}", which is an end; nothing ends by a migration.`,
      wasFinal
        ? `“${from}” 已办结，而 “${to}” 未办结；转换不得使已办结的事项重新开始。`
        : `“${from}” 尚未办结，而 “${to}” 为终结状态；转换不得使案件办结。`,
      known,
    );
  }
  if (passedThrough(target, to) && !passedThrough(source, from)) throw passing(from, to);
  return to;
}

/** A state that is left as soon as it is entered: nothing would ever take a case put there on. */
function passedThrough(nodes: StateNodes, path: string): boolean {
  const kinds = new Set(nodes.get(path)?.transitions.map(({ kind }) => kind));
  return kinds.has('always') && !kinds.has('event') && !kinds.has('after');
}

function passing(from: string | null, to: string): CommandRefused {
  return refused(
    'migration-state',
    `A case only passes through "${to}" of the new definition; it cannot be put there.`,
    `新规程中的 “${to}” 只是经过状态，案件不能停留于此。`,
    { state: from, to },
  );
}

function entered(target: StateNodes, path: string): string {
  const type = target.get(path)?.type;
  if (passedThrough(target, path)) throw passing(null, path);
  if (type === 'atomic') return path;
  throw refused(
    type === 'final' ? 'migration-final' : 'migration-state',
    `A case can be entered only into an innermost state that is no end; "${path}" is none.`,
    `只能进入未终结的最内层状态，“${path}” 不是。`,
    { to: path },
  );
}

/** XState's own notation of the states that are active. */
function valueOf(nodes: StateNodes, active: ReadonlySet<string>, path: string): StateValue {
  const node = nodes.get(path);
  const inner = (node?.children ?? []).filter((child) => nodes.get(child)?.type !== 'history');
  if (node?.type === 'parallel') {
    const missing = inner.find((child) => !active.has(child));
    if (missing !== undefined) throw regionMissing(missing);
    return Object.fromEntries(inner.map((child) => [nameOf(child), valueOf(nodes, active, child)]));
  }
  if (inner.length === 0) return {};
  const here = inner.filter((child) => active.has(child));
  const [only] = here;
  if (only === undefined || here.length > 1) throw notOne(path, here);
  const value = valueOf(nodes, active, only);
  return typeof value === 'object' && Object.keys(value).length === 0 ? nameOf(only) : { [nameOf(only)]: value };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

function originsOf(before: readonly string[], active: readonly string[], image: Image): Map<string, string> {
  const origin = new Map<string, string>();
  for (const path of before) {
    const to = image(path);
    if (to === null || !active.includes(to)) continue;
    if (origin.has(to)) throw collision(to);
    origin.set(to, path);
  }
  return origin;
}

/** What would be complete by the migration alone has already missed the moment at which the machine goes on from there. */
function refuseFinished(
  old: { source: StateNodes; before: StateValue },
  target: StateNodes,
  value: StateValue,
  active: readonly string[],
  origin: ReadonlyMap<string, string>,
): void {
  const before = new Set(activePaths(old.source, old.before));
  const after = new Set(activePaths(target, value));
  for (const path of active) {
    if (target.get(path)?.type === 'final' || !isDone(target, after, path)) continue;
    const from = origin.get(path);
    if (from !== undefined && isDone(old.source, before, from)) continue;
    throw refused(
      'migration-final',
      `"${path || 'the case'}" would be complete by the migration alone.`,
      `“${path || '案件'}” 将仅因转换而全部办结。`,
      { to: path },
    );
  }
}

function isDone(nodes: StateNodes, active: ReadonlySet<string>, path: string): boolean {
  const node = nodes.get(path);
  const inner = (node?.children ?? []).filter((child) => nodes.get(child)?.type !== 'history');
  if (node?.type === 'final') return true;
  if (node?.type === 'parallel') return inner.every((child) => isDone(nodes, active, child));
  return inner.some((child) => active.has(child) && nodes.get(child)?.type === 'final');
}

const collision = (to: string): CommandRefused =>
  refused(
    'migration-region',
    `Two active states of the case would both become "${to}".`,
    `案件的两个在办状态将同时对应 “${to}”。`,
    { to },
  );

const regionMissing = (region: string): CommandRefused =>
  refused(
    'migration-region',
    `Nothing of the case would stand in the region "${region}"; map a state to it, or name one of its states under "enter".`,
    `案件在并行区域 “${region}” 中没有对应状态；请在对照表中指明，或在 enter 中指明其起始状态。`,
    { region },
  );

const notOne = (path: string, here: string[]): CommandRefused =>
  refused(
    here.length === 0 ? 'migration-state' : 'migration-region',
    here.length === 0
      ? 'Nothing of the case would be left active.'
      : `The case would stand in several states of "${path || 'the machine'}" at once: ${here.join(', ')}.`,
    here.length === 0
      ? '转换后案件将没有任何在办状态。'
      : `案件将同时处于 “${path || '规程'}” 的多个状态：${here.join('、')}。`,
    { region: path, states: here },
  );
