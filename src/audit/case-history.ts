import { Injectable } from '@nestjs/common';
import { DefinitionLibrary, type Tx } from '../cases/ports.js';
import { Database, type ReadScope } from '../database/database.js';
import type { CaseState, CompiledDefinition, EventBody } from '../engine/index.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { notFound } from '../shared/problem.js';
import { CaseCheck } from './case-check.js';
import { CompiledDefinitions } from './compiled-definitions.js';
import { databaseRecords } from './database-records.js';
import { namesIn, readBody } from './event-names.js';
import type { Fault } from './faults.js';
import { historyEvent, type HistoryEvent, type Names, type PersonalPart } from './history-event.js';
import { inForce, momentDiff, momentOf, type DefinitionInForce, type Moment, type MomentDiff } from './moment.js';
import { RecordedLibrary } from './recorded-library.js';
import type { CaseRecord, EventRecord } from './records.js';

/** An event whose bytes cannot be read any more; verifying the case says what is wrong. */
export interface DamagedEvent {
  seq: number;
  damaged: true;
}

/** A case as it stood at one event, replayed from its history alone. */
export interface CaseAt {
  number: string;
  seq: number;
  /** How many events the case has by now. */
  events: number;
  event: HistoryEvent | DamagedEvent;
  definition: DefinitionInForce | null;
  /** Null when the history up to here does not replay. */
  moment: Moment | null;
  diff: MomentDiff | null;
  /** Whether everything up to here holds, and if not, the first event that does not. */
  verdict: { ok: boolean; firstBad: Fault | null };
}

/** An event as read; without a body where its bytes cannot be. */
interface ReadEvent {
  seq: number;
  body: EventBody | null;
  personal: PersonalPart;
}

/** The history of one case, read within the scope of whoever asks. */
@Injectable()
export class CaseHistory {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
    private readonly replayed: CompiledDefinitions,
  ) {}

  /** The events of a case, oldest first. @throws Problem 404 outside the scope */
  async list(
    scope: ReadScope,
    { county, caseId }: CaseId,
    { after, limit }: { after?: string; limit: number },
  ): Promise<Page<HistoryEvent | DamagedEvent>> {
    const [from = 0] = readCursor(after, 1) ?? [];
    const read = async (tx: Tx) => {
      const rows = await pageRows(tx, { county, caseId }, Number(from), limit + 1);
      const bodies = rows.flatMap(({ body }) => body ?? []);
      return { rows, names: await namesIn(tx, bodies) };
    };
    const { rows, names } = await this.database.read(scope, read, 'once');
    const page = pageOf(rows, limit, ({ seq }) => cursorOf(seq));
    return { ...page, items: await Promise.all(page.items.map((row) => this.view(row, names))) };
  }

  /** The case as it stood right after event `seq`. @throws Problem 404 outside the scope, or when there is no such event */
  async at(scope: ReadScope, { county, caseId }: CaseId, seq: number): Promise<CaseAt> {
    return this.database.transaction(scope, async (tx) => this.momentAt(tx, { county, caseId }, seq), SNAPSHOT);
  }

  private async momentAt(tx: Tx, id: CaseId, seq: number): Promise<CaseAt> {
    const library = new RecordedLibrary(this.replayed);
    const found = await followTo(tx, id, seq, library);
    if (!found) throw notFound({ zh: '该步骤', en: 'event of this case' });
    const { check, before, record } = found;
    const { number, events, erased } = check.record;
    const { fault, state, last } = check;
    const body = readBody(record.body);
    const compiled = !fault && last ? library.definition(last.definition) : null;
    const names = await namesIn(tx, body ? [body] : []);
    return {
      number,
      seq,
      events,
      event: await this.view({ seq, body, personal: record.personal ? part(erased) : null }, names),
      definition: compiled && last ? inForce(compiled, last.definition) : null,
      moment: compiled && state ? momentOf(compiled, state) : null,
      diff: compiled && state ? momentDiff(before, state) : null,
      verdict: { ok: !fault, firstBad: fault },
    };
  }

  private async view({ seq, body, personal }: ReadEvent, names: Names): Promise<HistoryEvent | DamagedEvent> {
    if (!body) return { seq, damaged: true };
    return historyEvent(body, await this.compiled(body.definition), names, personal);
  }

  private async compiled(digest: string): Promise<CompiledDefinition | null> {
    try {
      await this.library.ensure(digest);
      return this.library.definition(digest);
    } catch {
      // A definition that is gone or damaged must not hide the history; verifying the case names it.
      return null;
    }
  }
}

export interface CaseId {
  county: string;
  caseId: string;
}

export const SNAPSHOT = 'begin isolation level repeatable read read only';

const part = (erased: boolean): PersonalPart => (erased ? 'erased' : 'sealed');

interface PageRow {
  erased: boolean;
  seq: number | null;
  body: Buffer;
  sealed: boolean;
}

/** One row at least when the case is in sight. @throws Problem 404 when it is not */
async function pageRows(tx: Tx, { county, caseId }: CaseId, from: number, limit: number): Promise<ReadEvent[]> {
  const { rows } = await tx.query<PageRow>({
    name: 'history_page',
    text: `select k.destroyed_at is not null as erased, e.seq, e.body, e.personal is not null as sealed
      from cases c left join household_key k on k.household_id = c.household_id
      left join lateral (select v.seq, v.body, v.personal from case_event v
        where v.county = $1 and v.case_id = $2 and v.seq > $3 order by v.seq limit $4) e on true
      where c.county = $1 and c.id = $2 order by e.seq`,
    values: [county, caseId, from, limit],
  });
  if (rows.length === 0) throw notFound({ zh: '案件', en: 'case' });
  return rows.flatMap(({ seq, body, sealed, erased }) =>
    seq === null ? [] : [{ seq, body: readBody(body), personal: sealed ? part(erased) : null }],
  );
}

interface Followed {
  check: CaseCheck;
  before: CaseState | null;
  record: EventRecord;
}

/** Checks a case's events up to the one asked for. @returns null when there is no such event */
async function followTo(tx: Tx, id: CaseId, seq: number, library: RecordedLibrary): Promise<Followed | null> {
  let check: CaseCheck | null = null;
  for await (const record of databaseRecords(tx, id)) {
    if (record.kind === 'definition' || record.kind === 'calendar') library.add(record);
    if (record.kind === 'case') check = new CaseCheck(library, record satisfies CaseRecord);
    if (record.kind !== 'event' || !check) continue;
    const before = check.state;
    check.event(record);
    if ((record.columns?.seq ?? 0) >= seq) return record.columns?.seq === seq ? { check, before, record } : null;
  }
  return null;
}
