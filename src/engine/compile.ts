import { and, assign, not, or, setup, stateIn, type AnyStateMachine } from 'xstate';
import { actOf, entryActs, exitActs, type Act } from './acts.js';
import type { Definition, GuardConfig, Json, JsonObject, StateConfig, TransitionsConfig } from './definition.js';
import { DefinitionFault } from './errors.js';
import { findState, indexNodes, joinPath, listOf, type StateNodes } from './nodes.js';
import { runAction } from './vocabulary/actions.js';
import { guardNames, holds } from './vocabulary/guards.js';
import { contextScope, resolveParams, type Scope } from './scope.js';

/** A definition made ready to run. Building takes under a millisecond; callers keep it by digest. */
export interface CompiledDefinition {
  definition: Definition;
  nodes: StateNodes;
  machine: AnyStateMachine;
}

/** The machine's context while a step runs: the author's variables and, under `$`, what the step brings along. */
export interface RunContext extends Record<string, unknown> {
  $: Scope;
}

/** The id of every machine's root: `#case.a.b` is the state `a.b`. */
export const ROOT_ID = 'case';

/**
 * Far more than a chain of `always` needs. The check at deployment refuses definitions that go round for ever, as far as can
 * be proved; this turns what is left into an error instead of a service that hangs.
 */
export const MOST_MICROSTEPS = 100;

/**
 * Turns a definition into an XState machine. Guards and actions are looked up in the vocabulary; every entry and every
 * transition is marked, so that a step can tell which states were entered and which transitions were taken.
 *
 * @throws DefinitionFault for an unknown state, guard, action or period
 */
export function compile(definition: Definition): CompiledDefinition {
  const nodes = indexNodes(definition);
  return { definition, nodes, machine: machineOf(definition, nodes) };
}

/** A way the definition does not have: out of a state on an event of the engine's own, or a transition that leads elsewhere. */
export interface Detour {
  leave?: { from: string; to: string };
  redirect?: { took: string; to: string };
}

/** The event of `leave`; no definition may use the name and no person send it. */
export const LEAVE = 'xstate.leave';

const detours = new WeakMap<CompiledDefinition, Map<string, AnyStateMachine>>();

/** The same machine with one detour in it: XState leaves, acts and enters along it as along any transition. */
export function withDetour(compiled: CompiledDefinition, detour: Detour): AnyStateMachine {
  const known = detours.get(compiled) ?? new Map<string, AnyStateMachine>();
  detours.set(compiled, known);
  const key = JSON.stringify(detour);
  const machine = known.get(key) ?? machineOf(compiled.definition, compiled.nodes, detour);
  known.set(key, machine);
  return machine;
}

function machineOf(definition: Definition, nodes: StateNodes, detour: Detour = {}): AnyStateMachine {
  // The first context is brought along by the step that opens the case.
  const context = ({ input }: { input: unknown }) => input;
  const options = { maxIterations: MOST_MICROSTEPS };
  const config = { id: ROOT_ID, ...markState(definition, nodes, definition.machine, '', detour), context, options };
  const machine = setup({
    guards: {
      holds: ({ context }, params: { spec: GuardConfig; state: string }) =>
        holds(contextScope(context as RunContext), params.spec, params.state),
    },
    actions: {
      entered: noop,
      took: noop,
      effect: noop,
      clock: noop,
      run: assign(({ context }, params: { name: string; params: JsonObject; state: string }) =>
        runAction(context as RunContext, params.name, params.params, params.state),
      ),
    },
    // Only the names matter: the engine derives deadlines from the active states and never waits.
    delays: Object.fromEntries(Object.keys(definition.periods).map((name) => [name, 1])),
  });
  try {
    return machine.createMachine(config);
  } catch (error) {
    throw new DefinitionFault('machine', (error as Error).message);
  }
}

function noop(): void {}

