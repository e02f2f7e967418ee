import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import type { Definition, Json, JsonObject } from './definition.js';
import { CommandRefused } from './errors.js';

/** Marks a property that may only be kept encrypted with the household's key. */
export const PERSONAL = 'x-personal';

// The package is CommonJS; under nodenext its default export is typed as the namespace.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

const ajv = new Ajv2020({ allErrors: true, strict: false, useDefaults: true });
addFormats(ajv);

const compiled = new WeakMap<JsonObject, ValidateFunction>();

/** What is wrong with a form's schema itself, or null. */
export function schemaFault(schema: JsonObject): string | null {
  try {
    validator(schema);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether texts can be checked for this `format`; one that nobody knows would be passed over. */
export const isFormat = (name: string): boolean => Object.hasOwn(ajv.formats, name);

function validator(schema: JsonObject): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  const validate = ajv.compile(schema);
  compiled.set(schema, validate);
  return validate;
}

/** A form's data split in two: what may stand in the open, and what the household's key must protect. */
export interface SplitData {
  open: JsonObject;
  personal: JsonObject;
}

/**
 * Validates what a person filled in and separates its personal part. A command without a form takes no data.
 *
 * @throws CommandRefused `form-invalid`, with the field and reason of every fault
 */
export function readForm(definition: Definition, form: string | undefined, data: JsonObject | undefined): SplitData {
  return readData(form === undefined ? NO_DATA : (definition.forms[form] ?? {}), form, data);
}

/** {@link readForm} for a form that no definition has. @param form its name in the refusal @throws CommandRefused `form-invalid` */
export function readData(schema: JsonObject, form: string | undefined, data: JsonObject | undefined): SplitData {
  const filled = structuredClone(data ?? {});
  const validate = validator(schema);
  if (!validate(filled)) throw invalid(form, validate);
  return splitPersonal(schema, filled);
}

const NO_DATA: JsonObject = { type: 'object', additionalProperties: false };

function invalid(form: string | undefined, validate: ValidateFunction): CommandRefused {
  const faults = (validate.errors ?? []).slice(0, 50).map(({ instancePath, keyword, params, message }) => {
    const named =
      keyword === 'required'
        ? String(params['missingProperty'])
        : keyword === 'additionalProperties'
          ? String(params['additionalProperty'])
          : '';
    return { field: `${instancePath}${named ? `/${named}` : ''}`.slice(0, 200), rule: keyword, message: message ?? '' };
  });
  const told = faults.slice(0, MOST_TOLD);
  const en = told.map(({ field, message }) => `${field || '(form)'} ${message}`).join('; ');
  const zh = told.map(({ field, rule }) => `${field || '（表单）'} ${IN_CHINESE[rule] ?? `不符合 ${rule}`}`).join('；');
  return new CommandRefused(
    'form-invalid',
    form === undefined
      ? `This command takes no data: ${en}.`
      : `The form "${form}" is not filled in as required: ${en}.`,
    form === undefined
      ? `此操作不接受表单数据：${zh}。`
      : `表单 “${form}” 填写不符合要求，共 ${faults.length} 处：${zh}。`,
    { faults },
  );
}

/** In the sentence; the list of faults has more of them. */
const MOST_TOLD = 10;

/** What JSON Schema's rules ask for. */
const IN_CHINESE: Record<string, string> = {
  additionalProperties: '不是此表单的内容',
  const: '不是规定的值',
  dependentRequired: '缺少应一并填写的内容',
  enum: '不在可选范围内',
  exclusiveMaximum: '数值过大',
  exclusiveMinimum: '数值过小',
  format: '格式不对',
  maxItems: '项数过多',
  maxLength: '文字过长',
  maximum: '数值过大',
  minItems: '项数不足',
  minLength: '文字过短',
  minimum: '数值过小',
  multipleOf: '不是规定单位的整数倍',
  pattern: '格式不对',
  required: '尚未填写',
  type: '类型不对',
  unevaluatedProperties: '不是此表单的内容',
  uniqueItems: '有重复',
};

/** Top level only: a property is personal as a whole. Optional open properties that are absent become null for rules to ask about. */
function splitPersonal(schema: JsonObject, data: JsonObject): SplitData {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonObject>;
  const split: SplitData = { open: {}, personal: {} };
  for (const [name, value] of Object.entries(data)) {
    (isPersonal(properties[name]) ? split.personal : split.open)[name] = value;
  }
  return split;
}

export const isPersonal = (property: JsonObject | undefined): boolean => property?.[PERSONAL] === true;

/** Open fields a form declares but the sender left out, as nulls: a rule may ask for them without an error. */
export function withAbsentFields(definition: Definition, form: string | undefined, data: JsonObject): JsonObject {
  const absent: Record<string, Json> = {};
  for (const name of openFields(form === undefined ? undefined : definition.forms[form])) {
    if (!(name in data)) absent[name] = null;
  }
  return { ...absent, ...data };
}

const openFieldsOf = new WeakMap<JsonObject, readonly string[]>();

function openFields(schema: JsonObject | undefined): readonly string[] {
  if (!schema) return [];
  const known = openFieldsOf.get(schema);
  if (known) return known;
  const properties = (schema['properties'] ?? {}) as Record<string, JsonObject>;
  const names = Object.keys(properties).filter((name) => !isPersonal(properties[name]));
  openFieldsOf.set(schema, names);
  return names;
}
