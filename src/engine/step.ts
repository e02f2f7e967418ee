import type { WorkCalendar } from '../calendar/index.js';
import { applyClockOperation, deriveClocks, recountClocks } from './clocks.js';
import { ROOT_ID, withDetour, type CompiledDefinition, type Detour } from './compile.js';
import type { JsonObject, TransitionMeta } from './definition.js';
import { CommandRefused } from './errors.js';
import { withAbsentFields } from './forms.js';
import { directMacrostep, firstMacrostep, macrostepOfXState, type Macrostep } from './macrostep.js';
import { activePaths, listOf, type Transition } from './nodes.js';
import { capacityFor, firstPermitted, permit, personsOf, type Permission } from './permission.js';
import { reroute } from './reroute.js';
import type { Scope } from './scope.js';
import { guardFalse, notPossible } from './standing.js';
import type { Actor, Capacity, CaseState, Command, Draw, Effect, Facts, TraceRow } from './state.js';
import { deriveTasks } from './tasks.js';
import { verbOf } from './verbs/index.js';
import { resumeAfter, wayStraightBack } from './verbs/resume-ways.js';
import { runVerb } from './verbs/run-verb.js';
import type { VerbOutcome, VerbRun } from './verbs/verb.js';

export interface StepResult {
  state: CaseState;
  effects: Effect[];
  /** Who acted, in which seat: recorded in the event. */
  capacity: Capacity;
  /** The task this answered, whose claim the caller must check. */
  task?: string;
  /** Transitions taken, for coverage and for the desk's history. */
  took: string[];
  /** The lines of every amount calculated, recorded in the event. */
  trace: TraceRow[];
  /** Random draws that were made on the way. */
  draws?: Draw[];
  /** What the transition is: whether it accepts or decides, its title and its article. */
  meta: TransitionMeta;
  /** What a verb asks of the transaction beside the state. */
  verb?: VerbOutcome;
}

/** Commands the service itself sends; no person and no definition may use these names. */
export const RESERVED_COMMANDS = new Set(['OPEN', 'DUE', 'ALARM', 'RECOUNT', 'REROUTE', 'MIGRATE', 'LINK']);

/** Puts another case on this one (`opening.links`). People send it, through a route that has looked at the other case. */
export const LINK = 'LINK';

/**
 * One command, one step: the whole of what a case can do. Pure: the same definition, state, command and facts give the
 * same result on any day and any machine, which is what replay relies on.
 *
 * @param state null to open a case; its division then comes in `facts.division`
 * @param seq the number of the event this step will become, 1 for the first
 * @throws CommandRefused when the case cannot do that now; FactNeeded when a fact is still to be gathered
 */
export function step(
  compiled: CompiledDefinition,
  state: CaseState | null,
  command: Command,
  facts: Facts,
  calendar: WorkCalendar,
  seq: number,
): StepResult {
  if (state === null) return open(compiled, command, facts, calendar, seq);
  const reserved = RESERVED_COMMANDS.has(command.type) && command.type !== LINK;
  if (reserved !== (command.actor.kind === 'system') || (state.status === 'done' && command.type !== 'RECOUNT')) {
    throw notPossible(compiled, state, command.type);
  }
  const verb = verbOf(command.type);
  if (verb && command.actor.kind === 'user') {
    return runVerb(verb, verbRun(compiled, state, command, command.actor, facts, calendar, seq));
  }
  switch (command.type) {
    // Two definitions take part in it: see `migrate`.
    case 'MIGRATE':
      throw notPossible(compiled, state, command.type);
    case 'ALARM':
      return passAlarm(state, command, facts);
    case 'RECOUNT':
      return { ...unmoved(command), state: { ...state, clocks: recountClocks(calendar, state.clocks) } };
    case 'REROUTE':
      return {
        ...unmoved(command),
        ...reroute(scopeOf(compiled, state, facts, {}, seq, 'system'), compiled, state, command),
      };
    case LINK:
      return link(compiled, state, command, facts, seq);
    case 'DUE':
      return fall(compiled, state, command, facts, calendar, seq);
    default:
      return send(compiled, state, command, facts, calendar, seq);
  }
}

function open(
  { definition, machine, nodes }: CompiledDefinition,
  command: Command,
  facts: Facts,
  calendar: WorkCalendar,
  seq: number,
): StepResult {
  const division = String(facts['division']);
  const settings = (facts['settings'] ?? {}) as JsonObject;
  const blank: CaseState = {
    v: 1,
    status: 'active',
    value: {},
    context: {},
    history: {},
    division,
    settings,
    entered: {},
    parts: {},
    actors: {},
    tasks: {},
    clocks: {},
  };
  const data = withAbsentFields(definition, definition.opening.form, command.data ?? {});
  const scope = scopeOf({ definition, machine, nodes }, blank, facts, data, seq, command.actor.kind);
  const capacity = firstPermitted(listOf(definition.opening.by), (by) => capacityFor(scope, by, command.actor));
  const first = rethrowing(scope, () =>
    firstMacrostep(machine, structuredClone(definition.machine.context ?? {}), scope),
  );
  const result = settle({ definition, machine, nodes }, blank, scope, first, calendar);
  return { ...result, capacity, meta: {} };
}

