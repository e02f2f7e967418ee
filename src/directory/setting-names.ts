import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../config.js';
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
}

type Entry = Text & { unit?: string; name: string; parts?: Record<string, Text & { unit?: string }> };

const FILE = join(ROOT, 'workflows', 'settings.yaml');
const UNITS = new Set<unknown>(['fen', 'share', undefined]);

/** The catalogue of `workflows/settings.yaml`. @throws Error naming the file and the entry that is wrong */
export function readSettingTitles(file = FILE): SettingTitle[] {
  const entries = parse(readFileSync(file, 'utf8')) as Entry[];
  return entries.map(({ name, parts = {}, ...words }) => ({
    name,
    ...named(file, name, words),
    parts: Object.entries(parts).map(([part, said]) => ({ name: part, ...named(file, `${name}: ${part}`, said) })),
  }));
}

function named(file: string, at: string, { zh, en, unit }: Text & { unit?: string }): Named {
  if (!zh || !en || !UNITS.has(unit)) throw new Error(`${file}: "${at}" needs zh, en, and no unit but fen or share`);
  return { title: { zh, en }, unit: (unit as SettingUnit | undefined) ?? null };
}
