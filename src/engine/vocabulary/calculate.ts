import type { Json, JsonObject } from '../definition.js';
import { evaluate, notSet, type Scope } from '../scope.js';

/**
 * A calculation of the definition, line by line, into the trace. An amount that comes to nothing because a division has not set
 * what it rests on is refused with the setting's name: whoever handles the case cannot know what is missing.
 *
 * @throws CommandRefused, FactNeeded
 */
export function calculated(scope: Scope, name: string): Json {
  const lines = scope.definition.calculations?.[name] ?? [];
  const rows: JsonObject = {};
  for (const line of lines) {
    const value = evaluate(scope, line.feel, rows);
    rows[line.name] = value;
    scope.trace.push({ name: line.name, feel: line.feel, value });
  }
  const result = Object.values(rows).at(-1) ?? null;
  const unset = result === null && notSet(scope, ...lines.map(({ feel }) => feel));
  if (unset) throw unset;
  return result;
}
