import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { Language } from '../../i18n';

type Node = Record<string, unknown>;

/**
 * A definition's form as one language reads it: titles are Chinese, with `x-title-en` beside them. What stands after "（分）" or
 * "(fen)" is asked for in yuan, so the unit is left out of its title.
 */
export function localised(schema: Node, language: Language): RJSFSchema {
  return walk(schema, language) as RJSFSchema;
}

function walk(node: unknown, language: Language): unknown {
  if (Array.isArray(node)) return node.map((item) => walk(item, language));
  if (typeof node !== 'object' || node === null) return node;
  const { 'x-title-en': english, 'x-description-en': explained, $schema: _dialect, ...rest } = node as Node;
  const result: Node = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, walk(value, language)]));
  if (language === 'en' && typeof english === 'string') result['title'] = english;
  if (typeof result['title'] === 'string') result['title'] = withoutUnit(result['title']);
  // Descriptions in definitions explain the form to its author, in English; people see those that were written for them.
  if (typeof explained === 'string') result['description'] = language === 'en' ? explained : result['description'];
  else delete result['description'];
  return withType(result);
}

/** A title without the unit that only the machine counts in. */
export const withoutUnit = (title: string): string => title.replace(/\s*[（(](分|fen)[）)]|, in fen$/, '');

/** A choice among constants has a type without saying so; RJSF wants it said. */
function withType(node: Node): Node {
  const choices = Array.isArray(node['oneOf'])
    ? (node['oneOf'] as Node[]).map((choice) => choice['const'])
    : node['enum'];
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
  if (node['type'] !== undefined || !['string', 'number', 'boolean'].includes(typeof first)) return node;
  return { type: typeof first, ...node };
}

/**
 * How each property is asked for, by what its schema and its name say of it.
 *
 * @param choose what a list says before something is chosen: without words its first line would be an empty one
 */
export function widgetsFor(schema: Node, choose: string): UiSchema {
  const properties = schema['properties'];
  if (typeof properties !== 'object' || properties === null) return {};
  return Object.fromEntries(
    Object.entries(properties as Record<string, Node>).map(([name, property]) => [
      name,
      widgetOf(name, property, choose),
    ]),
  );
}

const LONG_TEXT = 200;

function widgetOf(name: string, property: Node, choose: string): UiSchema {
  if (property['type'] === 'object') return widgetsFor(property, choose);
  if (property['type'] === 'array') return { items: itemWidgets(property['items'], choose) };
  if (property['oneOf'] ?? property['enum']) return { 'ui:placeholder': choose };
  if (name.endsWith('Fen')) return { 'ui:widget': 'money' };
  if (property['const'] === true) return { 'ui:widget': 'declaration' };
  // A box left empty would be no answer at all.
  if (property['type'] === 'boolean') return { 'ui:widget': 'yesNo' };
  const most = property['maxLength'];
  return property['type'] === 'string' && typeof most === 'number' && most >= LONG_TEXT
    ? { 'ui:widget': 'textarea' }
    : {};
}

const itemWidgets = (items: unknown, choose: string): UiSchema =>
  typeof items === 'object' && items !== null && !Array.isArray(items) ? widgetsFor(items as Node, choose) : {};
