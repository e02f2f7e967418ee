import { feelFault } from '../feel.js';
import { DERIVED_ANSWERS, NEED_NAMES } from '../needs.js';
import { readingsOf } from './expressions.js';
import { doubt, fault, type Finding } from './finding.js';
import type { Definition } from '../definition.js';
import type { Subject } from './walk.js';

const AT = ['needs', 'feel'];

/** The section `needs`: FEEL over what an assessment at the window knows, and nothing a case would know. */
export function needsFaults({ definition, vocabulary }: Subject): Finding[] {
  return [...expressionFaults(definition, vocabulary.answers), ...excludesItself(definition)];
}

function expressionFaults({ needs }: Definition, answers: ReadonlySet<string> | undefined): Finding[] {
  if (!needs) return [];
  const { feel } = needs;
  const broken = feelFault(feel);
  if (broken !== null) {
    const en = `The expression "${feel}" of \`needs\` is refused: ${broken.en}`;
    return [fault('bad-expression', null, `needs 的表达式“${feel}”不可用：${broken.zh}`, en, { at: AT })];
  }
  const asked = (name: string): boolean => DERIVED_ANSWERS.has(name) || (answers?.has(name) ?? true);
  return readingsOf(feel).flatMap(({ name, property, uncertain }) => {
    if (uncertain) return [];
    if (!NEED_NAMES.has(name)) return [unknown(name, [...NEED_NAMES])];
    if (name !== 'need' || property === undefined || asked(property)) return [];
    return [
      unknown(
        `need.${property}`,
        [...DERIVED_ANSWERS, ...(answers ?? [])].map((each) => `need.${each}`),
      ),
    ];
  });
}

function unknown(name: string, known: readonly string[]): Finding {
  const en = `\`needs\` reads "${name}", which no assessment knows; it may read ${known.join(', ')}`;
  return fault('unknown-variable', null, `needs 中的“${name}”在需求评估中不存在；可用：${known.join('、')}`, en, {
    at: AT,
  });
}

function excludesItself({ procedure, excludes = {} }: Definition): Finding[] {
  if (!(procedure in excludes)) return [];
  const en = 'A procedure cannot exclude itself: nobody gets one benefit twice anyway';
  return [fault('excludes-itself', null, '规程不能与自身互斥', en, { at: ['excludes', procedure] })];
}

/**
 * Benefits that nobody hands out: usually a misspelt folder.
 *
 * @param procedures every procedure there is
 */
export function exclusionDoubts({ excludes = {} }: Definition, procedures: ReadonlySet<string>): Finding[] {
  return Object.keys(excludes)
    .filter((name) => !procedures.has(name))
    .map((name) =>
      doubt(
        'unknown-procedure',
        null,
        `互斥的规程“${name}”不存在`,
        `It excludes the procedure "${name}", which does not exist`,
        { at: ['excludes', name] },
      ),
    );
}
