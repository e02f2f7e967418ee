import type {
  ActionConfig,
  By,
  Definition,
  GuardConfig,
  StateConfig,
  StateMeta,
  TransitionConfig,
  TransitionMeta,
  TransitionsConfig,
} from './definition.js';
import { DefinitionFault } from './errors.js';
import type { StateValue } from './state.js';

/** One state of a definition, with its transitions in a uniform shape. Paths are dotted names from the root ('' is the root). */
export interface StateNode {
  path: string;
  parent: string | null;
  type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  meta: StateMeta;
  children: string[];
  transitions: Transition[];
  /** Those that a command takes, by its name. */
  commands: Map<string, Transition[]>;
  config: StateConfig;
}

export interface Transition {
  /** `<state>:<trigger>#<index>`: how coverage and counter-examples name it. */
  id: string;
  source: string;
  /** An event name, `after <period>`, `always` or `onDone`. */
  trigger: string;
  kind: 'event' | 'after' | 'always' | 'done';
  targets: string[];
  guard?: GuardConfig;
  actions: ActionConfig[];
  reenter: boolean;
  meta: TransitionMeta;
}

export type StateNodes = Map<string, StateNode>;

export const listOf = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Adds to the list under a key. */
export function pushTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

export const joinPath = (parent: string, name: string): string => (parent ? `${parent}.${name}` : name);

/** What to do about a target that does not exist; the check at deployment collects them all. */
type OnMissing = (node: StateNode, target: string) => void;

const refuseMissing: OnMissing = (node, target) => {
  throw new DefinitionFault(node.path || '(root)', `the target state "${target}" does not exist`);
};

/** Indexes every state of the definition by its path. @throws DefinitionFault for a target that does not exist */
export function indexNodes(definition: Definition, onMissing: OnMissing = refuseMissing): StateNodes {
  const nodes: StateNodes = new Map();
  visit(nodes, definition.machine, '', null);
  for (const node of nodes.values()) {
    node.transitions = transitionsOf(nodes, node, onMissing);
    for (const transition of node.transitions) {
      if (transition.kind === 'event') pushTo(node.commands, transition.trigger, transition);
    }
  }
  return nodes;
}

function visit(nodes: StateNodes, config: StateConfig, path: string, parent: string | null): void {
  const names = Object.keys(config.states ?? {});
  const type = config.type ?? (names.length > 0 ? 'compound' : 'atomic');
  const children = names.map((name) => joinPath(path, name));
  nodes.set(path, {
    path,
    parent,
    type,
    meta: config.meta ?? {},
    children,
    transitions: [],
    commands: new Map(),
    config,
  });
  for (const name of names) visit(nodes, config.states?.[name] ?? {}, joinPath(path, name), path);
}

function transitionsOf(nodes: StateNodes, node: StateNode, onMissing: OnMissing): Transition[] {
  const { on = {}, after = {}, always, onDone } = node.config;
  const of = (kind: Transition['kind'], trigger: string, config: TransitionsConfig | undefined): Transition[] =>
    (config === undefined ? [] : listOf(config)).map((entry, index) => {
      const transition: TransitionConfig = typeof entry === 'string' ? { target: entry } : entry;
      return {
        id: `${node.path}:${trigger}#${index}`,
        source: node.path,
        trigger,
        kind,
        targets: listOf(transition.target).flatMap((target) => {
          const path = targetPath(node, target);
          if (nodes.has(path)) return [path];
          onMissing(node, target);
          return [];
        }),
        guard: transition.guard,
        actions: listOf(transition.actions),
        reenter: transition.reenter ?? false,
        meta: transition.meta ?? {},
      };
    });
  return [
    ...Object.entries(on).flatMap(([event, config]) => of('event', event, config)),
    ...Object.entries(after).flatMap(([period, config]) => of('after', `after ${period}`, config)),
    ...of('always', 'always', always),
    ...of('done', 'onDone', onDone),
  ];
}

/** XState's own rules: `name` a sibling, `.name` a child, `#case.a.b` absolute; `a.b` goes down from a sibling. */
function targetPath(node: StateNode, target: string): string {
  if (target.startsWith('#')) return target.slice(1).replace(/^case\.?/, '');
  if (target.startsWith('.')) return joinPath(node.path, target.slice(1));
  return joinPath(node.parent ?? '', target);
}

/** Finds a state by its dotted path or, where unique, by its last name. @throws DefinitionFault */
export function findState(nodes: StateNodes, reference: string, where: string): string {
  if (nodes.has(reference)) return reference;
  const matches = [...nodes.keys()].filter((path) => path.endsWith(`.${reference}`));
  if (matches.length === 1 && matches[0] !== undefined) return matches[0];
  const why = matches.length > 1 ? `names several states (${matches.join(', ')})` : 'does not exist';
  throw new DefinitionFault(where, `the state "${reference}" ${why}`);
}

/** Definitions have some hundred configurations; the bound is for those that make them up. */
const MOST_REMEMBERED = 2_000;
const remembered = new WeakMap<StateNodes, Map<string, readonly string[]>>();

/** Paths of all active states, ancestors before their children. A step asks several times, a replay for every event. */
export function activePaths(nodes: StateNodes, value: StateValue): readonly string[] {
  let known = remembered.get(nodes);
  if (!known || known.size >= MOST_REMEMBERED) remembered.set(nodes, (known = new Map<string, readonly string[]>()));
  const key = typeof value === 'string' ? value : JSON.stringify(value);
  const paths = known.get(key) ?? pathsIn(nodes, value);
  known.set(key, paths);
  return paths;
}

function pathsIn(nodes: StateNodes, value: StateValue): string[] {
  const paths: string[] = [''];
  const walk = (sub: StateValue, at: string): void => {
    const entries = typeof sub === 'string' ? [[sub, {}] as const] : Object.entries(sub);
    for (const [name, inner] of entries) {
      const path = joinPath(at, name);
      paths.push(path);
      if (typeof inner === 'string' || Object.keys(inner).length > 0) walk(inner, path);
    }
  };
  walk(value, '');
  return paths.filter((path) => nodes.has(path));
}

/** A state and the states inside it that are entered with it. */
export function initialPaths(nodes: StateNodes, path: string): string[] {
  const { type, config, children } = nodes.get(path) ?? {};
  const inner =
    type === 'compound' ? [joinPath(path, config?.initial ?? '')] : type === 'parallel' ? (children ?? []) : [];
  return [path, ...inner.flatMap((child) => initialPaths(nodes, child))];
}

/** The node itself and its ancestors, nearest first. */
export function* lineage(nodes: StateNodes, path: string): Generator<StateNode> {
  for (let node = nodes.get(path); node; node = node.parent === null ? undefined : nodes.get(node.parent)) yield node;
}

/** The nearest state at or above `path` that asks for work. */
export function taskStateOf(nodes: StateNodes, path: string): StateNode | undefined {
  for (const node of lineage(nodes, path)) if (node.meta.task) return node;
  return undefined;
}

/** Who may send this transition; a transition that says nothing belongs to its task's holder. */
export const byOf = (transition: Transition): By[] => listOf(transition.meta.by ?? 'task');
