import type { CompiledDefinition } from '../compile.js';
import type { GuardConfig, Json, JsonObject, TaskMeta } from '../definition.js';
import { findState } from '../nodes.js';
import { needed } from '../vocabulary/parts.js';
import type { Oracle } from './oracle.js';
import { callOf, innerGuards } from './walk.js';

/** All that is kept of a case's data: how many parts of a state have answered. */
export interface PartsAnswered {
  answered?: Record<string, number | 'enough'>;
}

/** Counting further would multiply configurations and prove nothing more. */
const MOST_COUNTED = 3;

/** How many answers a task with a fixed number of parts waits for; null when that is not known, or not worth counting. */
export function answersNeeded(task: TaskMeta | undefined): number | null {
  const { each, join = 'all' } = task ?? {};
  if (join === 'any') return 1;
  const answers = typeof each === 'number' ? needed(join, each) : typeof join === 'number' ? join : null;
  return answers !== null && answers <= MOST_COUNTED ? answers : null;
}

const MODES = ['COUNTY', 'ENTRUSTED', 'DEVOLVED'];

/** Whether a guard holds: what depends on data is for the oracle to say, everything else is known. */
export function guardHolds(
  compiled: CompiledDefinition,
  oracle: Oracle,
  { answered = {} }: PartsAnswered,
  spec: GuardConfig,
  state: string,
): boolean {
  const { type, params } = callOf(spec);
  const holds = (inner: GuardConfig): boolean => guardHolds(compiled, oracle, { answered }, inner, state);
  const asked = (): string => findState(compiled.nodes, String(params['state'] ?? state), state);
  switch (type) {
    case 'not':
      return !innerGuards(params).some(holds);
    case 'and':
      return innerGuards(params).every(holds);
    case 'or':
      return innerGuards(params).some(holds);
    case 'joined':
      return answered[asked()] === 'enough';
    case 'anyPart':
    case 'votes':
      return Boolean(answered[asked()]) && oracle.choose(questionOf(type, params, asked()), 2) === 1;
    case 'everyPart':
    case 'noPart':
      return !answered[asked()] || oracle.choose(questionOf(type, params, asked()), 2) === 1;
    case 'authority':
      return (params['mode'] as Json[]).includes(MODES[oracle.choose('authority', MODES.length, true)] ?? '');
    case 'data':
    case 'setting':
      return oracle.choose(questionOf(type, params), 2, true) === 1;
    default:
      return ruleHolds(compiled, oracle, type, params);
  }
}

/** A rule and its negation are one question, so that `contested` and `settled` are never both true. */
function ruleHolds({ definition }: CompiledDefinition, oracle: Oracle, type: string, params: JsonObject): boolean {
  const rule = definition.rules?.[type];
  if (!rule) return oracle.choose(questionOf(type, params), 2) === 1;
  const inner = /^\s*not\s*\(([^()]*)\)\s*$/.exec(rule.feel)?.[1];
  return (oracle.choose(questionOfFeel(inner ?? rule.feel), 2) === 1) === (inner === undefined);
}

const questionOfFeel = (feel: string): string => `feel ${feel.trim()}`;

/** A variable set to true or false answers the rule that consists of it. */
export function tellWhatIsSet(oracle: Oracle, values: JsonObject): void {
  for (const [variable, value] of Object.entries(values)) {
    if (typeof value === 'boolean') oracle.tell(questionOfFeel(variable), Number(value));
  }
}

const questionOf = (type: string, params: JsonObject, state = ''): string => JSON.stringify([type, params, state]);
