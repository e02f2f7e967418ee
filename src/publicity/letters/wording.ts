import type { Definition, Json, Text } from '../../engine/index.js';
import { ReasonUnknown } from './letter-errors.js';

/** The setting `letters`: titles of letters by kind, and reasons that no form lists. */
export interface LetterWording {
  titles?: Record<string, Text>;
  reasons?: Record<string, Text>;
}

const GENERAL: Text = { zh: '告知书', en: 'Notice' };

export const titleOf = (wording: LetterWording, kind: string): Text => wording.titles?.[kind] ?? GENERAL;

/**
 * A reason in words. A code is looked up among the choices of the form just filled in, then of the definition's other
 * forms, then in the setting; a text that is no code stands for itself, and of a list each item is put into words.
 *
 * @returns null where no reason is given
 * @throws ReasonUnknown
 */
export function reasonInWords(
  definition: Definition,
  form: string | undefined,
  wording: LetterWording,
  reason: Json | undefined,
): string | null {
  if (reason === undefined || reason === null || reason === '') return null;
  if (Array.isArray(reason)) {
    return reason.map((one) => reasonInWords(definition, form, wording, one)).join('、');
  }
  const code = String(reason);
  if (!/^[A-Za-z][\w.]*$/.test(code)) return code;
  const forms = [...(form === undefined ? [] : [definition.forms[form]]), ...Object.values(definition.forms)];
  for (const schema of forms) {
    const title = schema && choiceTitle(schema, code);
    if (title !== undefined) return title;
  }
  const set = wording.reasons?.[code];
  if (set) return set.zh;
  throw new ReasonUnknown(code);
}

/** The title of a choice (`oneOf: [{ const, title }]`) anywhere in a form. */
function choiceTitle(schema: Json, code: string): string | undefined {
  if (Array.isArray(schema)) return firstOf(schema, code);
  if (schema === null || typeof schema !== 'object') return undefined;
  const { const: value, title } = schema;
  if (value === code && typeof title === 'string') return title;
  return firstOf(Object.values(schema), code);
}

function firstOf(items: Json[], code: string): string | undefined {
  for (const item of items) {
    const title = choiceTitle(item, code);
    if (title !== undefined) return title;
  }
  return undefined;
}
