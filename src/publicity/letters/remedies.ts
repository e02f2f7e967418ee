import type { Tx } from '../../cases/ports.js';
import type { Authority, Json, Text } from '../../engine/index.js';
import { divisionName, placesOf } from '../places.js';
import { RemediesMissing } from './letter-errors.js';

/** One way to challenge a decision, as the setting `remedies` has it. */
interface RemedySetting extends Text {
  /** Stable name, e.g. `reconsideration`. */
  route: string;
  /** How long, e.g. `60d`, `6mo`. */
  period: string;
  /** From when it counts, in words. */
  from: Text;
  /** Who takes it: by the mode in which was decided, or for all of them. Several are a choice. */
  organs: Organ[] | Partial<Record<Authority['mode'], Organ[]>>;
  law: string;
}

/** An organ at a level of the case's division, or one described in words alone. */
interface Organ extends Text {
  level?: 'township' | 'county' | 'city';
}

/** A remedy as a letter names it. */
export interface Remedy {
  route: string;
  name: Text;
  organs: string[];
  period: string;
  law: string;
  text: string;
}

/**
 * The remedies against a decision, by the law in force on its day: before 2024 the citizen chose between the government
 * and the department above, since then it is the government (行政复议法 2017 art. 12, 2023 art. 24). They are data.
 *
 * @throws RemediesMissing where none are set
 */
export async function remediesAgainst(
  tx: Tx,
  setting: Json,
  { division, mode, date }: { division: string; mode: Authority['mode']; date: string },
): Promise<Remedy[]> {
  const list = Array.isArray(setting) ? (setting as unknown as RemedySetting[]) : [];
  if (list.length === 0) throw new RemediesMissing(date);
  const remedies: Remedy[] = [];
  for (const one of list) {
    const organs: string[] = [];
    const chosen = Array.isArray(one.organs) ? one.organs : (one.organs[mode] ?? []);
    for (const organ of chosen) organs.push(await organName(tx, division, organ));
    if (organs.length === 0) throw new RemediesMissing(date);
    const { route, zh, en, period, law } = one;
    const text = `${zh}：自${one.from.zh}起${lengthInWords(period)}内，向${organs.join('或者')}提出（${law}）。`;
    remedies.push({ route, name: { zh, en }, organs, period, law, text });
  }
  return remedies;
}

async function organName(tx: Tx, division: string, { level, zh }: Organ): Promise<string> {
  if (level === undefined) return zh;
  const code = level === 'city' ? division.slice(0, 4) : placesOf(division, level, undefined)[0];
  return `${await divisionName(tx, code ?? division)}${zh}`;
}

const UNITS: Record<string, string> = { d: '日', wd: '个工作日', mo: '个月', y: '年' };

/** `60d` as 60日, `6mo` as 6个月. */
export const lengthInWords = (length: string): string =>
  length.replace(/^(\d+)(wd|d|mo|y)$/, (_, count: string, unit: string) => `${count}${UNITS[unit]}`);
