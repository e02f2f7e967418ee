import {
  activePaths,
  type CaseState,
  type ClockState,
  type CompiledDefinition,
  type TaskState,
} from '../engine/index.js';
import type { Fault } from './faults.js';
import type { HistoryEvent } from './history-event.js';
import { changedData, dueOf, type MomentDiff } from './moment.js';

/** `unchecked`: an event before it does not hold, and what rests on that proves nothing. */
export type StepCheck = 'ok' | 'broken' | 'unchecked';

/** One event of a case that is replayed. */
export interface ReplayStep {
  seq: number;
  check: StepCheck;
  /** Why it does not hold. */
  fault: Fault | null;
  /** Null where its bytes cannot be read any more. */
  event: HistoryEvent | null;
  /** What the event made of the case; null from the first event on that does not hold. */
  change: MomentChange | null;
}

/** What one event changed, such that a case is at every moment what all changes up to it make of nothing. */
export interface MomentChange {
  status: CaseState['status'];
  division: string;
  /** All active states, containers before what they contain. */
  active: string[];
  data: MomentDiff['data'];
  tasks: { set: TaskAt[]; gone: string[] };
  clocks: { set: ClockAt[]; gone: string[] };
}

export type TaskAt = TaskState & { key: string; dueAt: string | null };
export type ClockAt = ClockState & { key: string };

/** @param before null for the first event */
export function momentChange({ nodes }: CompiledDefinition, before: CaseState | null, after: CaseState): MomentChange {
  return {
    status: after.status,
    division: after.division,
    active: activePaths(nodes, after.value).filter((path) => path !== ''),
    data: changedData(before?.context ?? {}, after.context),
    tasks: changedRows(before ? tasksOf(before) : [], tasksOf(after)),
    clocks: changedRows(before ? clocksOf(before) : [], clocksOf(after)),
  };
}

const tasksOf = (state: CaseState): TaskAt[] =>
  Object.entries(state.tasks).map(([key, task]) => ({ key, ...task, dueAt: dueOf(state, task) }));

const clocksOf = ({ clocks }: CaseState): ClockAt[] =>
  Object.entries(clocks).map(([key, clock]) => ({ key, ...clock }));

function changedRows<T extends { key: string }>(before: T[], after: T[]): { set: T[]; gone: string[] } {
  const was = new Map(before.map((row) => [row.key, JSON.stringify(row)]));
  const is = new Set(after.map(({ key }) => key));
  return {
    set: after.filter((row) => was.get(row.key) !== JSON.stringify(row)),
    gone: [...was.keys()].filter((key) => !is.has(key)),
  };
}
