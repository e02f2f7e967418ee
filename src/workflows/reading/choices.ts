import type { Definition, Json, JsonObject, Text } from '../../engine/index.js';
import { named, say } from './words.js';

const AUTHORITY: Readonly<Record<string, Text>> = {
  COUNTY: say('由县级审核确认', 'the county decides'),
  ENTRUSTED: say('委托乡镇（街道）审核确认', 'the township decides by entrustment'),
  DEVOLVED: say('下放乡镇（街道）审核确认', 'the power is devolved to the township'),
};

/** What a value of a field or variable is called: as the mode of authority, or as the choice of a form that fills it. */
export function choiceTitle(definition: Definition, name: string, value: Json): Text {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (name === 'authority.mode') return AUTHORITY[text] ?? named(text);
  if (value === true) return say('是', 'yes');
  if (value === false) return say('否', 'no');
  for (const form of Object.values(definition.forms)) {
    const choice = choicesOf(propertyOf(form, name)).find((one) => one['const'] === value);
    if (choice) return titleOf(choice, text);
  }
  return named(text);
}

/** What a form calls the field; its name where no form has it. */
export function fieldTitle(definition: Definition, name: string): Text {
  for (const form of Object.values(definition.forms)) {
    const property = propertyOf(form, name);
    if (property) return titleOf(property, name);
  }
  return named(name);
}

/** Both titles of a part of a form. */
export const titleOf = (schema: JsonObject, otherwise: string): Text => {
  const zh = typeof schema['title'] === 'string' ? schema['title'] : otherwise;
  return { zh, en: typeof schema['x-title-en'] === 'string' ? schema['x-title-en'] : zh };
};

export const propertiesOf = (form: JsonObject): Record<string, JsonObject> =>
  (form['properties'] ?? {}) as Record<string, JsonObject>;

const propertyOf = (form: JsonObject, name: string): JsonObject | undefined => propertiesOf(form)[name];

const choicesOf = (property: JsonObject | undefined): JsonObject[] => {
  const { oneOf, items } = property ?? {};
  if (Array.isArray(oneOf)) return oneOf as JsonObject[];
  return items ? choicesOf(items as JsonObject) : [];
};