/** What verbs work with. Also for looking: {@link VerbRun} is what a page asks which verbs are possible. */
export function verbRun(
  compiled: CompiledDefinition,
  state: CaseState,
  command: Command,
  actor: VerbRun['actor'],
  facts: Facts,
  calendar: WorkCalendar,
  seq: number,
): VerbRun {
  const scope: Scope = { ...scopeOf(compiled, state, facts, command.data ?? {}, seq, 'user'), user: actor.user };
  const run: VerbRun['move'] = (event, detour) => move(compiled, state, scope, event, calendar, detour);
  return { compiled, state, command, actor, scope, move: run };
}

function send(
  compiled: CompiledDefinition,
  state: CaseState,
  command: Command,
  facts: Facts,
  calendar: WorkCalendar,
  seq: number,
): StepResult {
  const transitions = transitionsFor(compiled, state, command.type);
  const first = transitions[0];
  if (!first || command.type.startsWith('xstate.')) throw notPossible(compiled, state, command.type);
  const data = withAbsentFields(compiled.definition, first.meta.form, command.data ?? {});
  const scope = scopeOf(compiled, state, facts, data, seq, command.actor.kind);
  const permission = permit(scope, state, first, command.actor, command.task);
  if (permission.task?.task.part !== undefined) scope.part = permission.task.task.part;
  if (permission.capacity.kind === 'user') {
    scope.user = permission.capacity.user;
    scope.represented = permission.capacity.for;
  }
  const accepting = first.meta.accepts === true;
  if (accepting) scope.settings = (facts['settings'] ?? {}) as JsonObject;
  const result = move(compiled, state, scope, command.type, calendar, wayStraightBack(state));
  if (!result) throw guardFalse(compiled, scope, command.type);
  const meta = transitions.find(({ id }) => result.took.includes(id))?.meta ?? first.meta;
  return {
    ...result,
    state: withActor(result.state, first.source, permission),
    capacity: permission.capacity,
    ...(permission.task ? { task: permission.task.key } : {}),
    meta,
  };
}

/** Remembers who acted where, under the state of the command and under the state whose task it answered. */
function withActor(state: CaseState, source: string, { capacity, task }: Permission): CaseState {
  if (capacity.kind !== 'user') return state;
  const persons = personsOf(capacity);
  const places = task && task.state.path !== source ? [source, task.state.path] : [source];
  const isNew = (path: string): boolean => persons.some((person) => !state.actors[path]?.includes(person));
  const unknown = places.filter(isNew);
  if (unknown.length === 0) return state;
  const actors = { ...state.actors };
  for (const path of unknown) actors[path] = [...new Set([...(actors[path] ?? []), ...persons])].sort();
  return { ...state, actors };
}

function fall(
  compiled: CompiledDefinition,
  state: CaseState,
  command: Command,
  facts: Facts,
  calendar: WorkCalendar,
  seq: number,
): StepResult {
  const [key, clock] = dueClock(state, command, facts, 'after');
  const scope = scopeOf(compiled, state, facts, {}, seq, 'system');
  const event = `xstate.after.${clock.period}.${clock.state ? `${ROOT_ID}.${clock.state}` : ROOT_ID}`;
  const moved = move(compiled, state, scope, event, calendar);
  if (!moved) return { ...unmoved(command), state: { ...state, clocks: spent(state.clocks, key) } };
  // XState's timer runs once per entry: a transition that does not leave the state must not make it fire again and again.
  const now = moved.state.clocks[key];
  const stayed = now?.opened === clock.opened && now.dueAt === clock.dueAt;
  const after = stayed ? { ...moved.state, clocks: spent(moved.state.clocks, key) } : moved.state;
  return { ...moved, state: after, capacity: { kind: 'system' }, meta: {} };
}

function passAlarm(state: CaseState, command: Command, facts: Facts): StepResult {
  const [key] = dueClock(state, command, facts, 'alarm');
  return { ...unmoved(command), state: { ...state, clocks: spent(state.clocks, key) } };
}

/** The deadline has passed, whether or not it moved anything, and must not fire again. */
function spent(clocks: CaseState['clocks'], key: string): CaseState['clocks'] {
  const clock = clocks[key];
  return clock ? { ...clocks, [key]: { ...clock, fired: true } } : clocks;
}

const unmoved = (command: Command): Omit<StepResult, 'state'> => ({
  effects: [],
  capacity: command.actor.kind === 'user' ? { kind: 'system' } : command.actor,
  took: [],
  trace: [],
  meta: {},
});

