import { evaluate, parseExpression } from 'feelin';
import type { Json, JsonObject, Text } from './definition.js';
import { CommandRefused } from './errors.js';
import { endlessness } from './feel-endless.js';
import { evaluateFeel, type FeelResult, type FeelWarning } from './feel-evaluator.js';

/** Resolves a root variable of an expression; `undefined` when there is no such variable. */
export type Lookup = (name: string) => Json | undefined;

const PLAIN_PATH = /^[A-Za-z_]\w*(\.\w+)*$/;
const IDENTIFIER = /(?<![\w.])[A-Za-z_]\w*/g;
const STRING_LITERAL = /"(?:[^"\\]|\\.)*"/g;

/**
 * Evaluates a FEEL expression (DMN 1.5, chapter 10). A variable that does not exist is an error that names it, never a
 * silent null: money and rights hang on these expressions.
 *
 * @throws CommandRefused `variable-missing` or `expression-failed`
 */
export function feel(expression: string, lookup: Lookup): Json {
  return PLAIN_PATH.test(expression) && !/^(true|false|null)$/.test(expression)
    ? plainPath(expression, lookup)
    : evaluated(expression, lookup);
}

/** `a.b.c` without the interpreter: 0.2-0.6 ms per evaluation is too dear for the hot path. */
function plainPath(path: string, lookup: Lookup): Json {
  const [root = '', ...rest] = path.split('.');
  let value = lookup(root);
  for (const key of rest) {
    value = value !== null && typeof value === 'object' && !Array.isArray(value) ? own(value, key) : undefined;
  }
  if (value === undefined) throw missing(path, path);
  return value;
}

function evaluated(expression: string, lookup: Lookup): Json {
  const names: string[] = [];
  const values: Json[] = [];
  for (const name of rootNames(expression)) {
    const value = lookup(name);
    if (value === undefined) continue;
    names.push(name);
    values.push(value);
  }
  const { value, warnings, text } = interpreted(expression, names, values);
  const absent = warnings.find((w) => w.type === 'NO_VARIABLE_FOUND' || w.type === 'NO_CONTEXT_ENTRY_FOUND');
  if (absent) throw missing(textAt(text, absent), expression);
  const first = warnings[0];
  if (first) throw failed(expression, first.message);
  return value;
}

/** The interpreter goes as deep as the expression does, and what is nested too deeply for this thread's stack it throws out of. */
function interpreted(expression: string, names: string[], values: Json[]): FeelResult {
  try {
    return evaluateFeel(expression, names, values);
  } catch (error) {
    throw failed(expression, (error as Error).message);
  }
}

/** Every object has a `constructor`, which nobody has given it. */
const own = (value: JsonObject, key: string): Json | undefined => (Object.hasOwn(value, key) ? value[key] : undefined);

/** Expressions come from definitions, so there are a few hundred; the bound is for definitions that make them up. */
const MOST_REMEMBERED = 5_000;
const roots = new Map<string, ReadonlySet<string>>();

/** Names at the root of paths in the expression, function names and loop variables among them (they resolve to nothing). */
export function rootNames(expression: string): ReadonlySet<string> {
  const known = roots.get(expression);
  if (known) return known;
  const names = new Set(expression.replace(STRING_LITERAL, '""').match(IDENTIFIER) ?? []);
  if (roots.size >= MOST_REMEMBERED) roots.clear();
  roots.set(expression, names);
  return names;
}

function textAt(text: string, warning: FeelWarning): string {
  return warning.position ? text.slice(warning.position.from, warning.position.to) : text;
}

function failed(expression: string, reason: string): CommandRefused {
  return new CommandRefused(
    'expression-failed',
    `The rule "${expression}" cannot be evaluated: ${reason}.`,
    `规则 “${expression}” 无法计算（${reason}）。`,
    { expression },
  );
}

function missing(variable: string, expression: string): CommandRefused {
  return new CommandRefused(
    'variable-missing',
    `The variable "${variable}" is not known here; the rule "${expression}" needs it.`,
    `缺少变量 “${variable}”，规则 “${expression}” 无法计算。`,
    { variable, expression },
  );
}

/** What is wrong with an expression as text, before it ever runs: syntax, and constructs that can run for ever. */
export function feelFault(expression: string): Text | null {
  try {
    parseExpression(expression, {}, undefined);
  } catch (error) {
    return notFeel(error as Error);
  }
  return endlessness(expression) ?? syntaxFault(expression);
}

/** `parseExpression` is lenient; evaluation throws on what it skipped over. */
function syntaxFault(expression: string): Text | null {
  try {
    evaluate(expression, {});
    return null;
  } catch (error) {
    return notFeel(error as Error);
  }
}

const notFeel = ({ message }: Error): Text => ({
  zh: `不是有效的FEEL表达式（${message}）`,
  en: `not FEEL: ${message}`,
});
