import type { Json, JsonObject } from '../definition.js';
import { isFormat, isPersonal, PERSONAL, schemaFault } from '../forms.js';
import { isEndless } from './endless-pattern.js';
import { fault, type Finding } from './finding.js';
import type { Subject } from './walk.js';

/** Forms that are no JSON Schema, or through which personal data could slip into the open part of an event. */
export const formSchemaFaults = ({ definition }: Subject): Finding[] =>
  Object.entries(definition.forms).flatMap(([name, schema]) => formFaults(name, schema));

function formFaults(name: string, schema: JsonObject): Finding[] {
  const at = ['forms', name];
  const { $ref: elsewhere } = schema;
  if (typeof elsewhere === 'string' && !elsewhere.startsWith('#')) {
    const en = `The form "${name}" stands in a file of its own (${elsewhere}); send the definition with its forms inside: npm run -s workflows -- bundle <file>`;
    const zh = `表单“${name}”在另一文件（${elsewhere}）中；请先合并表单再提交：npm run -s workflows -- bundle <文件>`;
    return [fault('form-elsewhere', null, zh, en, { at })];
  }
  const [format] = namedIn(schema, 'format').filter((named) => !isFormat(named));
  if (format !== undefined) {
    const en = `The form "${name}" asks for the format "${format}", which nothing is checked for`;
    return [fault('bad-form', null, `表单“${name}”的格式“${format}”无法识别`, en, { at })];
  }
  const { $id: _id, ...anonymous } = schema;
  const broken = schemaFault(anonymous);
  if (broken !== null)
    return [
      fault(
        'bad-form',
        null,
        `表单“${name}”不是有效的 JSON Schema`,
        `The form "${name}" is no JSON Schema: ${broken}`,
        { at },
      ),
    ];
  const [pattern] = patternsOf(schema).filter(isEndless);
  if (pattern !== undefined) {
    const en = `The form "${name}" has a pattern that can take for ever to compare: ${pattern}; repeat nothing that is repeated inside`;
    const zh = `表单“${name}”的正则表达式可能无休止地匹配：${pattern}；请勿在重复之内再重复`;
    return [fault('pattern-endless', null, zh, en, { at })];
  }
  if (schema['type'] !== 'object')
    return [fault('bad-form', null, `表单“${name}”必须是对象`, `The form "${name}" must be of type object`, { at })];
  const findings: Finding[] = [];
  if (schema['$id'] !== undefined) {
    const en = `The form "${name}" must not have an $id: versions of a procedure hold the same form side by side`;
    findings.push(fault('bad-form', null, `表单“${name}”不得有 $id`, en, { at }));
  }
  if (schema['additionalProperties'] !== false && schema['unevaluatedProperties'] !== false) {
    const en = `The form "${name}" must say additionalProperties: false; what it does not declare could be personal and would stand in the open`;
    findings.push(fault('open-form', null, `表单“${name}”须声明 additionalProperties: false`, en, { at }));
  }
  for (const path of nestedPersonal(schema)) {
    const en = `"${path}" of the form "${name}" is marked personal inside another property; mark the whole property`;
    findings.push(
      fault('personal-nested', null, `表单“${name}”的“${path}”在嵌套层标为个人信息，应标在顶层属性`, en, { at }),
    );
  }
  return findings;
}

/** What patterns texts and names of fields are compared with. */
const patternsOf = (schema: JsonObject): string[] => [
  ...namedIn(schema, 'pattern'),
  ...under(schema, 'patternProperties').flatMap((named) => (typeof named === 'object' ? Object.keys(named ?? {}) : [])),
];

const namedIn = (schema: JsonObject, keyword: string): string[] =>
  under(schema, keyword).filter((named) => typeof named === 'string');

/** Whatever stands under a keyword, at any depth. */
function under(value: Json, keyword: string): Json[] {
  if (value === null || typeof value !== 'object') return [];
  const own = Array.isArray(value) ? undefined : value[keyword];
  const inner = Object.values(value).flatMap((each) => under(each, keyword));
  return own === undefined ? inner : [own, ...inner];
}

/** The split into open and personal is by top-level property; a mark further in would go unheeded. */
function nestedPersonal(schema: JsonObject): string[] {
  const found: string[] = [];
  const visit = (value: Json, path: string[]): void => {
    if (value === null || typeof value !== 'object') return;
    const topLevel = path.length === 2 && path[0] === 'properties';
    if (!Array.isArray(value) && value[PERSONAL] !== undefined && !topLevel) found.push(path.join('/'));
    // What lies inside a personal property is personal with it.
    if (!Array.isArray(value) && topLevel && isPersonal(value)) return;
    for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(schema, []);
  return found;
}

/** The fields a form has, and whether each is personal; null when there is no form. */
export function fieldsOf(forms: Record<string, JsonObject>, form: string | null): Map<string, boolean> {
  const properties = (form === null ? {} : (forms[form]?.['properties'] ?? {})) as Record<string, JsonObject>;
  return new Map(Object.entries(properties).map(([name, property]) => [name, isPersonal(property)]));
}
