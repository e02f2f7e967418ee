import {
  standing,
  type CaseState,
  type ClockState,
  type CompiledDefinition,
  type Json,
  type JsonObject,
  type StateValue,
  type TaskState,
  type Text,
} from '../engine/index.js';

/** A case as it stood after one of its events. */
export interface Moment {
  status: CaseState['status'];
  value: StateValue;
  standing: { zh: string; en: string; path: string }[];
  division: string;
  context: JsonObject;
  tasks: (TaskState & { key: string; dueAt: string | null })[];
  clocks: (ClockState & { key: string })[];
}

/** What one event changed. */
export interface MomentDiff {
  data: { name: string; before: Json; after: Json }[];
  tasks: { opened: string[]; closed: string[] };
  deadlines: {
    started: string[];
    ended: string[];
    /** Another due date: extended, suspended (null), resumed, counted again. */
    moved: { key: string; before: string | null; after: string | null }[];
  };
}

/** The definition an event ran on, as an auditor cites it. */
export interface DefinitionInForce {
  digest: string;
  procedure: string;
  version: string;
  title: Text;
  law: string;
}

export function inForce({ definition }: CompiledDefinition, digest: string): DefinitionInForce {
  const { procedure, version, title, law } = definition;
  return { digest, procedure, version, title, law };
}

export function momentOf(compiled: CompiledDefinition, state: CaseState): Moment {
  const { status, value, division, context, tasks, clocks } = state;
  return {
    status,
    value,
    standing: standing(compiled, state),
    division,
    context,
    tasks: Object.entries(tasks).map(([key, task]) => ({ key, ...task, dueAt: dueOf(state, task) })),
    clocks: Object.entries(clocks).map(([key, clock]) => ({ key, ...clock })),
  };
}

export const dueOf = ({ clocks }: CaseState, { clock }: TaskState): string | null =>
  clock === undefined ? null : (clocks[clock]?.dueAt ?? null);

/** @param before null for the first event */
export function momentDiff(before: CaseState | null, after: CaseState): MomentDiff {
  const was = before ?? { context: {}, tasks: {}, clocks: {} };
  return {
    data: changedData(was.context, after.context),
    tasks: { opened: newKeys(was.tasks, after.tasks), closed: newKeys(after.tasks, was.tasks) },
    deadlines: {
      started: newKeys(running(was.clocks), running(after.clocks)),
      ended: newKeys(running(after.clocks), running(was.clocks)),
      moved: movedClocks(was.clocks, after.clocks),
    },
  };
}

export function changedData(before: JsonObject, after: JsonObject): MomentDiff['data'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

/** Keys of the second that the first has not. */
const newKeys = (before: object, after: object): string[] => Object.keys(after).filter((key) => !(key in before));

/** A clock that has fired waits for nothing more. A state entered again starts its clock anew. */
function running(clocks: CaseState['clocks']): Record<string, ClockState> {
  return Object.fromEntries(
    Object.entries(clocks)
      .filter(([, { fired }]) => !fired)
      .map(([key, clock]) => [`${key}#${clock.opened}`, clock]),
  );
}

function movedClocks(before: CaseState['clocks'], after: CaseState['clocks']): MomentDiff['deadlines']['moved'] {
  return Object.entries(after).flatMap(([key, clock]) => {
    const old = before[key];
    if (!old || old.opened !== clock.opened || old.dueAt === clock.dueAt) return [];
    return [{ key, before: old.dueAt, after: clock.dueAt }];
  });
}
