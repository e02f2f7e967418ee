import type { LedgerEntry } from '../calendar/index.js';
import type { Json, JsonObject } from './definition.js';

/**
 * The stored state of a case: our own versioned shape, never a raw XState snapshot, so that the library can be
 * replaced without touching a stored case.
 */
export interface CaseState {
  v: 1;
  status: 'active' | 'done';
  value: StateValue;
  context: JsonObject;
  /** History states: node id to the ids it remembers. */
  history: Record<string, string[]>;
  division: string;
  /** Settings of the division as they stood on acceptance; a case keeps them. */
  settings: JsonObject;
  /** For each active state, the event number that (last) entered it. */
  entered: Record<string, number>;
  /** Answers of parts by state path and part key; null while a part is still open. */
  parts: Record<string, Record<string, JsonObject | null>>;
  /** Who acted in which state: the memory that separation of duties is judged by. */
  actors: Record<string, string[]>;
  tasks: Record<string, TaskState>;
  clocks: Record<string, ClockState>;
  /** Offices that may read along, and the event that let them. Absent, like the next two, while no verb has set it. */
  copies?: Record<string, number>;
  /** How often the case was sent back to an earlier step. */
  sentBack?: number;
  /** Returns that lead straight back, the latest last. */
  resume?: Resume[];
}

/** A step sent back to, and where the case goes once that step is done as it was done before. */
export interface Resume {
  at: string;
  /** The transition that had led on from there. */
  took: string;
  to: string;
}

export type StateValue = string | { [key: string]: StateValue };

export interface TaskState {
  state: string;
  part?: string;
  office: string;
  role: string;
  opened: number;
  /** Key of the clock that limits this task. */
  clock?: string;
  /** The holder has it done by somebody else, and alone completes it. */
  delegation?: { by: string; to: string };
  /** Whose signatures the task waits for. */
  signing?: Signing;
  /** The event that laid it aside. */
  suspended?: number;
  /** Offices that urged it, each with the last day it did. */
  urged?: Record<string, string>;
  urgings?: number;
  /** A signer's own task: the one it is signed for, and who alone may sign. */
  signs?: string;
  reserved?: string;
}

export interface Signing {
  /** How many must sign, or agree to a proposal: all, any, all one after the other, or a ratio such as "2/3". */
  mode: string;
  /** The command of the task that is put to the vote: not the signatures are counted then, but who agrees. */
  proposal?: string;
  /** Commands that lost an earlier vote on this task: closed until a vote has carried them. */
  lost?: string[];
  signers: Signer[];
}

export interface Signer extends Seat {
  user: string;
  /** The event that asked for the signature. */
  asked: number;
  removed?: true;
  signed?: { seq: number; agrees: boolean; by: string; for?: string };
}

export interface ClockState {
  state: string;
  period: string;
  /** `after` sends its transition when due; `alarm` is only recorded and shown. */
  kind: 'after' | 'alarm';
  length: string;
  endOnRestDay: 'extend' | 'keep';
  law?: string;
  opened: number;
  startedAt: string;
  ledger: LedgerEntry[];
  /** Null while the clock is suspended. */
  dueOn: string | null;
  dueAt: string | null;
  provisional: boolean;
  fired?: boolean;
}

/** Everything a step reads from outside, recorded in its event. `now`, `today` and `calendar` are always there. */
export interface Facts {
  now: string;
  today: string;
  /** Digest of the calendar that due dates were counted with. */
  calendar: string;
  [name: string]: Json;
}

export interface Authority {
  mode: 'COUNTY' | 'ENTRUSTED' | 'DEVOLVED';
  office: string;
  grant: string | null;
  law?: string;
}

/** A person's seat: a role held in an office. */
export interface Seat {
  office: string;
  role: string;
  /** Whose seat it is, when it is held as their substitute. */
  for?: string;
}

export type Actor =
  | { kind: 'user'; user: string; seats: Seat[] }
  | { kind: 'public' | 'applicant' | 'system' }
  | { kind: 'case'; county: string; caseId: string };

/** Who acted, as the event records it: for a user, in which one of the seats. */
export type Capacity =
  | { kind: 'user'; user: string; office: string; role: string; for?: string; behalf?: 'applicant' | 'public' }
  | { kind: 'public' | 'applicant' | 'system' }
  | { kind: 'case'; county: string; caseId: string };

export interface Command {
  type: string;
  actor: Actor;
  /** The open part of the form; personal fields never reach the engine. */
  data?: JsonObject;
  /** Key of the task this answers, when several parts are open. */
  task?: string;
  /** For DUE and ALARM: the clock that fell due. */
  clock?: string;
}

export interface Effect {
  name: string;
  params: JsonObject;
}

export interface TraceRow {
  name: string;
  feel: string;
  value: Json;
}

/** A random draw: repeated from the seed in the event's facts and the event's number it gives the same value. */
export interface Draw {
  /** The variable that tells the case whether it was drawn. */
  into: string;
  rate: number;
  value: number;
  drawn: boolean;
}
