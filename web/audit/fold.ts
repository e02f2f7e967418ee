// With its ending, since the tests of the service read this file too.
import type { components } from '../api/schema.js';

type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export type Replay = Schema<'ReplayView'>;
export type Step = Replay['steps'][number];
export type TaskAt = Schema<'TaskAtView'>;
export type ClockAt = Schema<'ClockAtView'>;

/** A case as it stood after one of its events. */
export interface Moment {
  status: 'active' | 'done';
  division: string;
  active: string[];
  /** States the case has been in and is in no longer, those it only passed through included. */
  done: string[];
  data: ReadonlyMap<string, unknown>;
  tasks: ReadonlyMap<string, TaskAt>;
  clocks: ReadonlyMap<string, ClockAt>;
}

/**
 * What the server tells as changes, as moments: for each event how the case stood after it. From the first event on that does
 * not hold there are none.
 */
export function momentsOf(steps: readonly Step[]): (Moment | null)[] {
  let before: Moment = {
    status: 'active',
    division: '',
    active: [],
    done: [],
    data: new Map(),
    tasks: new Map(),
    clocks: new Map(),
  };
  return steps.map(({ change, event }) => {
    if (!change) return null;
    before = {
      status: change.status,
      division: change.division,
      active: change.active,
      done: doneAfter(before, change.active, event?.took ?? []),
      data: dataAfter(before.data, change.data),
      tasks: rowsAfter(before.tasks, change.tasks),
      clocks: rowsAfter(before.clocks, change.clocks),
    };
    return before;
  });
}

function doneAfter(before: Moment, active: string[], took: readonly string[]): string[] {
  const left = took.map((transition) => transition.split(':')[0] ?? '');
  const done = new Set([...before.done, ...before.active, ...left]);
  for (const path of ['', ...active]) done.delete(path);
  return done.size === before.done.length && before.done.every((path) => done.has(path)) ? before.done : [...done];
}

function dataAfter(before: Moment['data'], changes: { name: string; after: unknown }[]): Moment['data'] {
  if (changes.length === 0) return before;
  const data = new Map(before);
  for (const { name, after } of changes) data.set(name, after);
  return data;
}

function rowsAfter<T extends { key: string }>(
  before: ReadonlyMap<string, T>,
  { set, gone }: { set: T[]; gone: string[] },
) {
  if (set.length + gone.length === 0) return before;
  const rows = new Map(before);
  for (const key of gone) rows.delete(key);
  for (const row of set) rows.set(row.key, row);
  return rows;
}
