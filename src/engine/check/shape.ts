import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Json } from '../definition.js';
import { definitionSchema } from './definition-schema.js';
import { fault, type Finding } from './finding.js';

const ajv = new Ajv2020({ allErrors: true, strictRequired: false, allowUnionTypes: true });
let validate: ValidateFunction | undefined;

/** More than anybody reads at once; the rest is usually the same mistake. */
const MOST_FAULTS = 20;

/** Where the definition does not have the shape of one. Nothing else can be checked before this is empty. */
export function shapeFaults(definition: unknown): Finding[] {
  validate ??= ajv.compile(definitionSchema);
  if (validate(definition)) return everybodysNames(definition as Json);
  return telling(validate.errors ?? [])
    .slice(0, MOST_FAULTS)
    .map((error) => {
      const at = pointerOf(error.instancePath);
      const { zh, en } = explained(error);
      const where = error.instancePath || '/';
      return fault('schema', stateAt(at), `${where}：${zh}`, `${where}: ${en}`, { at });
    });
}

/** Every object of the program has these: looked up by such a name, what nobody has defined would be found. */
const EVERYBODYS = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Where such a name is given to something, or something is called by it. */
function everybodysNames(value: Json, at: string[] = []): Finding[] {
  if (typeof value === 'string') return EVERYBODYS.has(value) ? [reserved(value, at)] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(EVERYBODYS.has(key) ? [reserved(key, at)] : []),
    ...everybodysNames(inner, [...at, key]),
  ]);
}

function reserved(name: string, at: string[]): Finding {
  const en = `The name "${name}" is the program's own; choose another`;
  return fault('reserved-name', stateAt(at), `名称“${name}”为程序保留，请换名`, en, { at });
}

/** A choice of shapes that fits none reports every shape; what lies deepest is what the author meant. */
function telling(errors: ErrorObject[]): ErrorObject[] {
  const deepest = errors.filter(
    ({ instancePath }) => !errors.some((other) => other.instancePath.startsWith(`${instancePath}/`)),
  );
  const vague = new Set(['anyOf', 'oneOf', 'not', 'if']);
  const specific = deepest.filter((error) => {
    const rivals = deepest.filter(({ instancePath }) => instancePath === error.instancePath);
    if (vague.has(error.keyword)) return rivals.every(({ keyword }) => vague.has(keyword));
    return error.keyword !== 'type' || rivals.every(({ keyword }) => keyword === 'type' || vague.has(keyword));
  });
  const seen = new Set<string>();
  return specific.filter(({ instancePath, message }) => {
    const key = `${instancePath} ${message}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
}

function explained({ keyword, params, message = '' }: ErrorObject): { zh: string; en: string } {
  const { missingProperty, additionalProperty } = params as Record<string, string | undefined>;
  if (missingProperty !== undefined) return { zh: `缺少“${missingProperty}”`, en: `"${missingProperty}" is missing` };
  if (additionalProperty !== undefined)
    return { zh: `不认识“${additionalProperty}”`, en: `"${additionalProperty}" is not known here` };
  return { zh: `不符合格式（${keyword}）`, en: message };
}

const pointerOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** `machine/states/a/states/b/on/…` lies in the state `a.b`. */
function stateAt(at: string[]): string | null {
  if (at[0] !== 'machine') return null;
  const names: string[] = [];
  for (let index = 1; at[index] === 'states' && at[index + 1] !== undefined; index += 2)
    names.push(at[index + 1] ?? '');
  return names.join('.');
}
