import type { JsonObject } from '../definition.js';
import { feelFault } from '../feel.js';
import { RESERVED_NAMES } from '../scope.js';
import { expressionsIn } from './calls.js';
import { readingsOf } from './expressions.js';
import { fault, named, type Finding } from './finding.js';
import { actionSites, guardSites, type Subject } from './walk.js';

type At = (string | number)[];

/** Expressions that are no FEEL, can run for ever, or read a variable that never has a value. */
export function expressionFaults(subject: Subject): Finding[] {
  const { definition, nodes } = subject;
  return [
    ...Object.entries(definition.rules ?? {}).flatMap(([name, { feel }]) =>
      faultsIn(subject, feel, null, ['rules', name, 'feel']),
    ),
    ...Object.entries(definition.calculations ?? {}).flatMap(([name, rows]) =>
      rows.flatMap(({ feel }, index) => {
        const earlier = rows.slice(0, index).map((row) => row.name);
        return faultsIn(subject, feel, null, ['calculations', name, index, 'feel'], earlier);
      }),
    ),
    ...Object.entries(definition.periods).flatMap(([name, { by }]) =>
      by === undefined ? [] : faultsIn(subject, by, null, ['periods', name, 'by']),
    ),
    ...Object.entries(definition.facts ?? {}).flatMap(([name, { setting, account }]) =>
      setting === undefined
        ? nameFaults(subject, name, 'account', account ?? '')
        : nameFaults(subject, name, 'setting', setting),
    ),
    ...guardSites(nodes).flatMap(({ type, params, state, at }) =>
      type === 'is' && typeof params['name'] === 'string' ? faultsIn(subject, params['name'], state, at) : [],
    ),
    ...actionSites(nodes).flatMap(({ params, state, at }) => faultsInParams(subject, params, state, at)),
  ];
}

const faultsInParams = (subject: Subject, params: JsonObject, state: string, at: At): Finding[] =>
  expressionsIn(params).flatMap((expression) => faultsIn(subject, expression, state, at));

function faultsIn(
  subject: Subject,
  expression: string,
  state: string | null,
  at: At,
  alsoKnown: readonly string[] = [],
): Finding[] {
  const place = state === null ? { zh: '', en: '' } : { zh: `状态${named(state).zh}的`, en: ` at ${named(state).en}` };
  const broken = feelFault(expression);
  if (broken !== null) {
    const en = `The expression "${expression}"${place.en} is refused: ${broken.en}`;
    return [fault('bad-expression', state, `${place.zh}表达式“${expression}”不可用：${broken.zh}`, en, { at })];
  }
  const missing = readingsOf(expression).filter(
    ({ name, property, uncertain }) => !uncertain && !isKnown(subject, name, property) && !alsoKnown.includes(name),
  );
  return [...new Set(missing.map(({ name, property }) => (name === 'parts' ? `parts.${property}` : name)))].map(
    (name) => {
      const en = `"${name}" in "${expression}"${place.en} is no fact, never set as a variable and no function`;
      return fault('unknown-variable', state, `${place.zh}表达式“${expression}”中的“${name}”未声明也从未赋值`, en, {
        at,
      });
    },
  );
}

function isKnown({ definition, nodes, variables }: Subject, name: string, property: string | undefined): boolean {
  if (name === 'parts' && property !== undefined)
    return [...nodes.values()].some(({ path, meta }) => meta.task?.each !== undefined && lastName(path) === property);
  return RESERVED_NAMES.has(name) || Object.hasOwn(definition.facts ?? {}, name) || variables.has(name);
}

const lastName = (path: string): string => path.split('.').at(-1) ?? path;

/** `standard.{variant}`: what stands in braces is looked up like any variable. */
function nameFaults(subject: Subject, name: string, kind: 'setting' | 'account', template: string): Finding[] {
  const at = ['facts', name, kind];
  const plain = template.replace(/\{[A-Za-z_]\w*(\.\w+)*\}/g, 'x');
  if (!/^[A-Za-z][\w.-]*$/.test(plain)) {
    const en = `The fact "${name}" names the ${kind} "${template}": write it like standard.urban or standard.{variant}`;
    return [fault('bad-setting', null, `事实“${name}”的参数名“${template}”写法不对`, en, { at })];
  }
  return [...template.matchAll(/\{([\w.]+)\}/g)].flatMap(([, path = '']) => faultsIn(subject, path, null, at));
}
