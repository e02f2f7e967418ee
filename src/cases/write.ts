import { uuid7 } from '../shared/uuid7.js';
import type { CaseState, ClockState, TaskState, VerbOutcome } from '../engine/index.js';
import type { SealedEvent } from './event.js';
import type { Tx } from './ports.js';

/** What one command writes, all in one statement: `commit_step` in the migrations. */
export interface StepWrite {
  county: string;
  caseId: string;
  expectedVersion: number;
  before: CaseState | null;
  after: CaseState;
  event: SealedEvent;
  previous: Buffer;
  procedure: string;
  claim?: { task: string; user: string; fence: number };
  idempotency?: { principal: string; key: string; bodyHash: Buffer; response: unknown };
}

/** A call of it, with as many parameters from `first` on as {@link stepValues} has. */
const commitStep = (first: number): string =>
  `commit_step(${Array.from({ length: 26 }, (_, index) => `$${first + index}`).join(',')})`;
const COMMIT_STEP = `select ${commitStep(1)} as outcome`;

/** @returns false when another command came first: read again and start over */
export async function writeStep(tx: Tx, write: StepWrite): Promise<boolean> {
  const { rows } = await tx.query<{ outcome: string }>({
    name: 'commit_step',
    text: COMMIT_STEP,
    values: stepValues(write),
  });
  return rows[0]?.outcome === 'ok';
}

/**
 * The same for several steps, all or none of them. A case that somebody else holds at the moment is left out, so that no
 * step waits for another's case: undefined then.
 */
export async function writeSteps(tx: Tx, writes: readonly StepWrite[]): Promise<(boolean | undefined)[]> {
  const { rows } = await tx.query<Record<string, string | null>>({
    name: `commit_steps ${writes.length}`,
    text: commitSteps(writes.length),
    values: [
      writes.map(({ county }) => county),
      writes.map(({ caseId }) => caseId),
      writes.map(({ expectedVersion }) => expectedVersion),
      ...writes.flatMap(stepValues),
    ],
  });
  return writes.map((_, index) => {
    const outcome = rows[0]?.[`o${index}`];
    return outcome == null ? undefined : outcome === 'ok';
  });
}

const statements = new Map<number, string>();

/** The statement for so many steps, written once. */
function commitSteps(count: number): string {
  const known = statements.get(count);
  if (known !== undefined) return known;
  const calls = Array.from({ length: count }, (_, index) => {
    const first = 4 + index * 26;
    return `case when $${first + 1} = any (h.cases) then ${commitStep(first)} end as o${index}`;
  });
  const text = `select ${calls.join(', ')} from hold_cases($1, $2, $3) as h (cases)`;
  statements.set(count, text);
  return text;
}

function stepValues(write: StepWrite): unknown[] {
  const { before, after, event, claim, idempotency } = write;
  const { body } = event;
  const tasks = changes(before?.tasks ?? {}, after.tasks);
  const clocks = changes(runningClocks(before), runningClocks(after));
  return [
    write.county,
    write.caseId,
    write.expectedVersion,
    body.definition,
    after.division,
    event.state,
    after.status,
    body.at,
    body.type,
    body.actor.kind === 'user' ? body.actor.user : null,
    event.bytes,
    event.personal,
    write.previous,
    event.hash,
    tasks.gone,
    jsonOrNull(tasks.come.map(([key, task]) => taskRow(key, task, after))),
    clocks.gone,
    jsonOrNull([...clocks.come, ...clocks.changed].map(([key, clock]) => clockRow(key, clock, before, after))),
    jsonOrNull([outboxRow(write)]),
    claim?.task ?? null,
    claim?.user ?? null,
    claim?.fence ?? null,
    idempotency?.principal ?? null,
    idempotency?.key ?? null,
    idempotency?.bodyHash ?? null,
    idempotency ? JSON.stringify(idempotency.response) : null,
  ];
}

const COMMIT_VERB = 'select commit_verb($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)';

/** What a verb does beside its step: after {@link writeStep}, in the same transaction. */
export async function writeVerb(tx: Tx, { county, caseId, after, event }: StepWrite, verb: VerbOutcome): Promise<void> {
  const { seq, at, actor } = event.body;
  const { claim, copies = [], urged } = verb;
  const values = [
    county,
    caseId,
    seq,
    at,
    actor.kind === 'user' ? actor.user : null,
    JSON.stringify(Object.entries(after.tasks).map(([key, task]) => ({ key, ...verbColumns(task) }))),
    claim?.task ?? null,
    claim?.to ?? null,
    claim?.ended ?? null,
    claim?.held ?? false,
    copies,
    uuid7(new Date(at)),
    urged ? JSON.stringify({ ...urged, seq }) : null,
  ];
  await tx.query({ name: 'commit_verb', text: COMMIT_VERB, values });
}

/** What verbs made of a task, as its row has it. */
export const verbColumns = ({ office, delegation, suspended, urgings, signs, reserved }: TaskState) => ({
  office,
  owner: delegation?.by ?? null,
  suspended: suspended !== undefined,
  urgings: urgings ?? 0,
  signs: signs ?? null,
  reserved: reserved ?? null,
});

interface Changes<T> {
  come: [string, T][];
  changed: [string, T][];
  gone: string[];
}

function changes<T extends { opened: number }>(before: Record<string, T>, after: Record<string, T>): Changes<T> {
  const come = Object.entries(after).filter(([key]) => !(key in before));
  const changed = Object.entries(after).filter(
    ([key, value]) => key in before && JSON.stringify(before[key]) !== JSON.stringify(value),
  );
  return { come, changed, gone: Object.keys(before).filter((key) => !(key in after)) };
}

/** A clock that has fired waits for nothing more and has no row. */
function runningClocks(state: CaseState | null): Record<string, ClockState> {
  return Object.fromEntries(Object.entries(state?.clocks ?? {}).filter(([, clock]) => !clock.fired));
}

function taskRow(key: string, task: TaskState, { clocks }: CaseState) {
  const { state, part, office, role } = task;
  return {
    key,
    state,
    part,
    office,
    role,
    due_at: task.clock === undefined ? null : (clocks[task.clock]?.dueAt ?? null),
  };
}

/** With the tasks it limits that were open before: those just opened come with their due date. */
function clockRow(key: string, clock: ClockState, before: CaseState | null, { tasks }: CaseState) {
  const { kind, period, dueAt, provisional } = clock;
  const open = Object.keys(before?.tasks ?? {});
  const limited = open.filter((task) => tasks[task]?.clock === key);
  return { key, kind, period, due_at: dueAt, provisional, tasks: limited };
}

/** Other systems learn of every step by number and kind; they fetch what they may see. */
function outboxRow({ procedure, after, event }: StepWrite) {
  const { body } = event;
  const payload = { procedure, type: body.type, seq: body.seq, status: after.status, effects: body.effects };
  return { id: uuid7(new Date(body.at)), topic: 'case.step', payload };
}

const jsonOrNull = (rows: unknown[]): string | null => (rows.length === 0 ? null : JSON.stringify(rows));
