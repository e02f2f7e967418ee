import type { Tx } from '../cases/ports.js';
import type { ReadScope } from '../database/database.js';

/** Digits of a division code from province to village. */
const LEVELS = [2, 4, 6, 9, 12];

/** Where somebody looks: within their own divisions, narrowed to the one they chose. */
export interface Reach {
  /** LIKE patterns of the divisions. */
  patterns: string[];
  /** The counties, and cities with cases of their own, that hold them. */
  counties: string[];
  /** How many digits tell the divisions one level below apart. */
  digits: number;
}

/** Everything is still behind row-level security; this only tells the indexes where to begin. */
export async function reachOf(tx: Tx, scope: ReadScope, division?: string): Promise<Reach> {
  const own = scope.prefixes.length > 0 ? scope.prefixes : scope.offices.map((office) => office.split(':')[0] ?? '');
  const within = division === undefined ? [...own] : narrowed(own, division);
  const { rows } = await tx.query<{ code: string }>(
    `select code from division where length(code) <= 6 and exists (select from unnest($1::text[]) as p where starts_with(code, left(p, 6)))`,
    [within],
  );
  return {
    patterns: within.map((code) => `${code}%`),
    counties: rows.map(({ code }) => code).sort(),
    digits: below(within),
  };
}

function narrowed(own: readonly string[], division: string): string[] {
  if (own.some((prefix) => division.startsWith(prefix))) return [division];
  return own.filter((prefix) => prefix.startsWith(division));
}

/** Of several divisions the level below the highest; of a village the village itself. */
function below(divisions: readonly string[]): number {
  const shortest = Math.min(...divisions.map(({ length }) => length), 12);
  return LEVELS.find((digits) => digits > shortest) ?? 12;
}

/**
 * Pages come straight off an index: how many rows a scope lets through the planner cannot know, and would rather read and sort
 * all of a county's work than walk until the page is full. For this transaction alone.
 */
export async function walkIndexes(tx: Tx): Promise<void> {
  await tx.query(
    'set local enable_bitmapscan = off; set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_sort = off',
  );
}

/** Counts few groups of many rows: without a sort of all of them. For this transaction alone. */
export async function countByHash(tx: Tx): Promise<void> {
  await tx.query('set local enable_sort = off');
}
