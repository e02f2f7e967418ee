import { readingsOf } from './check/expressions.js';
import type { Json, JsonObject, Need } from './definition.js';
import { feel } from './feel.js';

/** What the expression of a `needs` section may read. */
export interface NeedFacts {
  /** The answers given, and what follows from them and from the members: {@link DERIVED_ANSWERS}. */
  need: JsonObject;
  /** Numbers about the members, as rules of a case know them. */
  household: JsonObject;
  /** Settings of the division for the procedure today; `standard.urban` is read as `settings.standard.urban`. */
  settings: JsonObject;
  today: string;
}

export const NEED_NAMES: ReadonlySet<string> = new Set(['need', 'household', 'settings', 'today']);

/** Answers nobody gives: they follow from the others and from the members. */
export const DERIVED_ANSWERS: ReadonlySet<string> = new Set(['incomePerHeadFen', 'memberCount', 'ages']);

/** What a needs assessment says of one procedure. It decides nothing: entitlement is found out in the case. */
export type NeedVerdict =
  | { seems: 'entitled' | 'notEntitled' }
  /** Which answers or settings are missing; none when the expression itself fails. */
  | { seems: 'unknown'; answers: string[]; settings: string[] };

/** Judges one procedure. Whatever goes wrong in its expression is "unknown", so that it spoils no other procedure's. */
export function judgeNeed({ feel: expression }: Need, facts: NeedFacts): NeedVerdict {
  const visible: JsonObject = { ...facts, settings: nested(facts.settings) };
  try {
    const value = feel(expression, (name) => (NEED_NAMES.has(name) ? visible[name] : undefined));
    if (typeof value === 'boolean') return { seems: value ? 'entitled' : 'notEntitled' };
  } catch {
    // Nothing but the expression can fail here, and its author is not who stands at the window.
  }
  return { seems: 'unknown', ...absent(expression, visible) };
}

/** All that is missing at once, and not only what the evaluation came upon first. */
function absent(expression: string, visible: JsonObject): { answers: string[]; settings: string[] } {
  const missing = (name: 'need' | 'settings'): string[] => [
    ...new Set(
      readingsOf(expression)
        .filter((reading) => reading.name === name && reading.property !== undefined)
        .map(({ property }) => property ?? '')
        .filter((property) => !(property in (visible[name] as JsonObject))),
    ),
  ];
  return { answers: missing('need'), settings: missing('settings') };
}

/** `{ "standard.urban": 1 }` as `{ standard: { urban: 1 } }`: FEEL has no names with dots in them. */
function nested(settings: JsonObject): JsonObject {
  const root: JsonObject = {};
  for (const [name, value] of Object.entries(settings)) {
    const path = name.split('.');
    const last = path.pop() ?? '';
    let place = root;
    for (const key of path) {
      if (!isObject(place[key])) place[key] = {};
      place = place[key];
    }
    if (!isObject(place[last])) place[last] = value;
  }
  return root;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
