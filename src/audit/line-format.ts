import type { JsonObject } from '../engine/index.js';
import type { HistoryRecord } from './records.js';

/*
 * One record as one line of JSON. Bytes are base64, hashes hexadecimal; both are read strictly, since a second spelling of the
 * same bytes would be a change that leaves no trace in them.
 */

/** A record as its line, without the line feed. */
export function lineOf(record: HistoryRecord): string {
  switch (record.kind) {
    case 'event': {
      const { kind, body, personal, previous, hash } = record;
      return JSON.stringify({
        kind,
        body: body.toString('base64'),
        personal: personal?.toString('base64') ?? null,
        previous: previous.toString('hex'),
        hash: hash.toString('hex'),
      });
    }
    case 'end': {
      const { kind, cases, events, digest } = record;
      return JSON.stringify({ kind, cases, events, digest: digest?.stated });
    }
    case 'case': {
      const { registers: _followFromEvents, ...stated } = record;
      return JSON.stringify(stated);
    }
    default:
      return JSON.stringify(record);
  }
}

/** What a line has to hold: the kinds of its members. */
type Shape = Record<string, (value: unknown) => boolean>;

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const isHash = (value: unknown): boolean => isText(value) && /^[0-9a-f]{64}$/.test(value);
const isListOfRows = (value: unknown): boolean =>
  Array.isArray(value) && value.every((row) => isObject(row) && isText((row as { key?: unknown }).key));

const SHAPES: Record<string, Shape> = {
  manifest: { format: isText, exportedAt: isText, scope: isObject, cases: isCount, events: isCount },
  definition: { digest: isText, content: isObject },
  calendar: { digest: isText, content: isObject },
  case: {
    county: isText,
    caseId: isText,
    number: isText,
    procedure: isText,
    definition: isText,
    division: isText,
    status: isText,
    events: isCount,
    head: isHash,
    state: isObject,
    tasks: isListOfRows,
    deadlines: isListOfRows,
    copies: (value) => Array.isArray(value) && value.every(isText),
    erased: (value) => typeof value === 'boolean',
  },
  event: {
    body: isText,
    personal: (value) => value === null || isText(value),
    previous: isHash,
    hash: isHash,
  },
  end: { cases: isCount, events: isCount, digest: isHash },
};

/** The record of a line; {@link HistoryRecord} `unreadable` when it is none. @param found digest of all bytes before the line */
export function recordOf(text: string, line: number, found: () => string): HistoryRecord {
  try {
    return read(text, found);
  } catch (error) {
    return { kind: 'unreadable', line, reason: (error as Error).message };
  }
}

function read(text: string, found: () => string): HistoryRecord {
  const value = parse(text);
  const kind = String(value['kind']);
  const shape = SHAPES[kind];
  if (!shape) throw new Error('it is no kind of record');
  for (const [name, holds] of Object.entries(shape)) {
    if (!holds(value[name])) throw new Error(`"${name}" of the ${kind} is not what stands there`);
  }
  if (kind === 'end') {
    const { cases, events, digest } = value as unknown as { cases: number; events: number; digest: string };
    const record: HistoryRecord = { kind: 'end', cases, events, digest: { stated: digest, found: found() } };
    // No digest covers this line, so it may be written in one way only.
    if (lineOf(record) !== text) throw new Error('the end is not written as it should be');
    return record;
  }
  return kind === 'event' ? readEvent(value) : (value as unknown as HistoryRecord);
}

/** The text of an error of `JSON.parse` quotes what it could not read, and a line may hold anything. */
function parse(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value as JsonObject;
  } catch {
    throw new Error('it is not JSON');
  }
  throw new Error('it is not an object');
}

function readEvent({ body, personal, previous, hash }: JsonObject): HistoryRecord {
  return {
    kind: 'event',
    body: bytesOf(body as string),
    personal: personal === null ? null : bytesOf(personal as string),
    previous: Buffer.from(previous as string, 'hex'),
    hash: Buffer.from(hash as string, 'hex'),
  };
}

function bytesOf(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64') !== base64) throw new Error('the bytes are not written in base64');
  return bytes;
}
