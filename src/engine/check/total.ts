import type { CompiledDefinition } from '../compile.js';
import type { Definition, Total } from '../definition.js';
import { findState } from '../nodes.js';
import { doubt, fault, locate, named, type Finding } from './finding.js';
import { slowestWays, TooManyWays, type Slowest, type Way } from './slowest-way.js';
import { daysOf, stationOf, type Era, type Hop } from './way-graph.js';
import { transitionsIn } from './walk.js';
import { mostWorkingDays } from './working-days.js';

/** How long a procedure may lawfully take, in working days, beside what the law allows for the whole. */
export interface Measured {
  /** The value of the period's `by` for which this was measured; null where the period has one length. */
  when: string | null;
  isExtended: boolean;
  days: number;
  /** Null where the law limits the steps and not the whole: then the steps' own limits are added up to the decision. */
  limit: number | null;
  stays: Way['stays'];
}

/** Compares the slowest lawful way with the statutory total, once for each length the total may have. */
export function totalFaults(compiled: CompiledDefinition): { findings: Finding[]; measured: Measured[] } {
  const { definition, nodes } = compiled;
  const { total } = definition;
  if (!total) return { findings: [], measured: measureSteps(compiled) };
  const findings: Finding[] = [];
  const measured: Measured[] = [];
  const unlimited = new Set<string>();
  for (const era of erasOf(definition, total)) {
    let slowest: Slowest;
    try {
      slowest = measureEra(compiled, total, era);
    } catch (error) {
      if (!(error instanceof TooManyWays)) throw error;
      const en = `There are too many ways from "${total.from}" to measure the slowest; the statutory total is not proved`;
      return {
        findings: [doubt('total-unmeasured', null, '路径过多，无法证明法定总时限', en, { at: ['total'] })],
        measured,
      };
    }
    for (const state of slowest.unlimited) unlimited.add(state);
    findings.push(...eraFindings(definition, total, findState(nodes, total.from, '(root)'), era, slowest, measured));
  }
  if (measured.length === 0) {
    const from = findState(nodes, total.from, '(root)');
    const en = `No way leads from ${named(from).en} to ${total.to.join(', ')}, so the statutory total limits nothing`;
    findings.push(
      doubt('total-unmeasured', from, `从状态${named(from).zh}到不了 total.to 所列状态`, en, { at: ['total'] }),
    );
  }
  return { findings: [...findings, ...[...unlimited].map(noLimit)], measured };
}

/** Without a total: the slowest way from the first state to a decision, or to the end where nobody decides. */
function measureSteps({ definition, nodes }: CompiledDefinition): Measured[] {
  const isFinal = (state: string): boolean => nodes.get(state)?.type === 'final' && nodes.get(state)?.parent === '';
  const isDecided = transitionsIn(nodes).some(({ meta }) => meta.decides === true);
  const isEnd = ({ decides, entered }: Hop): boolean => (isDecided ? decides : entered.some(isFinal));
  try {
    const { plain } = slowestWays({ definition, nodes, era: null, grounds: [] }, '', stationOf(nodes, '', ''), isEnd);
    return plain ? [{ when: null, isExtended: false, days: plain.days, limit: null, stays: plain.stays }] : [];
  } catch (error) {
    if (error instanceof TooManyWays) return [];
    throw error;
  }
}

/** A total that depends on who decides is compared for each, with the steps' own lengths for the same. */
function erasOf(definition: Definition, { period }: Total): (Era | null)[] {
  const { length, by, lengths } = definition.periods[period] ?? {};
  if (length !== undefined || by === undefined) return [null];
  return Object.keys(lengths ?? {}).map((value) => ({ by, value }));
}

function measureEra({ definition, nodes }: CompiledDefinition, total: Total, era: Era | null): Slowest {
  const from = findState(nodes, total.from, '(root)');
  const ends = total.to.map((state) => findState(nodes, state, '(root)'));
  const terrain = {
    definition,
    nodes,
    era,
    grounds: (total.extendedBy ?? []).map((state) => findState(nodes, state, '(root)')),
  };
  return slowestWays(terrain, '', stationOf(nodes, '', from), ({ entered }) =>
    entered.some((state) => ends.includes(state)),
  );
}

function eraFindings(
  definition: Definition,
  { period }: Total,
  from: string,
  era: Era | null,
  { plain, extended }: Slowest,
  measured: Measured[],
): Finding[] {
  const terms = definition.periods[period];
  const limit = daysOf(definition, period, era);
  const extendedLimit = terms?.extended === undefined ? limit : Math.max(limit, mostWorkingDays(terms.extended));
  const compared: [Way | null, number, boolean][] = [
    [plain, limit, false],
    [extended, extendedLimit, true],
  ];
  return compared.flatMap(([way, allowed, isExtended]) => {
    if (!way) return [];
    measured.push({ when: era?.value ?? null, isExtended, days: way.days, limit: allowed, stays: way.stays });
    return way.days <= allowed ? [] : [tooSlow(way, allowed, from, era, isExtended, terms?.law)];
  });
}

function tooSlow(
  { days, stays, path }: Way,
  limit: number,
  from: string,
  era: Era | null,
  isExtended: boolean,
  law: string | undefined,
): Finding {
  const sum = stays.map((stay) => `${stay.state} ${stay.days}`).join(' + ');
  const when = era
    ? { zh: `（${era.by} 为 ${era.value}）`, en: ` where ${era.by} is ${era.value}` }
    : { zh: '', en: '' };
  const whole = isExtended
    ? { zh: '延长后的法定总时限', en: 'the extended statutory total' }
    : { zh: '法定总时限', en: 'the statutory total' };
  return fault(
    'too-slow',
    from,
    `最慢的合法路径需 ${days} 个工作日，超过${whole.zh} ${limit} 个工作日${when.zh}：${sum}`,
    `The slowest lawful way takes ${days} working days, more than ${whole.en} of ${limit}${when.en}: ${sum}`,
    { at: ['total'], path, ...(law === undefined ? {} : { law }) },
  );
}

function noLimit(state: string): Finding {
  const { zh, en } = named(state);
  return doubt(
    'no-limit',
    state,
    `状态${zh}没有期限，计入法定总时限时按 0 天计算`,
    `${en} has no limit and counts as no time towards the statutory total`,
    {
      at: locate(state),
    },
  );
}
