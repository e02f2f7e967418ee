import type { Definition, Json } from '../definition.js';
import { initialPaths, joinPath, lineage, listOf, type StateNode, type StateNodes, type Transition } from '../nodes.js';
import { callOf, transitionsIn } from './walk.js';
import { mostWorkingDays } from './working-days.js';

/*
 * The states of a definition as stations on a way, for measuring time. Within one level (the machine, or a region of a
 * parallel state) a station is an atomic state, or a whole parallel state, whose inside is a level of its own.
 */

/** A branch of the law that fixes which of several lengths apply: the value of `by` in periods, of `authority` in guards. */
export interface Era {
  by: string;
  value: string;
}

export interface Hop {
  to: string;
  trigger: string;
  /** States entered by it, so that an end is recognised even where it is compound. */
  entered: string[];
  /** An exercise of decision authority. */
  decides: boolean;
  /** Back to where a history state remembers the case to have been. */
  returns: boolean;
}

export const lies = (path: string, within: string): boolean =>
  within === '' || path === within || path.startsWith(`${within}.`);

/** The station of a level at which somebody stands who enters `path`. */
export function stationOf(nodes: StateNodes, level: string, path: string): string {
  const outermost = [...lineage(nodes, path)]
    .filter((node) => node.path !== level && lies(node.path, level) && node.type === 'parallel')
    .at(-1);
  if (outermost) return outermost.path;
  const node = nodes.get(path);
  if (node?.type !== 'compound') return path;
  return stationOf(nodes, level, joinPath(path, node.config.initial ?? ''));
}

/** Where one can go from a station without leaving the level. */
export function hopsFrom(nodes: StateNodes, level: string, station: string, era: Era | null): Hop[] {
  const inside = [...nodes.values()].filter(({ path }) => path !== station && lies(path, station));
  const around = [...lineage(nodes, station)].filter(({ path }) => lies(path, level));
  const transitions = [...inside, ...around].flatMap((node) =>
    node.transitions.filter((transition) => isOpen(nodes, node, station, transition, era)),
  );
  return transitions.flatMap(({ targets, trigger, meta }) =>
    targets
      .flatMap((target) => withHistory(nodes, target).map((to) => [to, to !== target] as const))
      .filter(([target]) => lies(target, level) && !(lies(target, station) && target !== station))
      .map(([target, returns]): Hop => {
        const outer = [...lineage(nodes, target)].map(({ path }) => path).filter((path) => !lies(station, path));
        const entered = [...outer, ...initialPaths(nodes, target)];
        return { to: stationOf(nodes, level, target), trigger, entered, decides: meta.decides === true, returns };
      })
      .filter(({ to }) => to !== station),
  );
}

/** What a history state remembers may be any state beside it. */
function withHistory(nodes: StateNodes, target: string): string[] {
  const node = nodes.get(target);
  if (node?.type !== 'history') return [target];
  return [...nodes.values()]
    .filter(({ path, type }) => type === 'atomic' && lies(path, node.parent ?? ''))
    .map(({ path }) => path);
}

function isOpen(nodes: StateNodes, node: StateNode, station: string, transition: Transition, era: Era | null): boolean {
  // A compound state has ended only at one of its final states.
  const ended = nodes.get(station)?.type === 'final' && nodes.get(station)?.parent === node.path;
  if (transition.kind === 'done' && node.path !== station && !ended) return false;
  if (era?.by !== 'authority.mode' || transition.guard === undefined) return true;
  const { type, params } = callOf(transition.guard);
  return type !== 'authority' || ((params['mode'] ?? []) as Json[]).includes(era.value);
}

/** Whether the total's own clock stands still in a state, because whatever leads there suspends it. */
export function standsStill({ total }: Definition, nodes: StateNodes, state: string): boolean {
  if (!total) return false;
  const leading = transitionsIn(nodes).filter(({ targets }) => targets.includes(state));
  const stops = ({ actions }: Transition): boolean =>
    actions.map(callOf).some(({ type, params }) => type === 'suspend' && params['period'] === total.period);
  return leading.length > 0 && leading.every(stops);
}

/** Left as soon as it is entered: nobody spends time there. */
export const isInstant = ({ type, transitions }: StateNode): boolean =>
  type === 'final' || transitions.some(({ kind, guard }) => kind === 'always' && guard === undefined);

/** The periods that limit a state by themselves; `guarded` ones move a case on only where their guard holds. */
export function periodsOf({ meta: { due, task }, transitions }: StateNode): { sure: string[]; guarded: string[] } {
  const timers = transitions.filter(({ kind, targets }) => kind === 'after' && targets.length > 0);
  const named = (open: boolean): string[] =>
    timers.filter(({ guard }) => (guard === undefined) === open).map(({ trigger }) => trigger.slice('after '.length));
  return { sure: [...listOf(due), ...listOf(task?.due), ...named(true)], guarded: named(false) };
}

/**
 * The working days a state may take by its own limits, null when it has none. All of them hold at once, so the shortest
 * counts. The total that is measured limits nothing on the way to itself.
 */
export function limitOf(definition: Definition, node: StateNode, era: Era | null): number | null {
  const { sure, guarded } = periodsOf(node);
  const days = (periods: string[]): number[] =>
    periods.filter((period) => period !== definition.total?.period).map((period) => daysOf(definition, period, era));
  if (days(sure).length > 0) return Math.min(...days(sure));
  return days(guarded).length > 0 ? Math.max(...days(guarded)) : null;
}

/** The most working days of a period in an era; the longest of its lengths where the era does not say which. */
export function daysOf(definition: Definition, period: string, era: Era | null): number {
  const { length, by, lengths = {} } = definition.periods[period] ?? {};
  const chosen = length ?? (by !== undefined && by === era?.by ? lengths[era.value] : undefined);
  if (chosen !== undefined) return mostWorkingDays(chosen);
  return Math.max(...Object.values(lengths).map(mostWorkingDays));
}
