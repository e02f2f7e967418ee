import { stateDigest, type CaseState, type EventBody, type JsonObject } from '../engine/index.js';
import { verbColumns } from '../cases/write.js';
import { sha256Hex, canonicalJson } from '../shared/canonical-json.js';
import type { FaultCode } from './faults.js';
import type { RecordedLibrary } from './recorded-library.js';
import type { CaseRecord, DeadlineRecord, TaskRecord } from './records.js';

export interface Difference {
  code: FaultCode;
  detail: string;
}

/** How a case's stored row, tasks and deadlines differ from what its history leads to, or null. */
export function differenceFromStanding(
  library: RecordedLibrary,
  record: CaseRecord,
  state: CaseState,
  last: EventBody,
): Difference | null {
  return (
    stateDifference(library, record, state, last) ??
    rowDifference('tasks', tasksOf(state), record.tasks) ??
    rowDifference('deadlines', deadlinesOf(state), record.deadlines) ??
    copiesDifference(state, record)
  );
}

function stateDifference(
  library: RecordedLibrary,
  record: CaseRecord,
  state: CaseState,
  last: EventBody,
): Difference | null {
  const differs = (what: string): Difference => ({ code: 'state', detail: `the stored ${what} is another` });
  if (digestOf(record.state) !== stateDigest(state)) return differs('state');
  if (record.status !== state.status) return differs('status');
  if (record.division !== state.division) return differs('division');
  if (record.definition !== last.definition) return differs('definition');
  if (record.procedure !== library.definition(last.definition).definition.procedure) return differs('procedure');
  return null;
}

/** A stored state that cannot even be canonicalised is not the one replayed. */
function digestOf(state: JsonObject): string | null {
  try {
    return sha256Hex(canonicalJson(state));
  } catch {
    return null;
  }
}

function tasksOf({ tasks, clocks }: CaseState): TaskRecord[] {
  return Object.entries(tasks).map(([key, task]) => {
    const { state, part = null, role, opened, clock } = task;
    const dueAt = clock === undefined ? null : (clocks[clock]?.dueAt ?? null);
    return { key, state, part, role, opened, dueAt, ...verbColumns(task) };
  });
}

function copiesDifference({ copies = {} }: CaseState, record: CaseRecord): Difference | null {
  const same = Object.keys(copies).sort().join(' ') === record.copies.join(' ');
  return same ? null : { code: 'state', detail: 'the offices that may read along are others' };
}

/** A clock that has fired waits for nothing more and has no row. */
function deadlinesOf({ clocks }: CaseState): DeadlineRecord[] {
  return Object.entries(clocks)
    .filter(([, { fired }]) => !fired)
    .map(([key, { kind, period, dueAt, provisional }]) => ({ key, kind, period, dueAt, provisional }));
}

/** Names the first row that is missing, too many or other than replayed. */
function rowDifference(code: 'tasks' | 'deadlines', replayed: { key: string }[], stored: { key: string }[]) {
  const found = new Map(stored.map((row) => [row.key, row]));
  for (const row of replayed) {
    const other = found.get(row.key);
    if (!other) return { code, detail: `"${row.key}" has no row` };
    const field = differingField(row, other);
    if (field) return { code, detail: `"${row.key}" has another ${field}` };
    found.delete(row.key);
  }
  const [extra] = found.keys();
  return extra !== undefined || stored.length !== replayed.length
    ? { code, detail: `"${extra ?? ''}" is not open according to the history` }
    : null;
}

/** The first member that two rows do not share, or undefined. */
export function differingField(a: object, b: object): string | undefined {
  const other = b as Record<string, unknown>;
  return Object.entries(a).find(([name, value]) => value !== other[name])?.[0];
}
