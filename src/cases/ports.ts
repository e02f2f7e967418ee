import type { PoolClient } from 'pg';
import type {
  CompiledDefinition,
  Effect,
  EventBody,
  FactRequest,
  Json,
  JsonObject,
  Library,
  CaseState,
  StepResult,
} from '../engine/index.js';
import type { WorkCalendar } from '../calendar/index.js';

/*
 * What the transaction needs from the features above it. They register themselves here; this room imports none of them.
 */

/** A connection inside the command's transaction. */
export type Tx = Pick<PoolClient, 'query'>;

/** Deployed definitions and loaded calendars, by digest and by date. */
export abstract class DefinitionLibrary implements Library {
  abstract definition(digest: string): CompiledDefinition;
  abstract calendar(digest: string): WorkCalendar;
  /** Digest of the calendar new due dates are counted with. */
  abstract currentCalendar(): string;
  /** Digest of the definition in force for a procedure on a date of acceptance; undefined when there is none. */
  abstract inForce(procedure: string, date: string): string | undefined;
  /** Makes sure a digest another replica deployed is loaded here too. */
  abstract ensure(digest: string, calendar?: string): Promise<void>;
}

/** What a fact is asked for: the case's identity and the day. */
export interface FactSubject {
  county: string;
  caseId: string;
  procedure: string;
  division: string;
  householdId: string | null;
  today: string;
  user?: string;
}

/** Looks one kind of fact up inside the transaction. */
export type FactProvider<K extends FactRequest['kind'] = FactRequest['kind']> = (
  request: Extract<FactRequest, { kind: K }>,
  subject: FactSubject,
  tx: Tx,
) => Promise<Json>;

/** Encrypts the personal part of an event with the household's key. */
export abstract class PersonalVault {
  abstract seal(tx: Tx, householdId: string, data: JsonObject, context: string): Promise<Buffer>;
  /** Null when the household's key has been destroyed. */
  abstract open(tx: Tx, householdId: string, sealed: Buffer, context: string): Promise<JsonObject | null>;
}

/** The case as an effect finds it, after the step and inside its transaction. */
export interface EffectContext {
  tx: Tx;
  county: string;
  caseId: string;
  number: string;
  householdId: string | null;
  procedure: string;
  compiled: CompiledDefinition;
  state: CaseState;
  event: EventBody;
  /** The personal part of this command's form, in the clear. */
  personal: JsonObject;
  /** Position of this effect within the event: with case and number it makes a stable id. */
  index: number;
}

/** Carries out one kind of effect. Throwing refuses the command: the whole transaction is undone. */
export type EffectHandler = (effect: Effect, context: EffectContext) => Promise<void>;

/** The applicants of households whose cases the reader sees, masked, by household; erased ones are not in it. */
export type ApplicantNames = (
  tx: Tx,
  households: readonly { county: string; householdId: string }[],
) => Promise<ReadonlyMap<string, string>>;

/** A step that has been written, inside its transaction. */
export interface WrittenStep {
  tx: Tx;
  county: string;
  caseId: string;
  procedure: string;
  compiled: CompiledDefinition;
  /** Null for the step that opened the case. */
  before: CaseState | null;
  result: StepResult;
  event: EventBody;
}

/** Keeps a register of what steps come to. Throwing refuses the command, like an effect. */
export interface StepWatcher {
  /** Whether the step is one for the register; nothing is noted of the others. */
  concerns(result: StepResult): boolean;
  note(step: WrittenStep): Promise<void>;
}
