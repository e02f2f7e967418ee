import type { JsonObject, TaskMeta } from '../definition.js';
import { CommandRefused } from '../errors.js';
import { lookup, type Scope } from '../scope.js';

/**
 * The part keys of a task: `each: 2` gives "1" and "2"; a name is a context variable or a pinned setting that holds a
 * list. How many departments answer is not known when a definition is written, which is why parts are not regions.
 *
 * @throws CommandRefused `variable-missing` when neither holds a list
 */
export function partKeys(scope: Scope, task: TaskMeta): string[] {
  const { each } = task;
  if (each === undefined) return [];
  if (typeof each === 'number') return Array.from({ length: each }, (_, index) => String(index + 1));
  const value = lookup(scope, each) ?? scope.settings[each];
  if (typeof value === 'number') return partKeys(scope, { ...task, each: value });
  if (Array.isArray(value) && value.length > 0) return value.map(String);
  throw new CommandRefused(
    'variable-missing',
    `The list of parts "${each}" is neither a setting of this division nor a variable of the case.`,
    `本地区未设置 “${each}”，无法分派任务。`,
    { variable: each },
  );
}

/** Whether the answered parts of a state satisfy its `join`. */
export function joined(scope: Scope, state: string): boolean {
  const parts = Object.values(scope.parts[state] ?? {});
  const answered = parts.filter((part) => part !== null).length;
  return parts.length > 0 && answered >= needed(scope.nodes.get(state)?.meta.task?.join ?? 'all', parts.length);
}

/** How many of `total` parts must answer. @returns NaN for a join that is not one, which is never reached */
export function needed(join: NonNullable<TaskMeta['join']>, total: number): number {
  if (join === 'all' || join === 'ordered') return total;
  if (join === 'any') return 1;
  if (typeof join === 'number') return join;
  const [over, under] = join.split('/').map(Number);
  return over !== undefined && under ? Math.ceil((total * over) / under - 1e-9) : Number.NaN;
}

/**
 * Parts that wait for an answer now: all open ones, or only the first when they answer in order. The order is that of the task's
 * list: a stored state keeps its keys in one of the database's own.
 */
export function openParts(scope: Scope, task: TaskMeta, parts: Record<string, JsonObject | null>): string[] {
  const open = Object.keys(parts).filter((key) => parts[key] === null);
  if (task.join !== 'ordered' || open.length < 2) return open;
  const listed = partKeys(scope, task).filter((key) => open.includes(key));
  return [...listed, ...open.sort()].slice(0, 1);
}
