import {
  assign,
  createActor,
  createMachine,
  setup,
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate';
import type { CompiledDefinition } from '../compile.js';
import type { GuardConfig, JsonObject } from '../definition.js';
import { OPEN_PARTS } from '../vocabulary/actions.js';
import { answersNeeded, guardHolds, tellWhatIsSet, type PartsAnswered } from './abstract-guards.js';
import { Circle, MOST_OUTCOMES, Oracle, TooManyChoices } from './oracle.js';

/** What happened in one run, in the order in which it happened. */
export interface Mark {
  kind: 'took' | 'entered' | 'left';
  /** A transition's id, or a state's path. */
  id: string;
}

/** One way an event can go. */
export interface Outcome {
  snapshot: AnyMachineSnapshot;
  marks: Mark[];
}

export interface AbstractMachine {
  /** Every way in which `event` can go from `from`; null opens a case. Circles are reported and left out. */
  outcomes(from: AnyMachineSnapshot | null, event: string, watch: Watch): Outcome[];
}

/** Told about what a run asks and where it goes round. */
export interface Watch {
  guard(spec: GuardConfig, state: string): void;
  circle(circle: Circle): void;
}

interface Run {
  oracle: Oracle;
  marks: Mark[];
  watch: Watch;
  /** For each transition taken, the number of changes at each time. */
  taken: Map<string, number[]>;
}

/**
 * The definition's own XState machine, with the case's data taken out: guards ask an oracle, and of the context only the
 * number of answered parts is kept. XState selects and takes the transitions, so their semantics are not written twice.
 */
export function abstractMachine(compiled: CompiledDefinition): AbstractMachine {
  let run: Run;
  const machine = machineFor(compiled, () => run);
  const scope = inertScope(({ type, params }) => mark(run, type, params as JsonObject));

  const attempt = (from: AnyMachineSnapshot | null, event: string): AnyMachineSnapshot =>
    (from === null
      ? machine.getInitialSnapshot(scope as never, undefined)
      : machine.transition(from, { type: event }, scope as never)) as AnyMachineSnapshot;

  return {
    outcomes(from, event, watch) {
      const outcomes: Outcome[] = [];
      const scripts: number[][] = [[]];
      for (let script = scripts.pop(); script; script = scripts.pop()) {
        run = { oracle: new Oracle(script), marks: [], watch, taken: new Map() };
        try {
          outcomes.push({ snapshot: attempt(from, event), marks: run.marks });
        } catch (error) {
          if (!(error instanceof Circle)) throw error;
          watch.circle(error);
        }
        scripts.push(...run.oracle.alternatives());
        if (outcomes.length + scripts.length > MOST_OUTCOMES) throw new TooManyChoices();
      }
      return outcomes;
    },
  };
}

function machineFor(compiled: CompiledDefinition, current: () => Run): AnyStateMachine {
  const abstract = setup({
    guards: {
      holds: ({ context }, { spec, state }: { spec: GuardConfig; state: string }) => {
        current().watch.guard(spec, state);
        return guardHolds(compiled, current().oracle, context, spec, state);
      },
    },
    actions: {
      took: noop,
      entered: noop,
      left: noop,
      effect: noop,
      clock: noop,
      run: assign(({ context }, params: PureCall) =>
        changed(compiled, current().oracle, context as PartsAnswered, params),
      ),
    },
    delays: Object.fromEntries(Object.keys(compiled.definition.periods).map((name) => [name, 1])),
  });
  const config = withoutData(compiled.machine.config) as Parameters<typeof abstract.createMachine>[0];
  return abstract.createMachine(config) as AnyStateMachine;
}

function noop(): void {}

/** The compiled configuration without what reads the case's data: parameters in FEEL and the first context. */
function withoutData(config: unknown): unknown {
  if (Array.isArray(config)) return config.map(withoutData);
  if (config === null || typeof config !== 'object') return config;
  const copy = Object.fromEntries(
    Object.entries(config).flatMap(([key, value]): [string, unknown][] =>
      typeof value === 'function' ? (key === 'guard' ? [[key, value]] : []) : [[key, withoutData(value)]],
    ),
  );
  const state = enteredState(copy['entry']);
  return state === null ? copy : { ...copy, exit: [{ type: 'left', params: { state } }, ...(copy['exit'] as [])] };
}

/** The path of a state's configuration, which its first entry action carries. */
function enteredState(entry: unknown): string | null {
  const first = Array.isArray(entry) ? (entry[0] as { type?: string; params?: JsonObject } | undefined) : undefined;
  return first?.type === 'entered' ? String(first.params?.['state']) : null;
}

/** A pure action as the compiled machine carries it. */
interface PureCall {
  name: string;
  params: JsonObject;
  state: string;
}

/** Every action may change variables; of the parts' answers their number is kept. */
function changed(
  { nodes }: CompiledDefinition,
  oracle: Oracle,
  { answered = {} }: PartsAnswered,
  { name, params, state }: PureCall,
): PartsAnswered {
  oracle.changes += 1;
  if (name === 'set') tellWhatIsSet(oracle, params['values'] as JsonObject);
  if (name === OPEN_PARTS) return { answered: { ...answered, [state]: 0 } };
  if (name !== 'answer') return { answered };
  const needed = answersNeeded(nodes.get(state)?.meta.task);
  const before = answered[state] ?? 0;
  // How many a list of departments holds is not known: any answer may be the last.
  const enough = before === 'enough' || (needed === null ? oracle.choose(null, 2) === 1 : before + 1 >= needed);
  const more = needed === null ? 1 : Number(before) + 1;
  return { answered: { ...answered, [state]: enough ? 'enough' : more } };
}

function mark(run: Run, type: string, params: JsonObject): void {
  if (type === 'entered' || type === 'left') run.marks.push({ kind: type, id: String(params['state']) });
  if (type !== 'took') return;
  const id = String(params['transition']);
  run.marks.push({ kind: 'took', id });
  const times = [...(run.taken.get(id) ?? []), run.oracle.changes];
  run.taken.set(id, times);
  // The third time round proves a circle: by then all regions have gone round at least once.
  if (times.length > 2) throw new Circle(id, times.at(-1) === times.at(-2));
}

/** XState's `transition` makes an actor for every call; one will do for all. Nothing in it runs. */
function inertScope(executed: (action: { type: string; params: unknown }) => void): AnyActorScope {
  const self = createActor(createMachine({}));
  return {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    defer: noop,
    logger: noop,
    stopChild: noop,
    emit: noop,
    actionExecutor: executed,
  };
}
