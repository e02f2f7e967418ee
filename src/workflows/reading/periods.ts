import { formatLength, parseLength } from '../../calendar/index.js';
import type { Definition, Period, StateNodes, Text } from '../../engine/index.js';
import { choiceTitle, fieldTitle } from './choices.js';
import { listTitle } from './states.js';
import { listed, quoted, say } from './words.js';

/** How long something may last, by which law, and what happens when it ends. */
export interface PeriodReading {
  name: string;
  title: Text;
  /** `30 working days`, or each length with when it applies. */
  length: Text;
  extended: Text | null;
  /** Whether it is counted in working days, in days of the calendar, in hours, or not always alike. */
  counted: 'working' | 'calendar' | 'hours' | 'mixed';
  /** What a last day that is a rest day does; null where it cannot be one. */
  endOnRestDay: 'extend' | 'keep' | null;
  /** Null: no national number, a default that divisions may replace. */
  law: string | null;
  /** The states it runs in. */
  states: { path: string; title: Text; moves: boolean }[];
}

export function readPeriods(definition: Definition, nodes: StateNodes): PeriodReading[] {
  return Object.entries(definition.periods).map(([name, period]) => {
    const states = statesOf(nodes, name);
    const lengths = period.length === undefined ? Object.values(period.lengths ?? {}) : [period.length];
    const counted = countedIn(lengths);
    return {
      name,
      title: period.title ?? states[0]?.title ?? { zh: name, en: name },
      length: lengthText(definition, period),
      extended: period.extended === undefined ? null : spelled(period.extended),
      counted,
      endOnRestDay: counted === 'calendar' || counted === 'mixed' ? (period.endOnRestDay ?? 'extend') : null,
      law: period.law ?? null,
      states,
    };
  });
}

/** Where it runs: as an alarm, or moving the case on when it ends. */
function statesOf(nodes: StateNodes, period: string): PeriodReading['states'] {
  return [...nodes.values()].flatMap(({ path, meta, transitions }) => {
    const moves = transitions.some(({ kind, trigger }) => kind === 'after' && trigger === `after ${period}`);
    const runs = moves || meta.due === period || meta.task?.due === period;
    return runs ? [{ path, title: listTitle(nodes, path), moves }] : [];
  });
}

export const spelled = (length: string): Text => {
  const parsed = parseLength(length);
  return { zh: formatLength(parsed, 'zh'), en: formatLength(parsed, 'en') };
};

export function lengthText(definition: Definition, { length, by = '', lengths = {} }: Period): Text {
  if (length !== undefined) return spelled(length);
  const variable = by === 'authority.mode' ? null : quoted(fieldTitle(definition, by));
  const each = Object.entries(lengths).map(([value, one]) => {
    const when = choiceTitle(definition, by, value);
    const { zh, en } = spelled(one);
    return variable
      ? say(`${variable.zh}为“${when.zh}”的 ${zh}`, `${en} if ${variable.en} is "${when.en}"`)
      : say(`${when.zh}的 ${zh}`, `${en} if ${when.en}`);
  });
  return listed(each, '；', '; ');
}

const UNITS = { wd: 'working', d: 'calendar', mo: 'calendar', y: 'calendar', h: 'hours' } as const;

function countedIn(lengths: readonly string[]): PeriodReading['counted'] {
  const units = new Set(lengths.map((length) => UNITS[parseLength(length).unit]));
  const [only] = units;
  return units.size === 1 && only ? only : 'mixed';
}
