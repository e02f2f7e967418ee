import type { Tx } from '../cases/ports.js';
import { copyOut, literal, type BinaryRow } from '../database/copy-out.js';
import type { JsonObject } from '../engine/index.js';
import { coursesOf, registeredDrawsOf } from '../supervision/index.js';
import {
  HISTORY_FORMAT,
  type CaseRecord,
  type ContentRecord,
  type DeadlineRecord,
  type EventRecord,
  type HistoryRecord,
  type HistoryScope,
  type ManifestRecord,
  type TaskRecord,
} from './records.js';

const CASES_PER_PAGE = 200;
const EVENTS_PER_PAGE = 1_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * The history in a database as a stream, a page at a time.
 *
 * @param tx one snapshot (repeatable read), or commands running meanwhile would tear cases from their events
 */
export async function* databaseRecords(tx: Tx, scope: HistoryScope): AsyncGenerator<HistoryRecord> {
  const manifest = await manifestOf(tx, scope);
  yield manifest;
  yield* contents(tx, scope);
  const end = { kind: 'end' as const, cases: 0, events: 0 };
  for (const county of await countiesOf(tx, scope)) {
    const cursor = new EventCursor(tx, county, scope.caseId);
    for await (const record of casesOf(tx, county, scope.caseId)) {
      end.cases += 1;
      yield record;
      for await (const event of cursor.eventsOf(record.caseId)) {
        end.events += 1;
        yield event;
      }
    }
  }
  yield end;
}

const IN_SCOPE = '($1::text is null or c.county = $1) and ($2::uuid is null or c.id = $2)';
const valuesOf = ({ county, caseId }: HistoryScope): (string | null)[] => [county ?? null, caseId ?? null];

async function manifestOf(tx: Tx, scope: HistoryScope): Promise<ManifestRecord> {
  const { rows } = await tx.query<{ at: Date; cases: number; events: number }>(
    `select service_now() as at, count(*)::float8 as cases, coalesce(sum(version), 0)::float8 as events
     from cases c where ${IN_SCOPE}`,
    valuesOf(scope),
  );
  const { at = new Date(Number.NaN), cases = 0, events = 0 } = rows[0] ?? {};
  return { kind: 'manifest', format: HISTORY_FORMAT, exportedAt: at.toISOString(), scope, cases, events };
}

/** Every version of the procedures concerned: which of them an event names stands in its body only. */
async function* contents(tx: Tx, scope: HistoryScope): AsyncGenerator<ContentRecord> {
  const { rows } = await tx.query<ContentRecord>(
    `select 'definition' as kind, d.digest, d.content::json from definition d
       where exists (select from cases c where c.procedure = d.procedure and ${IN_SCOPE})
          or exists (select from cases c where c.definition = d.digest and ${IN_SCOPE})
     union all select 'calendar', digest, content::json from calendar order by 1 desc, 2`,
    valuesOf(scope),
  );
  for (const { kind, digest, content } of rows) yield { kind, digest, content };
}

async function countiesOf(tx: Tx, { county }: HistoryScope): Promise<string[]> {
  if (county !== undefined) return [county];
  const { rows } = await tx.query<{ county: string }>(
    'select county from cases group by county order by county collate "C"',
  );
  return rows.map((row) => row.county);
}

interface CaseRow extends Omit<CaseRecord, 'kind' | 'tasks' | 'deadlines' | 'registers' | 'state'> {
  state: JsonObject;
}

async function* casesOf(tx: Tx, county: string, caseId?: string): AsyncGenerator<CaseRecord> {
  let after = BEFORE_ALL;
  for (;;) {
    const { rows } = await tx.query<CaseRow>(
      `select c.county, c.id as "caseId", c.number, c.procedure, c.definition, c.division, c.status, c.version as events,
         encode(c.head, 'hex') as head, c.state,
         exists (select from household_key k where k.household_id = c.household_id and k.destroyed_at is not null) as erased,
         array(select y.office from case_copy y where y.county = c.county and y.case_id = c.id order by y.office collate "C") as copies
       from cases c where c.county = $1 and c.id > $2 and ($3::uuid is null or c.id = $3) order by c.id limit ${CASES_PER_PAGE}`,
      [county, after, caseId ?? null],
    );
    const ids = rows.map((row) => row.caseId);
    const tasks = await tasksOf(tx, county, ids);
    const deadlines = await deadlinesOf(tx, county, ids);
    const courses = await coursesOf(tx, county, ids);
    const draws = await registeredDrawsOf(tx, county, ids);
    for (const { caseId: id, ...row } of rows) {
      const registers = { course: courses.get(id) ?? null, draws: draws.get(id) ?? [] };
      const [open, running] = [tasks.get(id) ?? [], deadlines.get(id) ?? []];
      yield { kind: 'case', ...row, caseId: id, tasks: open, deadlines: running, registers };
    }
    if (rows.length < CASES_PER_PAGE) return;
    after = ids.at(-1) ?? after;
  }
}

