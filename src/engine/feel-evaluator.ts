import { evaluate, isFunction, type FeelFunction } from 'feelin';
import type { Json } from './definition.js';

export interface FeelWarning {
  type: string;
  message: string;
  /** Where in {@link FeelResult.text}. */
  position?: { from: number; to: number };
}

export interface FeelResult {
  value: Json;
  warnings: FeelWarning[];
  /** The text that was evaluated, which warnings point into. */
  text: string;
}

interface Prepared {
  run: FeelFunction;
  /** The interpreter's own list, which every run of the function adds to. */
  warnings: FeelWarning[];
  text: string;
}

/** Expressions come from definitions, so there are a few hundred; the bound is for definitions that make them up. */
const MOST_PREPARED = 5_000;

const prepared = new Map<string, Prepared | null>();

/**
 * Evaluates a FEEL expression over variables. The interpreter parses the text again each time, 0.2 to 0.8 ms; so each
 * expression is parsed once, as the body of a FEEL function of its variables, and a run takes some ten microseconds.
 *
 * FEEL allows names with spaces and operators in them (`member count`, `a-b`), and which text is such a name depends on the
 * values at hand. Where any value has such a key, the interpreter gets expression and values together, as ever.
 */
export function evaluateFeel(expression: string, names: readonly string[], values: readonly Json[]): FeelResult {
  const ready = values.every(hasPlainKeys) ? prepare(expression, names) : null;
  if (ready) {
    ready.warnings.length = 0;
    const value = ready.run.invoke(values) as Json;
    return { value, warnings: ready.warnings.splice(0), text: ready.text };
  }
  const scope = Object.fromEntries(names.map((name, index) => [name, values[index]]));
  const { value, warnings } = evaluate(expression, scope) as { value: Json; warnings: FeelWarning[] };
  return { value, warnings, text: expression };
}

/** Null where a variable has a name that no parameter can have, or the expression is no FEEL, which evaluating it will say. */
function prepare(expression: string, names: readonly string[]): Prepared | null {
  const text = `function(${names.join(', ')}) (${expression}\n)`;
  const known = prepared.get(text);
  if (known !== undefined) return known;
  const made = parsed(expression, text);
  if (prepared.size >= MOST_PREPARED) prepared.clear();
  prepared.set(text, made);
  return made;
}

function parsed(expression: string, text: string): Prepared | null {
  try {
    // Throws for what is no expression by itself, such as `a) + (a`.
    evaluate(expression, {});
    const { value, warnings } = evaluate(text, {}) as { value: unknown; warnings: FeelWarning[] };
    return isFunction(value) ? { run: value, warnings, text } : null;
  } catch {
    return null;
  }
}

function hasPlainKeys(value: Json): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(hasPlainKeys);
  for (const key in value) if (!/^[A-Za-z_]\w*$/.test(key) || !hasPlainKeys(value[key] as Json)) return false;
  return true;
}
