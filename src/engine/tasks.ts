import type { TaskMeta } from './definition.js';
import { CommandRefused } from './errors.js';
import { clockKey } from './clocks.js';
import { officeOf } from './offices.js';
import { factOf, type Scope } from './scope.js';
import type { Authority, CaseState, TaskState } from './state.js';
import { openParts } from './vocabulary/parts.js';

type Tasks = CaseState['tasks'];

/** `<state>#<event that entered it>` and, for a part, `/<part>`: a state entered again asks for new work. */
export const taskKey = (state: string, opened: number, part?: string): string =>
  part === undefined ? `${state}#${opened}` : `${state}#${opened}/${part}`;

/**
 * The work that the active states ask for. A task already open keeps its office and its number, so that a claim on it stays
 * valid; offices of new ones are resolved now.
 */
export function deriveTasks(
  scope: Scope,
  before: Tasks,
  active: readonly string[],
  entered: Readonly<Record<string, number>>,
): Tasks {
  const tasks: Tasks = {};
  for (const path of active) {
    const task = scope.nodes.get(path)?.meta.task;
    if (!task) continue;
    const opened = entered[path] ?? scope.seq;
    const parts = scope.parts[path];
    const keys = task.each === undefined ? [undefined] : openParts(scope, task, parts ?? {});
    for (const part of keys) {
      const key = taskKey(path, opened, part);
      tasks[key] = before[key] ?? newTask(scope, task, path, opened, part);
    }
  }
  // Signers' tasks hang on another task and end with it.
  for (const [key, task] of Object.entries(before)) {
    if (task.signs !== undefined && tasks[task.signs]) tasks[key] = task;
  }
  return tasks;
}

function newTask(scope: Scope, task: TaskMeta, state: string, opened: number, part: string | undefined): TaskState {
  // In the order of the canonical form, which then has nothing to sort.
  return {
    ...(task.due === undefined ? {} : { clock: clockKey('alarm', state, task.due) }),
    office: officeFor(scope, task.office, part),
    opened,
    ...(part === undefined ? {} : { part }),
    role: task.role,
    state,
  };
}

/** In place of an office: the one that holds the authority to decide. */
export const DECIDER = 'decider';

/** @throws FactNeeded for `decider`; CommandRefused when the division does not reach down to the office's level */
export function officeFor(scope: Scope, expression: string, part?: string): string {
  if (expression === DECIDER) return (factOf(scope, 'authority') as unknown as Authority).office;
  const office = officeOf(expression, scope.division, part);
  if (office) return office;
  throw new CommandRefused(
    'variable-missing',
    `The division ${scope.division} has no office "${expression}".`,
    `区划 ${scope.division} 没有 “${expression}” 机构。`,
    { office: expression, division: scope.division },
  );
}
