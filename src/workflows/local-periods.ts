import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { localTotalFaults, type LocalLengths } from '../engine/check/index.js';
import type { CompiledDefinition, Definition } from '../engine/index.js';
import { orNothing, readYaml, type PlacedFinding } from './files.js';

/** `period.<name>` as a file of `workflows/jurisdictions` sets it for a division. */
export interface LocalPeriod {
  division: string;
  procedure: string;
  /** Without `period.`. */
  name: string;
  value: string;
  from: string;
  to: string | null;
  file: string;
  line: number;
}

/** Every length that a division sets for itself, in the files beside the procedures. None where there is no such folder. */
export async function readLocalPeriods(root: string): Promise<LocalPeriod[]> {
  const folder = join(root, 'jurisdictions');
  const files = ((await orNothing(readdir(folder))) ?? []).filter((file) => file.endsWith('.yaml')).sort();
  const read = await Promise.all(files.map((file) => periodsIn(join(folder, file))));
  return read.flat();
}

/** The folder of all procedures that a definition's file lies in. */
export const rootOf = (file: string): string => dirname(dirname(file));

type Row = Partial<Record<'division' | 'procedure' | 'name' | 'value' | 'from' | 'to', unknown>>;

async function periodsIn(path: string): Promise<LocalPeriod[]> {
  const { file, value, lineOf } = await readYaml(path, []);
  const rows = (value as { settings?: Row[] } | null)?.settings ?? [];
  return rows.flatMap(({ division, procedure, name, value, from, to }, index) => {
    if (typeof name !== 'string' || !name.startsWith('period.') || typeof value !== 'string') return [];
    const [prefix, line] = ['period.', lineOf(['settings', index])];
    const until = typeof to === 'string' ? to : null;
    const said = { division: String(division), procedure: String(procedure), from: String(from), to: until };
    return [{ ...said, name: name.slice(prefix.length), value, file, line }];
  });
}

/**
 * What a division's own lengths do to the statutory total: measured for every division that sets any, on every day on which
 * one of them begins while the definition is in force.
 */
export function localPeriodFaults(compiled: CompiledDefinition, rows: readonly LocalPeriod[]): PlacedFinding[] {
  const { definition } = compiled;
  const own = rows.filter((row) => concerns(definition, row));
  const measured = new Set<string>();
  return own.flatMap((row) => {
    const day = row.from > definition.effective.from ? row.from : definition.effective.from;
    const lengths = inForce(own, row.division, day);
    const key = JSON.stringify([row.division, lengths]);
    if (measured.has(key)) return [];
    measured.add(key);
    return localTotalFaults(compiled, row.division, lengths).map(({ at: _at, ...finding }) => ({
      ...finding,
      file: row.file,
      line: row.line,
    }));
  });
}

function concerns({ procedure, periods, effective }: Definition, row: LocalPeriod): boolean {
  const isOurs = row.procedure === procedure || row.procedure === '*';
  const begins = effective.to == null || row.from <= effective.to;
  const lasts = row.to === null || row.to >= effective.from;
  return isOurs && begins && lasts && periods[row.name.split('.')[0] ?? ''] !== undefined;
}

/** As settings are resolved: the longest prefix of the division wins, and a named procedure over `*`. */
function inForce(rows: readonly LocalPeriod[], division: string, day: string): LocalLengths {
  const fitting = rows
    .filter((row) => division.startsWith(row.division) && row.from <= day && (row.to === null || day <= row.to))
    .sort((a, b) => a.division.length - b.division.length || Number(a.procedure !== '*') - Number(b.procedure !== '*'));
  return Object.fromEntries(fitting.map(({ name, value }) => [name, value]));
}
