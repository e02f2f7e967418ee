import type { WorkCalendar } from '../../calendar/index.js';
import { clockKey, deriveClocks, dueUnder } from '../clocks.js';
import type { CompiledDefinition } from '../compile.js';
import type { TaskMeta } from '../definition.js';
import type { Scope } from '../scope.js';
import type { CaseState, ClockState } from '../state.js';
import { deriveTasks, taskKey } from '../tasks.js';
import type { Placement } from './configuration.js';
import { entryOf, refused, type Image, type Mapping } from './mapping.js';
import { renamedPart } from './parts.js';

interface CarriedClocks {
  clocks: CaseState['clocks'];
  /** Old key to new key of each clock that goes on. */
  renamed: Record<string, string>;
}

/** The new key of each clock: start, length and ledger go along, so that the time left stays what it was. */
function renamedClocks(before: CaseState['clocks'], image: Image, { periods }: Mapping): CarriedClocks {
  const clocks: CaseState['clocks'] = {};
  const renamed: Record<string, string> = {};
  for (const [old, clock] of Object.entries(before)) {
    const state = image(clock.state);
    if (state === null) continue;
    const period = entryOf(periods, clock.period) ?? clock.period;
    const key = clockKey(clock.kind, state, period);
    if (clocks[key]) throw sharedPeriod(state, period);
    clocks[key] = { ...clock, state, period };
    renamed[old] = key;
  }
  return { clocks, renamed };
}

/**
 * The clocks under the new definition. Those its states do not know end, those only they know start now.
 *
 * @throws CommandRefused `migration-limit` when one would be over at once
 */
export function carryClocks(
  scope: Scope,
  calendar: WorkCalendar,
  state: CaseState,
  { active, origin }: Placement,
  image: Image,
  mapping: Mapping,
): CarriedClocks {
  const { clocks: before, renamed } = renamedClocks(state.clocks, image, mapping);
  const entered = new Set(active.filter((path) => !origin.has(path)));
  const clocks = deriveClocks(scope, calendar, before, active, entered);
  for (const [key, clock] of Object.entries(clocks)) {
    if (clock === before[key] && !clock.fired) refuseOver(scope, calendar, key, clock);
  }
  return { clocks, renamed: onlyTo(renamed, (key) => clocks[key] === before[key] && key in clocks) };
}

const onlyTo = (renamed: Record<string, string>, goesOn: (key: string) => boolean): Record<string, string> =>
  Object.fromEntries(Object.entries(renamed).filter(([, key]) => goesOn(key)));

/** The total is measured by the new definition's own length too: nobody is moved into a limit that has passed. */
function refuseOver(scope: Scope, calendar: WorkCalendar, key: string, clock: ClockState): void {
  const now = Date.parse(scope.facts.now);
  const isTotal = scope.definition.total?.period === clock.period;
  const ends = [clock.dueAt, isTotal ? dueUnder(scope, calendar, clock) : null];
  const over = ends.find((end) => end !== null && Date.parse(end) <= now);
  if (over === undefined || over === null) return;
  const { state, period } = clock;
  throw refused(
    'migration-limit',
    `The period "${period}" of "${state}" would already be over under the new definition.`,
    `“${state}” 的期限 “${period}” 按新规程已经届满。`,
    { state, period, clock: key, dueAt: over },
  );
}

const sharedPeriod = (state: string, period: string) =>
  refused(
    'migration-period',
    `Two clocks of the case would both become the period "${period}" of "${state}".`,
    `案件的两个期限将同时对应 “${state}” 的期限 “${period}”。`,
    { state, period },
  );

export interface CarriedTasks {
  tasks: CaseState['tasks'];
  entered: CaseState['entered'];
  /** Old key to new key of each task that goes on. */
  renamed: Record<string, string>;
}

/**
 * The tasks under the new definition. One whose work is asked of the same office and role goes on with its office, its number
 * and so its claim; where the new definition asks somebody else, it is closed and asked anew.
 */
export function carryTasks(
  source: CompiledDefinition,
  scope: Scope,
  state: CaseState,
  { active, origin }: Placement,
  mapping: Mapping,
): CarriedTasks {
  const entered: CaseState['entered'] = {};
  for (const path of active) entered[path] = numberOf(source, scope, state, path, origin.get(path));
  const before: CaseState['tasks'] = {};
  const renamed: Record<string, string> = {};
  for (const path of active) {
    const from = origin.get(path);
    const opened = entered[path] ?? scope.seq;
    if (from === undefined || opened === scope.seq) continue;
    for (const [key, task] of Object.entries(state.tasks)) {
      if (task.state !== from) continue;
      const part = task.part === undefined ? undefined : renamedPart(mapping, from, task.part);
      const to = taskKey(path, opened, part);
      before[to] = { ...task, state: path, ...(part === undefined ? {} : { part }) };
      renamed[key] = to;
    }
  }
  const derived = deriveTasks(scope, before, active, entered);
  const tasks = Object.fromEntries(Object.entries(derived).map(([key, task]) => [key, limited(scope, task)]));
  return { tasks, entered, renamed: onlyTo(renamed, (key) => key in tasks) };
}

/** The event that entered a state; this one, where its task is new or asked of somebody else. */
function numberOf(
  source: CompiledDefinition,
  scope: Scope,
  state: CaseState,
  path: string,
  from: string | undefined,
): number {
  if (from === undefined) return scope.seq;
  const before = source.nodes.get(from)?.meta.task;
  const after = scope.nodes.get(path)?.meta.task;
  const isOther = before !== undefined && after !== undefined && !sameWork(before, after);
  return isOther ? scope.seq : (state.entered[from] ?? scope.seq);
}

const sameWork = (before: TaskMeta, after: TaskMeta): boolean =>
  before.office === after.office && before.role === after.role;

/** A task is limited by the clock its new definition names. */
function limited(
  { nodes }: Scope,
  { clock: _before, ...task }: CaseState['tasks'][string],
): CaseState['tasks'][string] {
  const due = nodes.get(task.state)?.meta.task?.due;
  return due === undefined ? task : { ...task, clock: clockKey('alarm', task.state, due) };
}
