import type { GuardConfig, Json, JsonObject } from '../definition.js';
import { findState } from '../nodes.js';
import { evaluate, factOf, notSet, type Scope } from '../scope.js';
import type { Authority } from '../state.js';
import { joined } from './parts.js';

type Guard = (scope: Scope, params: JsonObject, state: string) => boolean;

/** The guards a definition may name besides its own rules. Parameters are described in workflows/README.md. */
const GUARDS: Record<string, Guard> = {
  joined: (scope, params, state) => joined(scope, partState(scope, params, state)),
  anyPart: (scope, params, state) => answers(scope, params, state).some((answer) => matches(answer, params)),
  everyPart: (scope, params, state) => answers(scope, params, state).every((answer) => matches(answer, params)),
  noPart: (scope, params, state) => !answers(scope, params, state).some((answer) => matches(answer, params)),
  votes: (scope, params, state) => {
    const all = answers(scope, params, state);
    const share = all.filter((answer) => matches(answer, params)).length / all.length;
    return all.length > 0 && share >= ratioOf(scope, params['ratio']);
  },
  is: (scope, params) => compares(evaluate(scope, String(params['name'])), params),
  data: (scope, params) => compares(scope.data[String(params['field'])] ?? null, params),
  setting: (scope, params) => compares(scope.settings[String(params['name'])] ?? null, params),
  authority: (scope, params) =>
    (params['mode'] as Json[]).includes((factOf(scope, 'authority') as unknown as Authority).mode),
  not: (scope, params, state) => {
    // What does not hold here is as it should be: no refusal names it.
    const failed = scope.falseGuards.length;
    const held = inner(params).some((guard) => test(scope, guard, state));
    scope.falseGuards.length = failed;
    return !held;
  },
  and: (scope, params, state) => inner(params).every((guard) => test(scope, guard, state)),
  or: (scope, params, state) => inner(params).some((guard) => test(scope, guard, state)),
};

/** `stateIn` is XState's own; the compiler hands it through. */
export const guardNames: ReadonlySet<string> = new Set([...Object.keys(GUARDS), 'stateIn']);

/** Whether a guard holds. What it throws is kept in the scope, because XState wraps errors of guards in its own. */
export function holds(scope: Scope, spec: GuardConfig, state: string): boolean {
  try {
    return test(scope, spec, state);
  } catch (error) {
    scope.failure ??= error;
    throw error;
  }
}

function test(scope: Scope, spec: GuardConfig, state: string): boolean {
  const { type, params = {} } = typeof spec === 'string' ? { type: spec } : spec;
  const guard = GUARDS[type];
  const rule = scope.definition.rules?.[type];
  const result = guard ? guard(scope, params, state) : rule ? ruleHolds(scope, rule.feel) : false;
  if (!result) scope.falseGuards.push(type);
  return result;
}

/** A rule that comes to nothing because a division has not set what it compares with is neither kept nor broken. @throws CommandRefused */
function ruleHolds(scope: Scope, expression: string): boolean {
  const value = evaluate(scope, expression);
  const unset = value === null && notSet(scope, expression);
  if (unset) throw unset;
  return value === true;
}

const inner = (params: JsonObject): GuardConfig[] => params['guards'] as unknown as GuardConfig[];

const partState = (scope: Scope, params: JsonObject, state: string): string =>
  findState(scope.nodes, String(params['state'] ?? state), state);

function answers(scope: Scope, params: JsonObject, state: string): JsonObject[] {
  return Object.values(scope.parts[partState(scope, params, state)] ?? {}).flatMap((answer) =>
    answer ? [answer] : [],
  );
}

const matches = (answer: JsonObject, params: JsonObject): boolean =>
  compares(answer[String(params['field'])] ?? null, params);

/** `equals`, `in`, `atLeast`, `below`: all that are given must hold. Numbers only are ordered. */
function compares(value: Json, params: JsonObject): boolean {
  const { equals, in: list, atLeast, below } = params;
  if (equals !== undefined && value !== equals) return false;
  if (Array.isArray(list) && !list.includes(value)) return false;
  if (typeof atLeast === 'number' && !(typeof value === 'number' && value >= atLeast)) return false;
  if (typeof below === 'number' && !(typeof value === 'number' && value < below)) return false;
  return true;
}

/** A ratio such as `2/3`, a number, or the name of a pinned setting that holds one. */
export function ratioOf(scope: Scope, ratio: Json | undefined): number {
  const value = typeof ratio === 'string' && /^[A-Za-z]/.test(ratio) ? scope.settings[ratio] : ratio;
  if (typeof value === 'number') return value;
  const [over, under] = String(value).split('/').map(Number);
  return over !== undefined && under ? over / under : Number.NaN;
}
