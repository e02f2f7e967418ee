import type { ActionConfig, Definition, GuardConfig, JsonObject } from '../definition.js';
import { listOf, type StateNode, type StateNodes, type Transition } from '../nodes.js';
import { locate, type Vocabulary } from './finding.js';

/** What every part of the check looks at. */
export interface Subject {
  definition: Definition;
  /** Tolerant: targets that do not exist are left out. */
  nodes: StateNodes;
  vocabulary: Vocabulary;
  /** Names that hold a variable of the case at some time. */
  variables: ReadonlySet<string>;
}

/** A place where the definition names an action or effect. */
export interface ActionSite {
  state: string;
  moment: 'entry' | 'exit' | 'transition';
  transition: Transition | null;
  type: string;
  params: JsonObject;
  at: (string | number)[];
}

/** A place where the definition names a guard, also inside `not`, `and` and `or`. */
export interface GuardSite {
  state: string;
  transition: Transition;
  type: string;
  params: JsonObject;
  at: (string | number)[];
}

export const callOf = (spec: ActionConfig | GuardConfig): { type: string; params: JsonObject } =>
  typeof spec === 'string' ? { type: spec, params: {} } : { type: spec.type, params: spec.params ?? {} };

export const transitionsIn = (nodes: StateNodes): Transition[] =>
  [...nodes.values()].flatMap((node) => node.transitions);

/** Where a transition stands in the definition. */
export function locateTransition(nodes: StateNodes, { source, trigger, kind, id }: Transition): (string | number)[] {
  const config = nodes.get(source)?.config;
  const key = kind === 'after' ? trigger.slice('after '.length) : trigger;
  const [section, written] =
    kind === 'event'
      ? [['on', key], config?.on?.[key]]
      : kind === 'after'
        ? [['after', key], config?.after?.[key]]
        : kind === 'always'
          ? [['always'], config?.always]
          : [['onDone'], config?.onDone];
  return locate(source, ...section, ...(Array.isArray(written) ? [Number(id.slice(id.lastIndexOf('#') + 1))] : []));
}

export function actionSites(nodes: StateNodes): ActionSite[] {
  return [...nodes.values()].flatMap((node) => [
    ...sitesOf(node, 'entry', null, node.config.entry, locate(node.path, 'entry')),
    ...sitesOf(node, 'exit', null, node.config.exit, locate(node.path, 'exit')),
    ...node.transitions.flatMap((transition) =>
      sitesOf(node, 'transition', transition, transition.actions, [...locateTransition(nodes, transition), 'actions']),
    ),
  ]);
}

function sitesOf(
  { path }: StateNode,
  moment: ActionSite['moment'],
  transition: Transition | null,
  actions: ActionConfig | ActionConfig[] | undefined,
  at: (string | number)[],
): ActionSite[] {
  return listOf(actions).map((spec, index) => ({
    state: path,
    moment,
    transition,
    ...callOf(spec),
    at: Array.isArray(actions) ? [...at, index] : at,
  }));
}

export const guardSites = (nodes: StateNodes): GuardSite[] =>
  transitionsIn(nodes).flatMap((transition) =>
    transition.guard === undefined
      ? []
      : guardsWithin(transition, transition.guard, [...locateTransition(nodes, transition), 'guard']),
  );

function guardsWithin(transition: Transition, spec: GuardConfig, at: (string | number)[]): GuardSite[] {
  const { type, params } = callOf(spec);
  return [
    { state: transition.source, transition, type, params, at },
    ...innerGuards(params).flatMap((inner, index) =>
      guardsWithin(transition, inner, [...at, 'params', 'guards', index]),
    ),
  ];
}

export const innerGuards = (params: JsonObject): GuardConfig[] =>
  (Array.isArray(params['guards']) ? params['guards'] : []) as unknown as GuardConfig[];

/** Every name that some action, or the first context, gives a value. */
export function variablesOf(definition: Definition, nodes: StateNodes): Set<string> {
  const names = new Set(Object.keys(definition.machine.context ?? {}));
  for (const { type, params } of actionSites(nodes)) for (const name of assignedBy(type, params)) names.add(name);
  return names;
}

/** The variables an action gives a value. */
export function assignedBy(type: string, params: JsonObject): string[] {
  switch (type) {
    case 'set':
      return Object.keys((params['values'] ?? {}) as JsonObject);
    case 'take':
      return listOf(params['fields'] as string | string[] | undefined).filter((field) => typeof field === 'string');
    case 'increment':
      return typeof params['name'] === 'string' ? [params['name']] : [];
    case 'calculate':
    case 'draw':
      return typeof params['into'] === 'string' ? [params['into']] : [];
    default:
      return [];
  }
}
