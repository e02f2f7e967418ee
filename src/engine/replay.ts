import type { WorkCalendar } from '../calendar/index.js';
import type { CompiledDefinition } from './compile.js';
import type { JsonObject } from './definition.js';
import { stateDigest } from './digest.js';
import { MIGRATE, migrate } from './migration/index.js';
import type { Capacity, CaseState, Facts, Seat, TraceRow } from './state.js';
import { step, type StepResult } from './step.js';

/** The open part of an audit event, as it is hashed and stored: everything a replay needs. */
export interface EventBody {
  /** Version of this shape. */
  v: 1;
  county: string;
  caseId: string;
  seq: number;
  /** Instant of the database. */
  at: string;
  type: string;
  definition: string;
  actor: Capacity;
  data: JsonObject;
  task?: string;
  clock?: string;
  facts: Facts;
  /** Digest of the state after this step. */
  state: string;
  took: string[];
  effects: string[];
  trace?: TraceRow[];
  /** Claim number that the completion of a task showed. */
  fence?: number;
}

/** Finds definitions and calendars by digest; the verifier of an export brings those the export carries. */
export interface Library {
  definition(digest: string): CompiledDefinition;
  calendar(digest: string): WorkCalendar;
}

/** Runs one recorded event through the pure step again. @throws whatever the step throws: the record does not replay */
export function replayEvent(library: Library, state: CaseState | null, event: EventBody): StepResult {
  const command = {
    type: event.type,
    data: event.data,
    actor: actorOf(event.actor),
    ...(event.task === undefined ? {} : { task: event.task }),
    ...(event.clock === undefined ? {} : { clock: event.clock }),
  };
  const definition = library.definition(event.definition);
  const calendar = library.calendar(event.facts.calendar);
  if (event.type !== MIGRATE || state === null)
    return step(definition, state, command, event.facts, calendar, event.seq);
  const source = library.definition(String(event.data['from']));
  return migrate(source, definition, state, command, event.facts, calendar, event.seq);
}

/** A migration leaves the definition that the event before it ran on. @returns what is wrong, or null */
export function brokenMigration(before: EventBody | null | undefined, event: EventBody): string | null {
  if (event.type !== MIGRATE || event.data['from'] === before?.definition) return null;
  return 'it moves the case from a definition that the event before did not run on';
}

/** The seat recorded in the event is the one that permitted it; permission is judged again from that seat alone. */
function actorOf(capacity: Capacity) {
  if (capacity.kind !== 'user') return capacity;
  const { office, role, for: represented } = capacity;
  const seats: Seat[] = [{ office, role, ...(represented === undefined ? {} : { for: represented }) }];
  return { kind: 'user' as const, user: capacity.user, seats };
}

export interface Replay {
  state: CaseState | null;
  /** The first event that does not give the state it recorded, with the reason. */
  broken: { seq: number; reason: string } | null;
}

/**
 * Replays a history up to `until` (all of it by default). Facts come from the events, never from today's settings,
 * calendar or standards.
 */
export function replay(library: Library, events: readonly EventBody[], until = Infinity): Replay {
  let state: CaseState | null = null;
  for (const [index, event] of events.entries()) {
    if (event.seq > until) break;
    const reason = brokenMigration(events[index - 1], event);
    if (reason !== null) return { state, broken: { seq: event.seq, reason } };
    try {
      state = replayEvent(library, state, event).state;
    } catch (error) {
      return { state, broken: { seq: event.seq, reason: (error as Error).message } };
    }
    if (stateDigest(state) !== event.state) {
      return { state, broken: { seq: event.seq, reason: 'the step gives another state than the event recorded' } };
    }
  }
  return { state, broken: null };
}
