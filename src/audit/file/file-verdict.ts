import { readHistory } from '../history-file.js';
import { readCanonicalBody } from '../canonical-event.js';
import type { CaseRecord, EventRecord, HistoryRecord } from '../records.js';
import { verifyHistory, type Verdict } from '../verify.js';

/** What a file says of the event at a place, for people to see where it breaks. */
export interface FileEvent {
  /** As the file numbers it; null where its bytes cannot be read. */
  seq: number | null;
  at: string | null;
  type: string | null;
}

export interface FileCase {
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  /** Hash of its last event, as the file has it. */
  head: string;
  events: FileEvent[];
}

export interface FileVerdict extends Verdict {
  /** The first cases of the file, with their first events. */
  shown: FileCase[];
}

const MOST_CASES = 20;
const MOST_EVENTS = 1_000;

/** Verifies a history file from its bytes alone. */
export async function verdictOn(bytes: Uint8Array): Promise<FileVerdict> {
  const shown: FileCase[] = [];
  const verdict = await verifyHistory(watched(readHistory(chunksOf(bytes)), shown));
  return { ...verdict, bad: verdict.bad.slice(0, 100), shown };
}

/** Pieces small enough that a line is never looked for in all of the file again. */
async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const size = 256 * 1024;
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function* watched(records: AsyncIterable<HistoryRecord>, shown: FileCase[]): AsyncGenerator<HistoryRecord> {
  let isShown = false;
  for await (const record of records) {
    if (record.kind === 'case') {
      isShown = shown.length < MOST_CASES;
      if (isShown) shown.push(fileCase(record));
    }
    const current = isShown ? shown.at(-1) : undefined;
    if (record.kind === 'event' && current && current.events.length < MOST_EVENTS) {
      current.events.push(fileEvent(record));
      current.head = record.hash.toString('hex');
    }
    yield record;
  }
}

const fileCase = ({ county, caseId, number, procedure, head }: CaseRecord): FileCase => ({
  county,
  caseId,
  number,
  procedure,
  head,
  events: [],
});

function fileEvent({ body }: EventRecord): FileEvent {
  try {
    const { seq, at, type } = readCanonicalBody(body);
    return { seq, at, type };
  } catch {
    return { seq: null, at: null, type: null };
  }
}
