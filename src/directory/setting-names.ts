import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../config.js';
import { departmentCodes, departmentTitle } from './departments.js';
import type { Text } from '../engine/index.js';

/** `fen`: money in fen, which people read in yuan; `share`: a part of one, which they read in per cent. */
export type SettingUnit = 'fen' | 'share';

interface Named {
  title: Text;
  unit: SettingUnit | null;
}

/** What a setting is called; a name ending in `*` stands for all that begin so. */
export interface SettingTitle extends Named {
  name: string;
  /** Entries of a table. */
  parts: (Named & { name: string })[];
  /** What its words mean, alone or in a list. */
  values: { value: string; title: Text }[];
}

interface Entry extends Text {
  name: string;
  unit?: string;
  parts?: Record<string, Text & { unit?: string }>;
  values?: Record<string, Text> | 'departmentCodes';
}

const FILE = join(ROOT, 'workflows', 'settings.yaml');
const UNITS = new Set<unknown>(['fen', 'share', undefined]);

/** The catalogue of `workflows/settings.yaml`. @throws Error naming the file and the entry that is wrong */
export function readSettingTitles(file = FILE): SettingTitle[] {
  const entries = parse(readFileSync(file, 'utf8')) as Entry[];
  return entries.map(({ name, parts = {}, values = {}, ...words }) => ({
    name,
    ...named(file, name, words),
    parts: Object.entries(parts).map(([part, said]) => ({ name: part, ...named(file, `${name}: ${part}`, said) })),
    values: Object.entries(values === 'departmentCodes' ? departments() : values).map(([value, title]) => ({
      value,
      title,
    })),
  }));
}

/** By their names in a county. */
const departments = (): Record<string, Text> =>
  Object.fromEntries(
    [...departmentCodes].flatMap((code) => {
      const title = departmentTitle('county', code);
      return title ? [[code, { zh: title.zh, en: title.en }]] : [];
    }),
  );

function named(file: string, at: string, { zh, en, unit }: Text & { unit?: string }): Named {
  if (!zh || !en || !UNITS.has(unit)) throw new Error(`${file}: "${at}" needs zh, en, and no unit but fen or share`);
  return { title: { zh, en }, unit: (unit as SettingUnit | undefined) ?? null };
}
