import { createActor, type AnyActorScope, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import type { StateValue } from './state.js';

/** What a step reads of the actions XState returns. */
export interface MarkedAction {
  type: string;
  params?: unknown;
}

export type Transitioned = [AnyMachineSnapshot, readonly MarkedAction[]];

/** A machine at rest, as far as a transition depends on it. */
export interface Resting {
  value: StateValue;
  context: object;
  /** History states: node id to the ids it remembers. */
  history: Record<string, string[]>;
}

/*
 * What XState's `initialTransition` and `transition` do, with one scope per machine instead of one per call: theirs builds an
 * actor each time, which runs the initial transition once more and throws it away. With `restoreSnapshot`, which walks the
 * whole context looking for actors, that was 60 of 180 microseconds of a step.
 */
const scopes = new WeakMap<AnyStateMachine, AnyActorScope>();

/** The first snapshot of a machine whose context is `context`, and the actions taken. */
export function runInitial(machine: AnyStateMachine, context: object): Transitioned {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-argument -- XState's own type of a scope is made of any
  return collecting(machine, (scope) => machine.getInitialSnapshot(scope, context));
}

/** The snapshot after an event, and the actions taken. */
export function runTransition(machine: AnyStateMachine, resting: Resting, type: string): Transitioned {
  const before = snapshotOf(machine, resting);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-argument -- XState's own type of a scope is made of any
  return collecting(machine, (scope) => machine.transition(before, { type }, scope));
}

function snapshotOf(machine: AnyStateMachine, { value, context, history }: Resting): AnyMachineSnapshot {
  const historyValue = Object.fromEntries(
    Object.entries(history).map(([id, ids]) => [id, ids.map((inner) => machine.getStateNodeById(inner))]),
  );
  return machine.resolveState({ status: 'active', value, context: context, historyValue });
}

function collecting(machine: AnyStateMachine, run: (scope: AnyActorScope) => AnyMachineSnapshot): Transitioned {
  const actions: MarkedAction[] = [];
  const scope = { ...inertScope(machine), actionExecutor: (action: MarkedAction) => void actions.push(action) };
  return [run(scope), actions];
}

/** Nothing is executed through it: no definition can name an action that would. */
function inertScope(machine: AnyStateMachine): AnyActorScope {
  const known = scopes.get(machine);
  if (known) return known;
  const self = createActor(machine);
  const nothing = (): void => undefined;
  const scope: AnyActorScope = {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: nothing,
  };
  scopes.set(machine, scope);
  return scope;
}
