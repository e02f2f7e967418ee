import type { CompiledDefinition } from './compile.js';
import type { Scope } from './scope.js';
import { notPossible } from './standing.js';
import type { CaseState, Command, TaskState } from './state.js';
import { DECIDER, officeFor } from './tasks.js';
import type { VerbOutcome } from './verbs/verb.js';

/** Whether a task waits for whoever holds the authority to decide. */
export const asksTheDecider = ({ nodes }: CompiledDefinition, task: Pick<TaskState, 'state'>): boolean =>
  nodes.get(task.state)?.meta.task?.office === DECIDER;

/**
 * The office a task waited for decides no more: it waits for the one that does today. Whoever held it there holds it no
 * longer, and what they arranged with colleagues ends with it; its number and its time limit stay.
 *
 * @throws CommandRefused where it waits for that office already; FactNeeded
 */
export function reroute(
  scope: Scope,
  compiled: CompiledDefinition,
  state: CaseState,
  command: Command,
): { state: CaseState; task: string; verb: VerbOutcome } {
  const key = command.task ?? '';
  const task = state.tasks[key];
  const office = task && asksTheDecider(compiled, task) ? officeFor(scope, DECIDER) : undefined;
  if (!task || office === undefined || office === task.office) throw notPossible(compiled, state, command.type);
  const { state: path, part, role, opened, clock } = task;
  const moved: TaskState = {
    state: path,
    ...(part === undefined ? {} : { part }),
    office,
    role,
    opened,
    ...(clock === undefined ? {} : { clock }),
  };
  const others = Object.entries(state.tasks).filter(([, { signs }]) => signs !== key);
  const tasks = { ...Object.fromEntries(others), [key]: moved };
  return { state: { ...state, tasks }, task: key, verb: { claim: { task: key, to: null, ended: 'rerouted' } } };
}
