import type { JsonObject } from '../engine/index.js';
import type { Course, RegisteredDraw } from '../supervision/index.js';

/** Names the form of an exported history; a reader refuses what it does not know. */
export const HISTORY_FORMAT = 'yimen-history-v1';

/** What part of the history was asked for; nothing set means all of it. */
export interface HistoryScope {
  county?: string;
  caseId?: string;
}

export interface ManifestRecord {
  kind: 'manifest';
  format: string;
  exportedAt: string;
  scope: HistoryScope;
  /** Numbers stated beforehand, so that a file that ends early is seen to. */
  cases: number;
  events: number;
}

/** A definition or a calendar, under the digest that events name it by. */
export interface ContentRecord {
  kind: 'definition' | 'calendar';
  digest: string;
  content: JsonObject;
}

/** An open task as its row stands. */
export interface TaskRecord {
  key: string;
  state: string;
  part: string | null;
  office: string;
  role: string;
  opened: number;
  dueAt: string | null;
  /** What verbs made of it: whose it is while a colleague works on it, whether it is laid aside, how often it was urged. */
  owner: string | null;
  suspended: boolean;
  urgings: number;
  /** The task it is a signature for, and whose. */
  signs: string | null;
  reserved: string | null;
}

/** A running deadline as its row stands. */
export interface DeadlineRecord {
  key: string;
  kind: string;
  period: string;
  dueAt: string | null;
  provisional: boolean;
}

/** A case as it stands, which its events, following next, must explain. */
export interface CaseRecord {
  kind: 'case';
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  definition: string;
  division: string;
  status: string;
  /** How many events the case says it has. */
  events: number;
  /** Hash of its last event, hexadecimal. */
  head: string;
  state: JsonObject;
  tasks: TaskRecord[];
  /** Offices that may read along. */
  copies: string[];
  /** What supervision keeps of it. A database has it; an export does not: it follows from the events. */
  registers?: { course: Course | null; draws: RegisteredDraw[] };
  deadlines: DeadlineRecord[];
  /** The household's key has been destroyed: personal parts are evidence still, but nobody can read them. */
  erased: boolean;
}

export interface EventRecord {
  kind: 'event';
  /** RFC 8785 bytes of the open part, exactly as stored and hashed. */
  body: Buffer;
  /** Ciphertext of the personal part. */
  personal: Buffer | null;
  previous: Buffer;
  hash: Buffer;
  /** The row's own columns, which repeat the body for queries; a file has none. */
  columns?: EventColumns;
}

export interface EventColumns {
  seq: number;
  at: string;
  type: string;
  actor: string | null;
}

export interface EndRecord {
  kind: 'end';
  cases: number;
  events: number;
  /** Of all bytes before this line: as stated, and as the reader found it. A database has neither. */
  digest?: { stated: string; found: string };
}

/** A line that is no record of a history. */
export interface UnreadableRecord {
  kind: 'unreadable';
  line: number;
  reason: string;
}

/** A history as a stream: manifest, definitions and calendars, then every case followed by its events, then the end. */
export type HistoryRecord = ManifestRecord | ContentRecord | CaseRecord | EventRecord | EndRecord | UnreadableRecord;
