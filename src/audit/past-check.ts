import { beforeOf, isOutward, pastOf, type CaseState, type EventBody, type PastEvent } from '../engine/index.js';
import { canonicalJson } from '../shared/canonical-json.js';
import { EventFault } from './event-check.js';

/**
 * What a verb was told of the events before it must be what those events say: its facts are otherwise taken as recorded.
 *
 * @param past the events since the last outward effect, that one included
 * @param before the state before the last event
 * @throws EventFault `state`
 */
export function checkPast({ facts }: EventBody, past: readonly PastEvent[], before: CaseState | null): void {
  compare(facts['verb.last'], () => past.at(-1), 'the last event');
  compare(facts['verb.trail'], () => past, 'the events before it');
  compare(facts['verb.before'], () => before && beforeOf(before), 'the state to go back to');
}

/** The past as the next event finds it: the same list, longer, or a new one after something outward. */
export function pastAfter(past: PastEvent[], body: EventBody): PastEvent[] {
  const event = pastOf(body);
  if (isOutward(event)) return [event];
  past.push(event);
  return past;
}

function compare(recorded: unknown, found: () => unknown, what: string): void {
  if (recorded === undefined) return;
  if (canonicalJson(recorded) === canonicalJson(JSON.parse(JSON.stringify(found())))) return;
  throw new EventFault('state', `it was told of ${what} otherwise than they are recorded`);
}