function dueClock(state: CaseState, command: Command, facts: Facts, kind: 'after' | 'alarm') {
  const key = command.clock ?? '';
  const clock = state.clocks[key];
  if (
    !clock ||
    clock.kind !== kind ||
    clock.fired ||
    clock.dueAt === null ||
    Date.parse(clock.dueAt) > Date.parse(facts.now)
  ) {
    throw new CommandRefused('not-due', `The clock "${key}" has not fallen due.`, `期限 “${key}” 尚未届满。`, {
      clock: key,
    });
  }
  return [key, clock] as const;
}

function scopeOf(
  { definition, nodes }: CompiledDefinition,
  state: CaseState,
  facts: Facts,
  data: JsonObject,
  seq: number,
  actor: Actor['kind'],
): Scope {
  return {
    definition,
    nodes,
    facts,
    data,
    actor,
    seq,
    division: state.division,
    settings: state.settings,
    parts: state.parts,
    variables: state.context,
    trace: [],
    falseGuards: [],
  };
}

/** Transitions of the active states on an event, innermost state first, as XState would look for them. */
export function transitionsFor({ nodes }: CompiledDefinition, state: CaseState, type: string): Transition[] {
  for (const path of [...activePaths(nodes, state.value)].reverse()) {
    const own = nodes.get(path)?.commands.get(type);
    if (own) return own;
  }
  return [];
}

/** Moves nothing: that a case is on the agenda is for the history, and for messages. Whoever may open a case may put others on it. */
function link(compiled: CompiledDefinition, state: CaseState, command: Command, facts: Facts, seq: number): StepResult {
  const { by, links = [] } = compiled.definition.opening;
  const relation = command.data?.['relation'];
  if (typeof relation !== 'string' || !links.includes(relation)) {
    throw new CommandRefused(
      'not-possible',
      `Cases cannot be put on this one as "${String(relation ?? '')}"; possible: ${links.join(', ') || 'nothing'}.`,
      `不能以 “${String(relation ?? '')}” 关系在本案登记关联案件；可用关系：${links.join('、') || '无'}。`,
      { possible: links },
    );
  }
  const scope = scopeOf(compiled, state, facts, {}, seq, command.actor.kind);
  const capacity = firstPermitted(listOf(by), (way) => capacityFor(scope, way, command.actor));
  return { ...unmoved(command), state, capacity, effects: [{ name: 'link', params: command.data ?? {} }] };
}

export type Moved = Pick<StepResult, 'state' | 'effects' | 'took' | 'trace' | 'draws'>;

/** Runs the machine; null when the event leads nowhere because every guard was false. */
function move(
  compiled: CompiledDefinition,
  state: CaseState,
  scope: Scope,
  event: string,
  calendar: WorkCalendar,
  detour?: Detour,
): Moved | null {
  const after = rethrowing(scope, () =>
    detour
      ? macrostepOfXState(withDetour(compiled, detour), state, event, scope)
      : (directMacrostep(compiled, state, event, scope) ?? macrostepOfXState(compiled.machine, state, event, scope)),
  );
  return after.took.length > 0 ? settle(compiled, state, scope, after, calendar) : null;
}

/** XState wraps what a guard throws; the scope has kept the original. */
function rethrowing<T>(scope: Scope, run: () => T): T {
  let result: T;
  try {
    result = run();
  } catch (error) {
    throw (scope.failure ?? error) as Error;
  }
  if (scope.failure !== undefined) throw scope.failure as Error;
  return result;
}

/** Derives everything that follows from the states now active: parts, tasks, clocks. */
function settle(
  { nodes }: CompiledDefinition,
  before: CaseState,
  scope: Scope,
  after: Macrostep,
  calendar: WorkCalendar,
): Moved {
  const { value, context, history, done } = after;
  scope.variables = context;
  const active = activePaths(nodes, value);
  const entered: CaseState['entered'] = {};
  for (const path of active) {
    entered[path] = after.entered.has(path) ? scope.seq : (before.entered[path] ?? scope.seq);
  }
  const running = done ? {} : deriveClocks(scope, calendar, before.clocks, active, after.entered);
  const clocks = after.operations.reduce(
    (all, operation) => applyClockOperation(scope, calendar, all, operation),
    running,
  );
  const tasks = done ? {} : deriveTasks(scope, before.tasks, active, entered);
  const { resume: ways, ...earlier } = before;
  const resume = resumeAfter(ways, active, after.took);
  const state: CaseState = {
    ...earlier,
    ...(resume ? { resume } : {}),
    status: done ? 'done' : 'active',
    value,
    context,
    history,
    division: scope.division,
    settings: scope.settings,
    entered,
    parts: scope.parts,
    tasks,
    clocks,
  };
  const { effects, took } = after;
  const { trace, draws } = scope;
  return { state, effects, took, trace, ...(draws ? { draws } : {}) };
}
