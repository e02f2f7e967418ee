import { Injectable } from '@nestjs/common';
import { Database, EVERYWHERE, type ReadScope } from '../database/database.js';
import type { Tx } from '../cases/ports.js';
import { roleTitle } from '../cases/role-titles.js';
import type { EventBody, Text } from '../engine/index.js';
import { CaseCheck } from './case-check.js';
import { findCase } from './case-evidence.js';
import { SNAPSHOT, type CaseId } from './case-history.js';
import { caseVerdict, type CaseVerdict } from './case-verdict.js';
import { CompiledDefinitions } from './compiled-definitions.js';
import { databaseRecords } from './database-records.js';
import { namesIn, readBody } from './event-names.js';
import { grantsIn, type GrantThen } from './grants-then.js';
import { historyEvent, type Names } from './history-event.js';
import { inForce, type DefinitionInForce } from './moment.js';
import { RecordedLibrary } from './recorded-library.js';
import type { EventRecord } from './records.js';
import { momentChange, type MomentChange, type ReplayStep } from './replay-step.js';

/** A case from its first event on, replayed in one go. */
export interface CaseReplay {
  number: string;
  procedure: string;
  /** How many events the case has by now. */
  events: number;
  /** The definitions that the events of this page ran on. */
  definitions: DefinitionInForce[];
  /** The grants that decisions of this page were taken under. */
  grants: GrantThen[];
  /** What people call the offices and roles that tasks and actors are named by. */
  offices: Named[];
  roles: Named[];
  steps: ReplayStep[];
  /** What to ask the next page with; null on the last. */
  next: number | null;
  /** On the whole case, however many pages are shown. */
  verdict: CaseVerdict;
}

export interface Named {
  code: string;
  title: Text;
}

/** What replaying found of an event that is shown. */
interface Shown {
  seq: number;
  record: EventRecord;
  body: EventBody | null;
  isBroken: boolean;
  change: MomentChange | null;
}

/** Replays cases for people to look at: every step of one pass, instead of one pass for every step. */
@Injectable()
export class CaseReplays {
  constructor(
    private readonly database: Database,
    private readonly compiled: CompiledDefinitions,
  ) {}

  /**
   * @param after the event after which the page begins
   * @throws Problem 404 outside the scope
   */
  async show(scope: ReadScope, id: CaseId, { after, limit }: { after: number; limit: number }): Promise<CaseReplay> {
    await this.database.read(scope, (tx) => findCase(tx, id.county, id.caseId));
    // Whether a task is missing is judged by all its tasks, not by those that the reader's scope shows.
    const library = new RecordedLibrary(this.compiled);
    return this.database.transaction(EVERYWHERE, (tx) => replay(tx, library, id, { after, limit }), SNAPSHOT);
  }
}

async function replay(
  tx: Tx,
  library: RecordedLibrary,
  id: CaseId,
  { after, limit }: { after: number; limit: number },
): Promise<CaseReplay> {
  const { check, shown, last } = await follow(tx, id, library, (seq) => seq > after && seq <= after + limit);
  const { record } = check;
  const bodies = shown.flatMap(({ body }) => body ?? []);
  const [names, grants] = [await namesIn(tx, bodies), await grantsIn(tx, bodies)];
  const seats = seatsIn(shown);
  const fault = check.finish();
  const { events, personal } = check;
  const erased = { cases: 0, events: record.erased ? personal : 0 };
  return {
    number: record.number,
    procedure: record.procedure,
    events: record.events,
    definitions: distinct(bodies.map(({ definition }) => definition)).flatMap((digest) => found(library, digest)),
    grants,
    offices: await officesNamed(
      tx,
      seats.map(({ office }) => office),
    ),
    roles: distinct(seats.map(({ role }) => role)).map((code) => ({ code, title: roleTitle(code) })),
    steps: shown.map((each) => stepOf(each, check, library, names)),
    next: last > after + limit ? after + limit : null,
    verdict: caseVerdict({ cases: 1, events, faults: fault ? 1 : 0, bad: fault ? [fault] : [], erased }),
  };
}

/** Where and as what people acted and tasks were opened. */
function seatsIn(shown: readonly Shown[]): { office: string; role: string }[] {
  return shown.flatMap(({ body, change }) => [
    ...(body?.actor.kind === 'user' ? [body.actor] : []),
    ...(change?.tasks.set ?? []),
  ]);
}

const distinct = (codes: readonly string[]): string[] => [...new Set(codes)].sort();

async function officesNamed(tx: Tx, codes: readonly string[]): Promise<Named[]> {
  const { rows } = await tx.query<Named>('select code, name as title from office where code = any ($1) order by code', [
    distinct(codes),
  ]);
  return rows;
}

async function follow(
  tx: Tx,
  id: CaseId,
  library: RecordedLibrary,
  isShown: (seq: number) => boolean,
): Promise<{ check: CaseCheck; shown: Shown[]; last: number }> {
  const shown: Shown[] = [];
  let lastSeq = 0;
  let check: CaseCheck | null = null;
  for await (const record of databaseRecords(tx, id)) {
    if (record.kind === 'definition' || record.kind === 'calendar') library.add(record);
    if (record.kind === 'case') check = new CaseCheck(library, record);
    if (record.kind !== 'event' || !check) continue;
    const { state: before, fault: broken } = check;
    check.event(record);
    const seq = record.columns?.seq ?? 0;
    lastSeq = seq;
    if (!isShown(seq)) continue;
    const { state, last, fault } = check;
    const change = !fault && state && last ? momentChange(library.definition(last.definition), before, state) : null;
    shown.push({ seq, record, body: readBody(record.body), isBroken: !broken && fault !== null, change });
  }
  if (!check) throw new Error(`The case ${id.county}/${id.caseId} was there a moment ago.`);
  return { check, shown, last: lastSeq };
}

function stepOf(
  { seq, record, body, isBroken, change }: Shown,
  check: CaseCheck,
  library: RecordedLibrary,
  names: Names,
): ReplayStep {
  const personal = record.personal ? (check.record.erased ? 'erased' : 'sealed') : null;
  return {
    seq,
    check: change ? 'ok' : isBroken ? 'broken' : 'unchecked',
    fault: isBroken ? check.fault : null,
    event: body ? historyEvent(body, compiledOf(library, body.definition), names, personal) : null,
    change,
  };
}

/** A definition that is gone or damaged must not hide the history; the verdict names it. */
function compiledOf(library: RecordedLibrary, digest: string) {
  try {
    return library.definition(digest);
  } catch {
    return null;
  }
}

function found(library: RecordedLibrary, digest: string): DefinitionInForce[] {
  const compiled = compiledOf(library, digest);
  return compiled ? [inForce(compiled, digest)] : [];
}
