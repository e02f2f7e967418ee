import { actOf, entryActs, exitActs, type Act } from './acts.js';
import { asksForStates, ROOT_ID } from './compile.js';
import type { GuardConfig } from './definition.js';
import {
  activePaths,
  initialPaths,
  joinPath,
  lineage,
  pushTo,
  type StateNode,
  type StateNodes,
  type Transition,
} from './nodes.js';
import type { StateValue } from './state.js';

/*
 * What is fixed about the states of a definition: which are active together, what may lead on from there, and what is left,
 * done and entered on each way. XState works it out anew for every step. What is out of the ordinary here (history states,
 * final states, several transitions at once, guards that look at active states) is left to it.
 */

/** States that are active together. */
export interface Configuration {
  value: StateValue;
  /** Outer states before inner ones, in the order of the definition. */
  active: readonly string[];
  /** The active states inside a state. */
  inside: ReadonlyMap<string, readonly string[]>;
  /** Active states with nothing active inside them, when any state has a transition that goes by itself. */
  restless: readonly string[];
  /** Whether states are active side by side. */
  hasRegions: boolean;
  legs: Map<Transition, Leg | null>;
}

/** One transition taken from a configuration. */
export interface Leg {
  /** All there is to do, in order: what leaving does, the transition itself, what entering does. */
  acts: readonly Act[];
  entered: readonly string[];
  next: Configuration;
}

/** A transition with its guard as it is judged; `beyond` where only XState can judge it. */
export interface Candidate {
  transition: Transition;
  guard: GuardConfig | undefined;
  beyond: boolean;
}

/** Definitions come with some hundred configurations; the bound is for those that make them up. */
const MOST_CONFIGURATIONS = 2_000;

const known = new WeakMap<StateNodes, Routes>();

export function routesOf(nodes: StateNodes): Routes {
  const routes = known.get(nodes) ?? new Routes(nodes);
  known.set(nodes, routes);
  return routes;
}

export class Routes {
  private readonly order = new Map<string, number>();
  private readonly onEvent = new Map<string, Map<string, Candidate[]>>();
  private readonly always = new Map<string, Candidate[]>();
  private readonly configurations = new Map<string, Configuration>();

  /** No definition of ours has one, but XState would read a star in the name of an event. */
  readonly areOrdinary: boolean;

  constructor(private readonly nodes: StateNodes) {
    this.areOrdinary = ![...nodes.values()].some(({ transitions }) => transitions.some((t) => t.trigger.includes('*')));
    for (const [path, node] of nodes) {
      this.order.set(path, this.order.size);
      const events = new Map<string, Candidate[]>();
      for (const transition of node.transitions) {
        const candidate = { transition, guard: transition.guard, beyond: asks(transition.guard) };
        if (transition.kind === 'always') pushTo(this.always, path, candidate);
        else pushTo(events, eventOf(node, transition), candidate);
      }
      this.onEvent.set(path, events);
    }
  }

  /** Of a state, on an event as XState names it; null for what goes by itself. */
  candidates(path: string, event: string | null): readonly Candidate[] {
    return (event === null ? this.always.get(path) : this.onEvent.get(path)?.get(event)) ?? [];
  }

  /** From inside to outside. */
  outwards(path: string): string[] {
    return [...lineage(this.nodes, path)].map((node) => node.path);
  }

  at(value: StateValue): Configuration {
    const key = typeof value === 'string' ? value : JSON.stringify(value);
    const found = this.configurations.get(key) ?? this.configurationOf(new Set(activePaths(this.nodes, value)));
    if (this.configurations.size >= MOST_CONFIGURATIONS) this.configurations.clear();
    this.configurations.set(key, found);
    return found;
  }

  /** Null where it is left to XState. */
  leg(from: Configuration, transition: Transition): Leg | null {
    const found = from.legs.get(transition);
    if (found !== undefined) return found;
    const leg = this.legOf(from, transition);
    from.legs.set(transition, leg);
    return leg;
  }

