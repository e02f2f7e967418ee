import { createHash } from 'node:crypto';
import type { RunContext } from '../compile.js';
import type { JsonObject } from '../definition.js';
import { CommandRefused } from '../errors.js';
import { contextScope, factOf, resolve, type Scope } from '../scope.js';
import { calculated } from './calculate.js';
import { ratioOf } from './guards.js';
import { partKeys } from './parts.js';

type PureAction = (scope: Scope, params: JsonObject, state: string) => JsonObject;

/** Actions on the case's own variables. Each returns the variables it changes; parameters stand in workflows/README.md. */
const PURE: Record<string, PureAction> = {
  set: (scope, params) => resolve(scope, params['values'] ?? {}) as JsonObject,
  take: (scope, params) =>
    Object.fromEntries((params['fields'] as string[]).map((field) => [field, scope.data[field] ?? null])),
  clear: (_scope, params) => Object.fromEntries((params['names'] as string[]).map((name) => [name, null])),
  increment: (scope, params) => {
    const name = String(params['name']);
    return { [name]: Number(scope.variables[name] ?? 0) + 1 };
  },
  answer: (scope, _params, state) => {
    const parts = scope.parts[state];
    if (scope.part === undefined || !parts || !(scope.part in parts)) {
      throw new CommandRefused('not-possible', 'Name the part that this answers.', '请指明所答复的分项任务。', {
        parts: Object.keys(parts ?? {}),
      });
    }
    scope.parts = {
      ...scope.parts,
      [state]: { ...parts, [scope.part]: { ...scope.data, ...signatureOf(scope) } },
    };
    return {};
  },
  calculate: (scope, params) => ({ [String(params['into'])]: calculated(scope, String(params['name'])) }),
  draw: (scope, params) => {
    const into = String(params['into']);
    const rate = ratioOf(scope, params['rate']);
    const value = drawn(String(factOf(scope, 'seed')), scope.seq);
    scope.draws = [...(scope.draws ?? []), { into, rate, value, drawn: value < rate }];
    return { [into]: value < rate };
  },
  move: (scope, params) => {
    scope.division = String(resolve(scope, params['division'] ?? ''));
    return {};
  },
};

const signatureOf = ({ user, represented }: Scope): JsonObject => ({
  ...(user === undefined ? {} : { $by: user }),
  ...(represented === undefined ? {} : { $for: represented }),
});

/** The engine's own action on entering a state that asks for parts; no definition may name it. */
export const OPEN_PARTS = '$openParts';

PURE[OPEN_PARTS] = (scope, _params, state) => {
  const task = scope.nodes.get(state)?.meta.task;
  const keys = task ? partKeys(scope, task) : [];
  scope.parts = { ...scope.parts, [state]: Object.fromEntries(keys.map((key) => [key, null])) };
  return {};
};

export const actionNames = {
  pure: new Set(Object.keys(PURE).filter((name) => name !== OPEN_PARTS)),
  clock: new Set(['extend', 'suspend', 'resume']),
} as const;

/** Effects that the rest of the service carries out in the step's transaction; a start-up check finds one without a handler. */
export const effectNames: ReadonlySet<string> = new Set([
  'award',
  'changeAward',
  'stopAward',
  'pay',
  'payAll',
  'spend',
  'deposit',
  'grantStatus',
  'extendStatus',
  'endStatus',
  'setSetting',
  'notice',
  'publish',
  'unpublish',
  'announce',
  'recordFile',
  'registerRelation',
  'memberLeaves',
  'memberJoins',
  'openCase',
  'message',
  'link',
]);

/** Runs a pure action for the machine's `assign`. A failure is kept in the scope for the step to rethrow as it was. */
export function runAction(context: RunContext, name: string, params: JsonObject, state: string): JsonObject {
  const scope = contextScope(context);
  try {
    return PURE[name]?.(scope, params, state) ?? {};
  } catch (error) {
    scope.failure ??= error;
    throw error;
  }
}

/** A number in [0, 1) from a recorded seed: anybody can repeat the draw and see that nobody chose. */
export function drawn(seed: string, seq: number): number {
  const digest = createHash('sha256').update(`draw:${seed}:${seq}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}
