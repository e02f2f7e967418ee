import type { Definition } from '../definition.js';
import { indexNodes } from '../nodes.js';
import { fault, named, type Finding } from './finding.js';
import { transitionsIn } from './walk.js';

/**
 * What the versions of one procedure must agree on. Two may not be in force on the same day; and since an application opened
 * under one may be accepted under the next, a version must know the states and events of acceptance of the earlier ones.
 *
 * @returns for each definition what speaks against it; all must have passed their own check
 */
export function checkEras(definitions: readonly Definition[]): Finding[][] {
  return definitions.map((definition) => {
    const others = definitions.filter(
      (other) => other.procedure === definition.procedure && other.version !== definition.version,
    );
    return others.flatMap((other) => [...overlap(definition, other), ...acceptance(definition, other)]);
  });
}

function overlap(definition: Definition, other: Definition): Finding[] {
  const { from, to } = definition.effective;
  const begins = other.effective.from;
  if (begins < from || (to && begins > to) || (begins === from && other.version < definition.version)) return [];
  const en = `Version ${other.version} begins on ${begins}, while version ${definition.version} is in force until ${to ?? 'further notice'}`;
  const zh = `版本 ${other.version} 自 ${begins} 起施行，而版本 ${definition.version} 的有效期至 ${to ?? '长期'}`;
  return [fault('eras-overlap', null, zh, en, { at: ['effective'] })];
}

function acceptance(definition: Definition, other: Definition): Finding[] {
  if (other.effective.from > definition.effective.from) return [];
  const known = acceptances(definition);
  return [...acceptances(other)]
    .filter((acceptance) => !known.has(acceptance))
    .map((missing) => {
      const [state = '', event = ''] = missing.split(':');
      const { zh, en } = named(state);
      return fault(
        'eras-disagree',
        null,
        `版本 ${other.version} 在状态${zh}以 ${event} 受理，本版本没有；跨版本受理的案件将无法继续`,
        `Version ${other.version} accepts by ${event} at ${en}, which this version has not: a case opened there could not be accepted here`,
        { at: ['machine'] },
      );
    });
}

const acceptances = (definition: Definition): Set<string> =>
  new Set(
    transitionsIn(indexNodes(definition))
      .filter(({ meta }) => meta.accepts === true)
      .map(({ source, trigger }) => `${source}:${trigger}`),
  );
