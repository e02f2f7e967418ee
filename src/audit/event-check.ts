import { eventHash } from '../cases/chain.js';
import {
  replayEvent,
  stateDigest,
  type Capacity,
  type CaseState,
  type EventBody,
  type StepResult,
} from '../engine/index.js';
import { canonicalJson } from '../shared/canonical-json.js';
import { readCanonicalBody } from './canonical-event.js';
import type { FaultCode } from './faults.js';
import { ContentUnusable, type RecordedLibrary } from './recorded-library.js';
import type { EventRecord } from './records.js';

/** An event that does not hold. `seq` where it is not the event expected that is named. */
export class EventFault extends Error {
  constructor(
    readonly code: FaultCode,
    message: string,
  ) {
    super(message);
    this.name = 'EventFault';
  }
}

/** Where an event has to stand: in this case, with this number, after the event with this hash. */
export interface ExpectedPlace {
  county: string;
  caseId: string;
  seq: number;
  previous: Buffer;
}

/**
 * The body of an event that is what it was when written and stands where it was written.
 *
 * @throws EventFault `edited`, `canonical`, `moved`, `gap`, `chain`
 */
export function readEvent(record: EventRecord, place: ExpectedPlace): EventBody {
  if (!eventHash(record.previous, record.body, record.personal).equals(record.hash)) {
    throw new EventFault('edited', 'its bytes give another hash');
  }
  const body = canonicalBody(record.body);
  if (body.county !== place.county || body.caseId !== place.caseId) {
    throw new EventFault('moved', `it is event ${body.seq} of the case ${body.county}/${body.caseId}`);
  }
  if (body.seq !== place.seq) {
    throw new EventFault(body.seq > place.seq ? 'gap' : 'moved', `event ${body.seq} stands in its place`);
  }
  if (!record.previous.equals(place.previous)) throw new EventFault('chain', 'it names another event before it');
  compareColumns(record, body);
  return body;
}

function canonicalBody(bytes: Buffer): EventBody {
  try {
    return readCanonicalBody(bytes);
  } catch (error) {
    throw new EventFault('canonical', (error as Error).message);
  }
}

/** Queries read the columns, so they must say what the sealed body says. */
function compareColumns({ columns }: EventRecord, body: EventBody): void {
  if (body.facts.now !== body.at) throw new EventFault('edited', 'its time is not the one its facts were read at');
  if (!columns) return;
  const actor = body.actor.kind === 'user' ? body.actor.user : null;
  if (columns.seq !== body.seq) throw new EventFault('moved', `its row has the number ${columns.seq}`);
  if (columns.at !== body.at) throw new EventFault('edited', 'the column "at" is not the time of the body');
  if (columns.type !== body.type) throw new EventFault('edited', 'the column "type" is not that of the body');
  if (columns.actor !== actor) throw new EventFault('edited', 'the column "actor" is not that of the body');
}

/**
 * Runs an event through the pure step again: the same state, person, transitions, effects and calculation must come out as
 * were recorded.
 *
 * @throws EventFault `definition-altered`, `not-replayable`, `state`
 */
export function replayChecked(library: RecordedLibrary, state: CaseState | null, body: EventBody): StepResult {
  const result = replayed(library, state, body);
  if (stateDigest(result.state) !== body.state) throw new EventFault('state', 'the state has another digest');
  const differs = (what: string): EventFault => new EventFault('state', `the replay gives other ${what}`);
  if (!sameCapacity(result.capacity, body.actor)) throw differs('persons');
  if (result.task !== body.task) throw differs('tasks answered');
  if (!sameList(result.took, body.took)) throw differs('transitions');
  if (
    !sameList(
      result.effects.map(({ name }) => name),
      body.effects,
    )
  ) {
    throw differs('effects');
  }
  if (result.trace.length + (body.trace?.length ?? 0) > 0 && !sameJson(result.trace, body.trace ?? [])) {
    throw differs('calculations');
  }
  return result;
}

function replayed(library: RecordedLibrary, state: CaseState | null, body: EventBody) {
  try {
    return replayEvent(library, state, body);
  } catch (error) {
    const code = error instanceof ContentUnusable ? error.code : 'not-replayable';
    throw new EventFault(code, (error as Error).message);
  }
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

const CAPACITY_FIELDS = ['kind', 'user', 'office', 'role', 'for', 'behalf', 'county', 'caseId'] as const;

const sameCapacity = (a: Capacity, b: Capacity): boolean =>
  CAPACITY_FIELDS.every((field) => (a as Record<string, unknown>)[field] === (b as Record<string, unknown>)[field]);

function sameJson(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
