import type { Tx } from '../cases/ports.js';
import type { Json } from '../engine/index.js';

const DIGITS: Record<string, number> = { village: 12, township: 9, county: 6 };

/**
 * The divisions where a notice of a case hangs, smallest first: the definition names one level, a division may have set
 * others. A case whose division does not reach down that far has its notice at the division it has.
 */
export function placesOf(division: string, at: Json | undefined, local: Json | undefined): string[] {
  const levels = Array.isArray(local) && local.length > 0 ? local : [at ?? 'village'];
  const codes = levels.map((level) => division.slice(0, DIGITS[String(level)] ?? division.length));
  return [...new Set(codes)].sort((a, b) => b.length - a.length);
}

/** The name of a division; its code where nobody has named it. */
export async function divisionName(tx: Tx, code: string): Promise<string> {
  const { rows } = await tx.query<{ name: string }>('select name from division where code = $1', [code]);
  return rows[0]?.name ?? code;
}

/** The name of an office; its code where nobody has named it. */
export async function officeName(tx: Tx, code: string): Promise<string> {
  const { rows } = await tx.query<{ zh: string }>(`select name->>'zh' as zh from office where code = $1`, [code]);
  return rows[0]?.zh ?? code;
}
