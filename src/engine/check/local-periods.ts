import type { CompiledDefinition } from '../compile.js';
import type { Definition, Period } from '../definition.js';
import { fault, type Finding } from './finding.js';
import { totalFaults } from './total.js';
import { mostWorkingDays } from './working-days.js';

/** The lengths that a division gives periods of a definition, by their names: `publicity`, or `handling.extended`. */
export type LocalLengths = Readonly<Record<string, string>>;

/**
 * Whether the statutory total still has room where a division sets lengths of its own: a county may post a proposal for
 * longer, but it may not take that time from what the law gives for the whole, nor give the whole more.
 *
 * @param division a code, which the findings name
 */
export function localTotalFaults(compiled: CompiledDefinition, division: string, lengths: LocalLengths): Finding[] {
  const set = Object.entries(lengths)
    .map(([name, length]) => `period.${name} ${length}`)
    .join(', ');
  const local = { ...compiled, definition: withLengths(compiled.definition, lengths) };
  const tooSlow = totalFaults(local).findings.filter(({ code }) => code === 'too-slow');
  return [...tooSlow, ...longerTotal(compiled.definition, lengths)].map((finding) => ({
    ...finding,
    code: 'too-slow-locally',
    message: {
      zh: `区划 ${division} 自定期限（${set}）：${finding.message.zh}`,
      en: `With the lengths that ${division} sets (${set}): ${finding.message.en}`,
    },
  }));
}

/** The definition as a division that sets these lengths runs it; the statutory total can only become shorter. */
function withLengths(definition: Definition, lengths: LocalLengths): Definition {
  const periods = { ...definition.periods };
  for (const [name, length] of Object.entries(lengths)) {
    const [period = '', isExtended] = name.split('.');
    const terms = periods[period];
    if (!terms) continue;
    periods[period] = period === definition.total?.period ? shortened(terms, length) : replaced(terms, length);
    if (isExtended !== undefined) periods[period] = { ...terms, extended: length };
  }
  return { ...definition, periods };
}

function replaced({ by: _by, lengths: _lengths, ...terms }: Period, length: string): Period {
  return { ...terms, length };
}

/** Kept apart by who decides, because the steps are measured for each. */
function shortened(terms: Period, length: string): Period {
  const shorter = (own: string): string => (mostWorkingDays(length) < mostWorkingDays(own) ? length : own);
  if (terms.length !== undefined) return { ...terms, length: shorter(terms.length) };
  const lengths = Object.entries(terms.lengths ?? {}).map(([value, own]) => [value, shorter(own)] as const);
  return { ...terms, lengths: Object.fromEntries(lengths) };
}

/** The law gives the whole so much time and no more; where it depends on who decides, the longest is the most. */
function longerTotal({ total, periods }: Definition, lengths: LocalLengths): Finding[] {
  const { length, lengths: by = {}, extended, law } = periods[total?.period ?? ''] ?? {};
  if (!total) return [];
  const compared: [string, string[]][] = [
    [total.period, length === undefined ? Object.values(by) : [length]],
    [`${total.period}.extended`, extended === undefined ? [] : [extended]],
  ];
  return compared.flatMap(([name, allowed]) => {
    const local = lengths[name];
    const most = Math.max(...allowed.map(mostWorkingDays));
    if (local === undefined || allowed.length === 0 || mostWorkingDays(local) <= most) return [];
    const en = `${local} is more than the statutory total, ${allowed.join(' or ')}`;
    const extra = { at: ['total'], ...(law === undefined ? {} : { law }) };
    return [fault('too-slow', null, `${local} 超过法定总时限 ${allowed.join('、')}`, en, extra)];
  });
}
