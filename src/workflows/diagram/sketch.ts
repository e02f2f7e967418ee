import type { Definition, StateNode, StateNodes, Transition } from '../../engine/index.js';
import { indexNodes, initialPaths, lineage } from '../../engine/index.js';

/** A way from a state to another, or several that all lead from here to there. */
export interface Route {
  source: string;
  targets: string[];
  transitions: Transition[];
}

/** What is drawn of a definition as an arrow, and what is said in a line of the state's box. */
export interface Sketch {
  nodes: StateNodes;
  initial: ReadonlySet<string>;
  drawn: Route[];
  said: Route[];
  /** In what order a case passes through the states; ways back apart. */
  rank: ReadonlyMap<string, number>;
}

/**
 * A procedure of fifty states has over a hundred transitions, and with an arrow for each nobody could follow any. Drawn are those
 * between neighbours, those on into another phase, and for every state one by which it is reached; said are the others: what leads
 * out of a whole phase at any moment, far back, or to an end that another arrow leads to already. What changes no state is neither:
 * the table of states tells it.
 */
export function sketch(definition: Definition): Sketch {
  const nodes = indexNodes(definition);
  const routes = routesOf(nodes);
  const rank = rankOf(nodes);
  const drawn = new Set(routes.filter((route) => isNeighbourly(nodes, route) || isOnward(nodes, route, rank)));
  for (const path of nodes.keys()) {
    const first = firstInto(nodes, path, routes, drawn, rank);
    if (first) drawn.add(first);
  }
  const initial = new Set([...nodes.values()].filter(({ type }) => type === 'compound').map(initialOf));
  const isDrawn = (route: Route): boolean => drawn.has(route);
  return { nodes, initial, drawn: routes.filter(isDrawn), said: routes.filter((route) => !isDrawn(route)), rank };
}

const initialOf = ({ path, config }: StateNode): string => `${path ? `${path}.` : ''}${config.initial ?? ''}`;

/** One route for all transitions from a state to the same targets, in the order they are written. */
function routesOf(nodes: StateNodes): Route[] {
  const routes = new Map<string, Route>();
  for (const { path, transitions } of nodes.values()) {
    for (const transition of transitions) {
      const { targets } = transition;
      if (targets.length === 0 || targets.join() === path) continue;
      const key = `${path} ${targets.join(' ')}`;
      const route = routes.get(key) ?? { source: path, targets, transitions: [] };
      route.transitions.push(transition);
      routes.set(key, route);
    }
  }
  return [...routes.values()];
}

/**
 * Reverse postorder: a state comes after all that lead to it, except by ways back; a phase where the first state in it does. What
 * is only reached by leaving a whole phase comes at the end.
 */
function rankOf(nodes: StateNodes): Map<string, number> {
  const seen = new Set<string>();
  const order: string[] = [];
  const from = (start: string): void => {
    const finished: string[] = [];
    const visit = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      // The last visited comes first in the end: of several ways on, the one written first.
      for (const next of nextOf(nodes, path).reverse()) visit(next);
      finished.push(path);
    };
    for (const leaf of leavesOf(nodes, start).reverse()) visit(leaf);
    order.push(...finished.reverse());
  };
  from('');
  for (const path of order) {
    for (const above of lineage(nodes, path)) above.transitions.forEach(({ targets }) => targets.forEach(from));
  }
  return new Map(
    order
      .flatMap((leaf) => [...lineage(nodes, leaf)].reverse())
      .map(({ path }) => path)
      .filter(isFirst)
      .map((path, index) => [path, index]),
  );
}

const isFirst = (path: string, index: number, all: string[]): boolean => all.indexOf(path) === index;

/** The states without states in them that are entered with a state. */
const leavesOf = (nodes: StateNodes, path: string): string[] =>
  initialPaths(nodes, path).filter((each) => !isPhase(nodes.get(each)));

function nextOf(nodes: StateNodes, path: string): string[] {
  const node = nodes.get(path);
  // Two targets at once lead into the other part of a parallel state, which goes on beside this one.
  const single = node?.transitions.filter((transition) => transition.targets.length === 1) ?? [];
  const targets = single.flatMap((transition) => transition.targets);
  const afterAll = node?.type === 'final' ? onceDone(nodes, nodes.get(node.parent ?? '')) : [];
  return [...targets, ...afterAll].flatMap((target) => leavesOf(nodes, target));
}

/** Where a case goes on when a state inside has come to its end; of a parallel state's parts, when all have. */
function onceDone(nodes: StateNodes, node: StateNode | undefined): string[] {
  if (!node) return [];
  const targets = node.transitions.filter(({ kind }) => kind === 'done').flatMap((transition) => transition.targets);
  const above = node.parent === null ? undefined : nodes.get(node.parent);
  return above?.type === 'parallel' ? [...targets, ...onceDone(nodes, above)] : targets;
}

const isPhase = (node: StateNode | undefined): boolean => (node?.children.length ?? 0) > 0;
const isForward = ({ source, targets: [target = ''] }: Route, rank: ReadonlyMap<string, number>): boolean =>
  (rank.get(target) ?? 0) > (rank.get(source) ?? 0);
const isWithin = (path: string, container: string): boolean => path === container || path.startsWith(`${container}.`);

/** Between two states of the same container. */
function isNeighbourly(nodes: StateNodes, { source, targets: [target = '', second] }: Route): boolean {
  const from = nodes.get(source);
  return second === undefined && !isPhase(from) && from?.parent === nodes.get(target)?.parent;
}

/** Into a later phase that is no end: what an end is reached by is drawn once. Or because all of a phase is done. */
function isOnward(nodes: StateNodes, route: Route, rank: ReadonlyMap<string, number>): boolean {
  const { source, targets, transitions } = route;
  const [target = '', second] = targets;
  if (second !== undefined || nodes.get(target)?.type === 'final' || isWithin(target, source)) return false;
  return isForward(route, rank) && (!isPhase(nodes.get(source)) || transitions.some(({ kind }) => kind === 'done'));
}

/** The arrow by which people know that a state is reached, where none of those drawn leads to it: better from a state than from a phase. */
function firstInto(
  nodes: StateNodes,
  path: string,
  routes: readonly Route[],
  drawn: ReadonlySet<Route>,
  rank: ReadonlyMap<string, number>,
): Route | undefined {
  const node = nodes.get(path);
  const parent = nodes.get(node?.parent ?? '');
  if (!node || path === '' || parent?.type === 'parallel' || (parent && initialOf(parent) === path)) return undefined;
  const leadsIn = ({ source, targets }: Route): boolean =>
    source !== '' && targets.length === 1 && isWithin(targets[0] ?? '', path) && !isWithin(source, path);
  if ([...drawn].some(leadsIn)) return undefined;
  const worth = (route: Route): number => (isForward(route, rank) ? 2 : 0) + (isPhase(nodes.get(route.source)) ? 0 : 1);
  return routes.filter(leadsIn).sort((a, b) => worth(b) - worth(a))[0];
}