  private legOf(from: Configuration, { source, targets, actions, reenter, kind }: Transition): Leg | null {
    const [target, ...more] = targets;
    const own = actions.map((spec) => actOf(this.nodes, spec, source));
    // By itself and to nowhere: XState has rules of its own for when that comes to rest.
    if (target === undefined) return kind === 'always' ? null : { acts: own, entered: [], next: from };
    if (more.length > 0 || target === '' || (reenter && source === '')) return null;
    if (this.node(target).type === 'history') return null;
    const domain = this.domainOf(source, target, reenter);
    const left = from.active.filter((path) => isInside(path, domain));
    const entered = this.entered(domain, source, target);
    if (entered.some((path) => ['final', 'history'].includes(this.node(path).type))) return null;
    if (left.some((path) => this.node(path).children.some((child) => this.node(child).type === 'history'))) return null;
    const acts = [
      ...[...left].reverse().flatMap((path) => exitActs(this.nodes, this.node(path).config, path)),
      ...own,
      ...entered.flatMap((path) => entryActs(this.nodes, this.node(path).config, path)),
    ];
    const stays = from.active.filter((path) => !left.includes(path));
    return { acts, entered, next: this.at(this.valueOf(new Set([...stays, ...entered]))) };
  }

  /** The state within which a transition moves: XState's `getTransitionDomain`. */
  private domainOf(source: string, target: string, reenter: boolean): string {
    if (!reenter && (target === source || isInside(target, source))) return source;
    return this.outwards(target)
      .slice(1)
      .find((path) => isInside(source, path)) as string;
  }

  /** In the order of the definition: the target, what is entered with it, and what lies around it within the domain. */
  private entered(domain: string, source: string, target: string): string[] {
    const paths = new Set(initialPaths(this.nodes, target));
    // To itself without leaving: only what is inside begins anew.
    if (target === domain && target === source) paths.delete(target);
    const around = target === domain ? [] : this.outwards(target).slice(1);
    for (const path of around) {
      if (path !== domain && !isInside(path, domain)) break;
      if (path !== domain) paths.add(path);
      if (this.node(path).type !== 'parallel') continue;
      for (const region of this.node(path).children) {
        if (![...paths].some((one) => one === region || isInside(one, region))) {
          for (const inner of initialPaths(this.nodes, region)) paths.add(inner);
        }
      }
    }
    return this.sorted(paths);
  }

  private configurationOf(active: ReadonlySet<string>): Configuration {
    const paths = this.sorted(active);
    const inside = new Map<string, string[]>();
    for (const path of paths) {
      const { parent } = this.node(path);
      if (parent !== null) pushTo(inside, parent, path);
    }
    const isRestless = paths.some((path) => this.always.has(path));
    return {
      value: this.valueOf(active),
      active: paths,
      inside,
      restless: isRestless ? paths.filter((path) => !inside.has(path)) : [],
      hasRegions: [...inside.values()].some(({ length }) => length > 1),
      legs: new Map(),
    };
  }

  /** As XState writes it: an inner state with nothing inside by its name alone, regions always with theirs. */
  private valueOf(active: ReadonlySet<string>, path = ''): StateValue {
    const { type, children } = this.node(path);
    const inner = children.filter((child) => active.has(child));
    const [only] = inner;
    if (type === 'compound' && only !== undefined && ['atomic', 'final'].includes(this.node(only).type))
      return nameOf(only);
    return Object.fromEntries(inner.map((child) => [nameOf(child), this.valueOf(active, child)]));
  }

  private node(path: string): StateNode {
    return this.nodes.get(path) as StateNode;
  }

  private sorted(paths: Iterable<string>): string[] {
    return [...paths].sort((a, b) => (this.order.get(a) ?? 0) - (this.order.get(b) ?? 0));
  }
}

/** Every state but the root lies inside the root. */
const isInside = (path: string, outer: string): boolean => (outer === '' ? path !== '' : path.startsWith(`${outer}.`));

const nameOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const asks = (guard: GuardConfig | undefined): boolean => guard !== undefined && asksForStates(guard);

/** The event as XState names it. */
function eventOf({ path }: StateNode, { kind, trigger }: Transition): string {
  const id = path === '' ? ROOT_ID : joinPath(ROOT_ID, path);
  if (kind === 'after') return `xstate.${trigger.replace(' ', '.')}.${id}`;
  return kind === 'done' ? `xstate.done.state.${id}` : trigger;
}
