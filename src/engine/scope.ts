import type { Definition, Json, JsonObject } from './definition.js';
import { CommandRefused, FactNeeded, type FactRequest } from './errors.js';
import { feel, rootNames } from './feel.js';
import type { StateNodes } from './nodes.js';
import type { CaseState, Draw, Facts, TraceRow } from './state.js';

/** What guards and actions may see besides the case's own variables, and where they leave their results. */
export interface Scope {
  definition: Definition;
  nodes: StateNodes;
  facts: Facts;
  data: JsonObject;
  part?: string;
  /** The person who sent this, when it is a person: kept with a part's answer. */
  user?: string;
  /** Whom that person represented. */
  represented?: string;
  /** What kind of sender this is: user, public, applicant, case or system. */
  actor?: string;
  /** The number of the event this step will become. */
  seq: number;
  division: string;
  settings: JsonObject;
  parts: CaseState['parts'];
  /** The author's variables as they are now; kept in step with the machine's context by `contextScope`. */
  variables: JsonObject;
  trace: TraceRow[];
  /** Random draws made, for the register of those who check them. */
  draws?: Draw[];
  /** Why guards were false, for the refusal's text. */
  falseGuards: string[];
  /** The error a guard or action threw; XState would wrap it beyond recognition. */
  failure?: unknown;
}

const BUILT_IN_FACTS: Record<string, FactRequest> = {
  authority: { kind: 'authority' },
  seed: { kind: 'seed' },
  household: { kind: 'household' },
  person: { kind: 'person' },
  statuses: { kind: 'statuses' },
  ownStatuses: { kind: 'ownStatuses' },
  relatedOfficers: { kind: 'relatedOfficers' },
};

/** Names an author may not use for variables: they mean something else in every expression. */
export const RESERVED_NAMES = new Set([
  'data',
  'settings',
  'parts',
  'now',
  'today',
  'division',
  'actor',
  ...Object.keys(BUILT_IN_FACTS),
]);

/**
 * Looks a root variable up: the form just sent, the pinned settings, the parts, then facts, then the case's variables.
 *
 * @throws FactNeeded when it is a fact nobody has gathered yet
 */
export function lookup(scope: Scope, name: string): Json | undefined {
  switch (name) {
    case 'data':
      return scope.data;
    case 'settings':
      return scope.settings;
    case 'division':
      return scope.division;
    case 'actor':
      return scope.actor;
    case 'parts':
      return partsByName(scope);
    case 'now':
    case 'today':
      return scope.facts[name];
    default:
      if (Object.hasOwn(BUILT_IN_FACTS, name) || Object.hasOwn(scope.definition.facts ?? {}, name))
        return factOf(scope, name);
      return Object.hasOwn(scope.variables, name) ? scope.variables[name] : undefined;
  }
}

/** A fact by name, as gathered. @throws FactNeeded */
export function factOf(scope: Scope, name: string): Json {
  const value = scope.facts[name];
  if (value !== undefined) return value;
  throw new FactNeeded(name, BUILT_IN_FACTS[name] ?? declaredRequest(scope, name));
}

function declaredRequest(scope: Scope, name: string): FactRequest {
  const { setting, account } = scope.definition.facts?.[name] ?? {};
  return { kind: account === undefined ? 'setting' : 'account', key: filled(scope, account ?? setting ?? name) };
}

/** The setting that a declared fact reads, by its name here; undefined for what is no setting. */
export function settingOf(scope: Scope, name: string): string | undefined {
  const setting = scope.definition.facts?.[name]?.setting;
  return setting === undefined ? undefined : filled(scope, setting);
}

const filled = (scope: Scope, template: string): string =>
  template.replace(/\{([\w.]+)\}/g, (_, path: string) => String(evaluate(scope, path)));

/** `parts.<state>` in an expression: the answered parts of the state with that last name, each with its `part` key. */
function partsByName(scope: Scope): JsonObject {
  return Object.fromEntries(
    Object.entries(scope.parts).map(([path, parts]) => [
      path.split('.').at(-1) ?? path,
      // Sorted, because a stored state keeps its keys in an order of the database's own.
      sorted(Object.entries(parts)).flatMap(([part, answer]) => (answer ? [{ ...withoutSigner(answer), part }] : [])),
    ]),
  );
}

const sorted = <T>(entries: [string, T][]): [string, T][] => entries.sort(([a], [b]) => (a < b ? -1 : 1));

/** Who answered is for the separation of duties, not for rules. */
function withoutSigner({ $by: _by, $for: _for, ...answer }: JsonObject): JsonObject {
  return answer;
}

/** Evaluates a FEEL expression in this scope. @throws CommandRefused, FactNeeded */
export function evaluate(scope: Scope, expression: string, extra: JsonObject = {}): Json {
  try {
    return feel(expression, (name) => (Object.hasOwn(extra, name) ? extra[name] : lookup(scope, name)));
  } catch (error) {
    const failed = error instanceof CommandRefused && error.code === 'expression-failed';
    throw (failed ? notSet(scope, expression) : undefined) ?? error;
  }
}

/** The refusal that names the setting which one of these expressions needs and this division has not; undefined if it has all. */
export function notSet(scope: Scope, ...expressions: string[]): CommandRefused | undefined {
  const roots = expressions.flatMap((expression) => [...rootNames(expression)]);
  const variable = roots.find((root) => scope.facts[root] === null && settingOf(scope, root) !== undefined);
  if (variable === undefined) return undefined;
  const setting = settingOf(scope, variable) ?? variable;
  return new CommandRefused(
    'variable-missing',
    `The setting "${setting}" has no value for this division today, and what is computed here needs it; whoever keeps the settings must enter it first.`,
    `本地区目前没有设置 “${setting}”，无法计算；请先由设置管理人员录入。`,
    { variable, setting },
  );
}

/** A parameter: a string that begins with `=` is FEEL, everything else stands for itself. */
export function resolve(scope: Scope, value: Json): Json {
  if (typeof value === 'string' && value.startsWith('=')) return evaluate(scope, value.slice(1));
  if (Array.isArray(value)) return value.map((item) => resolve(scope, item));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(scope, item)]));
  }
  return value;
}

/**
 * Brings the scope's variables up to the machine's context, which earlier actions of the same step may have changed. The `$`
 * among them is out of reach: no expression can name it.
 */
export function contextScope(context: Record<string, unknown> & { $: Scope }): Scope {
  context.$.variables = context as unknown as JsonObject;
  return context.$;
}

/** The resolved parameters of an effect or clock operation. A failure is kept for the step to rethrow. */
export function resolveParams(context: Record<string, unknown> & { $: Scope }, params: JsonObject): JsonObject {
  const scope = contextScope(context);
  try {
    return resolve(scope, params) as JsonObject;
  } catch (error) {
    scope.failure ??= error;
    throw error;
  }
}