async function tasksOf(tx: Tx, county: string, ids: string[]): Promise<Map<string, TaskRecord[]>> {
  const { rows } = await tx.query<Dated<TaskRecord>>(
    `select case_id as "caseId", key, state, part, office, role, opened_seq as opened, due_at as "dueAt",
       owner, suspended, urgings, signs, reserved from case_task
     where county = $1 and case_id = any ($2::uuid[]) and closed_at is null order by case_id, key collate "C"`,
    [county, ids],
  );
  return byCase(rows);
}

async function deadlinesOf(tx: Tx, county: string, ids: string[]): Promise<Map<string, DeadlineRecord[]>> {
  const { rows } = await tx.query<Dated<DeadlineRecord>>(
    `select case_id as "caseId", key, kind, period, due_at as "dueAt", provisional from case_deadline
     where county = $1 and case_id = any ($2::uuid[]) order by case_id, key collate "C"`,
    [county, ids],
  );
  return byCase(rows);
}

type Dated<T> = Omit<T, 'dueAt'> & { caseId: string; dueAt: Date | null };

function byCase<T extends { dueAt: string | null }>(rows: Dated<T>[]): Map<string, T[]> {
  const cases = new Map<string, T[]>();
  for (const { caseId, ...row } of rows) {
    const record = { ...row, dueAt: row.dueAt?.toISOString() ?? null } as unknown as T;
    const list = cases.get(caseId);
    if (list) list.push(record);
    else cases.set(caseId, [record]);
  }
  return cases;
}

/** `case_id >=` says nothing new but lets PostgreSQL leave out the partitions of earlier years. */
const eventsAfter = (county: string, caseId: string | undefined, after: Place): string =>
  `select case_id, seq, at, type, actor, body, personal, previous, hash from case_event
   where county = ${literal(county)} and case_id >= ${literal(after.caseId)}
     and (case_id, seq) > (${literal(after.caseId)}, ${after.seq})
     and (${literal(caseId ?? null)}::uuid is null or case_id = ${literal(caseId ?? null)}::uuid)
   order by case_id, seq limit ${EVENTS_PER_PAGE}`;

interface Place {
  caseId: string;
  seq: number;
}

/** Walks the events of a county in the order of its cases. While a page is worked on the next one is on its way. */
class EventCursor {
  private page: EventRow[] = [];
  private position = 0;
  private coming: Promise<EventRow[]> | undefined;

  constructor(
    private readonly tx: Tx,
    private readonly county: string,
    private readonly caseId?: string,
  ) {
    this.coming = this.after({ caseId: BEFORE_ALL, seq: 0 });
  }

  async *eventsOf(caseId: string): AsyncGenerator<EventRecord> {
    const wanted = Buffer.from(caseId.replaceAll('-', ''), 'hex');
    for (;;) {
      const row = this.page[this.position] ?? (await this.turn());
      const order = row ? row.caseId.compare(wanted) : 1;
      if (!row || order > 0) return;
      this.position += 1;
      // Events of no case are skipped here; a check of their own finds them.
      if (order === 0) yield row.record;
    }
  }

  private async turn(): Promise<EventRow | undefined> {
    if (!this.coming) return undefined;
    this.page = await this.coming;
    this.position = 0;
    const last = this.page.at(-1);
    const isLastPage = !last || this.page.length < EVENTS_PER_PAGE;
    this.coming = isLastPage ? undefined : this.after({ caseId: textOf(last.caseId), seq: last.seq });
    return this.page[0];
  }

  private after(place: Place): Promise<EventRow[]> {
    const rows = copyOut(this.tx, eventsAfter(this.county, this.caseId, place)).then((all) => all.map(eventRow));
    // Whoever stops reading does not ask for the next page, nor for what became of it.
    rows.catch(() => undefined);
    return rows;
  }
}

interface EventRow {
  caseId: Buffer;
  seq: number;
  record: EventRecord;
}

function eventRow([caseId, seq, at, type, actor, body, personal, previous, hash]: BinaryRow): EventRow {
  const number = (seq as Buffer).readInt32BE();
  return {
    caseId: caseId as Buffer,
    seq: number,
    record: {
      kind: 'event',
      body: body as Buffer,
      personal: personal ?? null,
      previous: previous as Buffer,
      hash: hash as Buffer,
      columns: {
        seq: number,
        at: instantOf(at as Buffer),
        type: (type as Buffer).toString(),
        actor: actor?.toString() ?? null,
      },
    },
  };
}

const MICROSECONDS_BEFORE_2000 = BigInt(Date.UTC(2000, 0, 1)) * 1_000n;

/** Microseconds since 2000; ours are whole milliseconds. */
function instantOf(timestamp: Buffer): string {
  return new Date(Number((timestamp.readBigInt64BE() + MICROSECONDS_BEFORE_2000) / 1_000n)).toISOString();
}

const textOf = (uuid: Buffer): string => uuid.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