function markState(
  definition: Definition,
  nodes: StateNodes,
  config: StateConfig,
  path: string,
  detour: Detour,
): JsonObject {
  const entry: JsonObject[] = [
    { type: 'entered', params: { state: path } },
    ...entryActs(nodes, config, path).map(markAct),
  ];
  const exit = exitActs(nodes, config, path).map(markAct);
  const marked = (transitions: TransitionsConfig | undefined, trigger: string): Json =>
    transitions === undefined ? [] : markTransitions(nodes, definition, transitions, path, trigger, detour);
  const each = (record: Record<string, TransitionsConfig> | undefined, prefix: string): JsonObject =>
    Object.fromEntries(Object.entries(record ?? {}).map(([name, t]) => [name, marked(t, `${prefix}${name}`)]));

  for (const period of Object.keys(config.after ?? {})) {
    if (!definition.periods[period]) throw new DefinitionFault(path, `the period "${period}" is not defined`);
  }
  return {
    ...(config.type ? { type: config.type } : {}),
    ...(config.history ? { history: config.history } : {}),
    ...(config.target ? { target: config.target } : {}),
    ...(config.initial ? { initial: config.initial } : {}),
    entry,
    exit,
    on: { ...each(config.on, ''), ...leaving(path, detour) },
    after: each(config.after, 'after '),
    always: marked(config.always, 'always'),
    ...(config.onDone ? { onDone: marked(config.onDone, 'onDone') } : {}),
    ...(config.states
      ? {
          states: Object.fromEntries(
            Object.entries(config.states).map(([name, child]) => [
              name,
              markState(definition, nodes, child, joinPath(path, name), detour),
            ]),
          ),
        }
      : {}),
  };
}

function leaving(path: string, { leave }: Detour): JsonObject {
  if (leave?.from !== path) return {};
  const took = { type: 'took', params: { transition: `${path}:${LEAVE}#0` } };
  return { [LEAVE]: [{ target: `#${joinPath(ROOT_ID, leave.to)}`, actions: [took] }] };
}

function markTransitions(
  nodes: StateNodes,
  definition: Definition,
  transitions: TransitionsConfig,
  path: string,
  trigger: string,
  { redirect }: Detour,
): Json {
  return listOf(transitions).map((entry, index) => {
    const { guard, actions, reenter, ...own } =
      typeof entry === 'string' ? ({ target: entry } as Exclude<typeof entry, string>) : entry;
    const id = `${path}:${trigger}#${index}`;
    const target = redirect?.took === id ? `#${joinPath(ROOT_ID, redirect.to)}` : own.target;
    if (guard) checkGuard(nodes, definition, guard, path);
    return {
      ...(target === undefined ? {} : { target }),
      ...(reenter === undefined ? {} : { reenter }),
      ...(guard === undefined ? {} : { guard: markGuard(nodes, guard, path) }),
      actions: [
        { type: 'took', params: { transition: id } },
        ...listOf(actions).map((spec) => markAct(actOf(nodes, spec, path))),
      ],
    };
  }) as Json;
}

/** Only XState knows the states that are active between two microsteps, so what asks for them is left to its own guards. */
function markGuard(nodes: StateNodes, spec: GuardConfig, path: string): unknown {
  const { type, params = {} } = typeof spec === 'string' ? { type: spec } : spec;
  if (type === 'stateIn') return stateIn(`#${joinPath(ROOT_ID, findState(nodes, String(params['state']), path))}`);
  if (!asksForStates(spec)) return { type: 'holds', params: { spec, state: path } };
  const inner = guardsOf(params).map((guard) => markGuard(nodes, guard, path) as 'holds');
  return type === 'and' ? and(inner) : type === 'or' ? or(inner) : not(or(inner));
}

/** Whether a guard looks at the states that are active while it is judged. */
export function asksForStates(spec: GuardConfig): boolean {
  return typeof spec === 'string' ? false : spec.type === 'stateIn' || guardsOf(spec.params ?? {}).some(asksForStates);
}

const guardsOf = (params: JsonObject): GuardConfig[] => (params['guards'] ?? []) as unknown as GuardConfig[];

/** Pure actions become assignments; clock operations and effects stay in the list of actions that a step returns. */
function markAct({ kind, name, params, state }: Act): JsonObject {
  if (kind === 'run') return { type: 'run', params: { name, params, state } };
  return {
    type: kind,
    params: (({ context }: { context: RunContext }) => ({
      name,
      params: resolveParams(context, params),
    })) as unknown as Json,
  };
}

function checkGuard(nodes: StateNodes, definition: Definition, guard: GuardConfig, path: string): void {
  const { type, params = {} } = typeof guard === 'string' ? { type: guard } : guard;
  if (!guardNames.has(type) && !definition.rules?.[type]) {
    throw new DefinitionFault(path, `the guard "${type}" is neither a rule of the definition nor in the vocabulary`);
  }
  if (typeof params['state'] === 'string') findState(nodes, params['state'], path);
  for (const inner of guardsOf(params)) checkGuard(nodes, definition, inner, path);
}
