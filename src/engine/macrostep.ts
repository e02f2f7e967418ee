import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { ClockOperation } from './clocks.js';
import type { Act } from './acts.js';
import type { CompiledDefinition, RunContext } from './compile.js';
import type { JsonObject } from './definition.js';
import { runInitial, runTransition, type MarkedAction, type Transitioned } from './machine.js';
import type { Transition } from './nodes.js';
import { routesOf, type Configuration, type Routes } from './routes.js';
import { contextScope, resolveParams, type Scope } from './scope.js';
import type { CaseState, Effect, StateValue } from './state.js';
import { runAction } from './vocabulary/actions.js';
import { holds } from './vocabulary/guards.js';

/** Where an event has led, at rest again, and what was asked for on the way. */
export interface Macrostep {
  value: StateValue;
  context: JsonObject;
  history: CaseState['history'];
  done: boolean;
  entered: Set<string>;
  took: string[];
  effects: Effect[];
  operations: ClockOperation[];
}

/** A case at rest, as far as an event depends on it. */
type Resting = Pick<CaseState, 'value' | 'context' | 'history'>;

/** The first states of a machine. */
export function firstMacrostep(machine: AnyStateMachine, context: JsonObject, scope: Scope): Macrostep {
  return ofXState(runInitial(machine, { ...context, $: scope }));
}

/** What XState makes of an event. */
export function macrostepOfXState(machine: AnyStateMachine, state: Resting, event: string, scope: Scope): Macrostep {
  const { value, history } = state;
  return ofXState(runTransition(machine, { value, context: { ...state.context, $: scope }, history }, event));
}

/**
 * The same for the ordinary steps, along {@link Routes} known beforehand: a tenth of the time. A test holds the two against
 * each other on random definitions.
 *
 * @returns null where it must be left to XState; the scope is then as before
 */
export function directMacrostep(
  { nodes }: Pick<CompiledDefinition, 'nodes'>,
  state: Resting,
  event: string,
  scope: Scope,
): Macrostep | null {
  const routes = routesOf(nodes);
  if (!routes.areOrdinary) return null;
  const { parts, division, variables, draws } = scope;
  const [traced, failed] = [scope.trace.length, scope.falseGuards.length];
  const walk = new Walk(routes, state, scope);
  if (succeeds(walk, event)) return walk.result();
  Object.assign(scope, { parts, division, variables, draws, failure: undefined });
  scope.trace.length = traced;
  scope.falseGuards.length = failed;
  return null;
}

/** Which of several regions fails first is XState's to say. */
function succeeds(walk: Walk, event: string): boolean {
  try {
    return walk.run(event);
  } catch (error) {
    if (walk.hasRegions) return false;
    throw error;
  }
}

/** Longer chains are XState's, which knows when one goes round for ever. */
const MOST_LEGS = 20;

/** What is left to XState. */
const BEYOND = Symbol('beyond');
type Selected = Transition | null | typeof BEYOND;

class Walk {
  private at: Configuration;
  private readonly context: RunContext;
  private readonly entered = new Set<string>();
  private readonly took: string[] = [];
  private readonly effects: Effect[] = [];
  private readonly operations: ClockOperation[] = [];

  constructor(
    private readonly routes: Routes,
    private readonly state: Resting,
    scope: Scope,
  ) {
    this.at = routes.at(state.value);
    this.context = { ...state.context, $: scope };
  }

  /** The event, then whatever goes by itself. @returns false when it is beyond this */
  run(event: string): boolean {
    const first = this.onEvent('', event);
    if (first !== null && !this.take(first)) return false;
    for (let legs = 0; legs < MOST_LEGS; legs += 1) {
      const next = this.byItself();
      if (next === null) return true;
      if (!this.take(next)) return false;
    }
    return false;
  }

  get hasRegions(): boolean {
    return this.at.hasRegions;
  }

  result(): Macrostep {
    const { $: _scope, ...context } = this.context;
    const { at, entered, took, effects, operations } = this;
    const { history } = this.state;
    const rest = { history, done: false, entered, took, effects, operations };
    return { value: at.value, context: context as JsonObject, ...rest };
  }

  /** Inner states go before outer ones; what two regions would both do is not for us. */
  private onEvent(path: string, event: string): Selected {
    let found: Selected = null;
    for (const inner of this.at.inside.get(path) ?? []) {
      const selected = this.onEvent(inner, event);
      if (selected !== null && found !== null) return BEYOND;
      found ??= selected;
    }
    return found ?? this.firstOpen(path, event);
  }

  private byItself(): Selected {
    let found: Selected = null;
    for (const innermost of this.at.restless) {
      const selected = this.firstOutwards(innermost);
      if (selected === BEYOND || (selected !== null && found !== null && selected !== found)) return BEYOND;
      found ??= selected;
    }
    return found;
  }

  private firstOutwards(innermost: string): Selected {
    for (const path of this.routes.outwards(innermost)) {
      const selected = this.firstOpen(path, null);
      if (selected !== null) return selected;
    }
    return null;
  }

  /** The first transition of a state whose guard holds. */
  private firstOpen(path: string, event: string | null): Selected {
    for (const { transition, guard, beyond } of this.routes.candidates(path, event)) {
      if (beyond) return BEYOND;
      if (guard === undefined || holds(contextScope(this.context), guard, path)) return transition;
    }
    return null;
  }

  private take(transition: Transition | typeof BEYOND): boolean {
    const leg = transition === BEYOND ? null : this.routes.leg(this.at, transition);
    if (!leg || transition === BEYOND) return false;
    this.took.push(transition.id);
    for (const act of leg.acts) this.do(act);
    for (const path of leg.entered) this.entered.add(path);
    this.at = leg.next;
    return true;
  }

  private do({ kind, name, params, state }: Act): void {
    if (kind === 'run') {
      Object.assign(this.context, runAction(this.context, name, params, state));
      return;
    }
    const resolved = resolveParams(this.context, params);
    if (kind === 'effect') this.effects.push({ name, params: resolved });
    else this.operations.push({ name, ...resolved } as unknown as ClockOperation);
  }
}

function ofXState([snapshot, actions]: Transitioned): Macrostep {
  const { $: _scope, ...context } = snapshot.context as RunContext;
  return {
    value: snapshot.value as StateValue,
    context: context as JsonObject,
    history: historyOf(snapshot),
    done: snapshot.status === 'done',
    ...readActions(actions),
  };
}

function readActions(actions: readonly MarkedAction[]): Pick<Macrostep, 'entered' | 'took' | 'effects' | 'operations'> {
  const marks = {
    entered: new Set<string>(),
    took: [] as string[],
    effects: [] as Effect[],
    operations: [] as ClockOperation[],
  };
  for (const { type, params } of actions as readonly { type: string; params: JsonObject }[]) {
    if (type === 'entered') marks.entered.add(String(params['state']));
    if (type === 'took') marks.took.push(String(params['transition']));
    if (type === 'effect') marks.effects.push(params as unknown as Effect);
    if (type === 'clock') {
      const { name, params: terms } = params as unknown as Effect;
      marks.operations.push({ name, ...terms } as unknown as ClockOperation);
    }
  }
  return marks;
}

function historyOf(snapshot: AnyMachineSnapshot): CaseState['history'] {
  const remembered = snapshot.historyValue as Record<string, { id: string }[]>;
  return Object.fromEntries(Object.entries(remembered).map(([id, nodes]) => [id, nodes.map((node) => node.id)]));
}
