import type { Json, JsonObject } from '../definition.js';
import type { EventBody } from '../replay.js';
import type { CaseState } from '../state.js';

/** What a verb may know of an earlier event. Read from the history, recorded as a fact, and compared with it by the audit. */
export interface PastEvent {
  seq: number;
  type: string;
  user: string | null;
  for: string | null;
  office: string | null;
  role: string | null;
  behalf: string | null;
  task: string | null;
  took: string[];
  effects: string[];
}

export function pastOf(event: EventBody): PastEvent {
  const { seq, type, actor, task = null, took, effects } = event;
  if (actor.kind !== 'user') {
    return { seq, type, user: null, for: null, office: null, role: null, behalf: null, task, took, effects };
  }
  const { user, for: represented = null, office, role, behalf = null } = actor;
  return { seq, type, user, for: represented, office, role, behalf, task, took, effects };
}

/** What is undone by leaving the state again; every other effect has left the house. */
const REVERSIBLE = new Set(['publish', 'unpublish']);

export const isOutward = ({ effects }: Pick<PastEvent, 'effects'>): boolean =>
  effects.some((name) => !REVERSIBLE.has(name));

/** The events after the last outward effect, and the event that had it: nothing goes back further. Oldest first. */
export function trailOf(events: readonly EventBody[]): PastEvent[] {
  const past = events.map(pastOf);
  const from = past.findLastIndex(isOutward);
  return past.slice(Math.max(from, 0));
}

/** The state that a withdrawal restores, without what it takes over from the present one. */
export function beforeOf(state: CaseState): JsonObject {
  const { settings: _settings, actors: _actors, ...rest } = state;
  return rest as unknown as JsonObject;
}

export const asFact = (value: PastEvent | PastEvent[]): Json => value as unknown as Json;
