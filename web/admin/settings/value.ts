import type { Unit } from '../../procedures/setting-names';

export type Kind = 'number' | 'string' | 'boolean' | 'list' | 'table';

/**
 * What somebody typed as a value: JSON where it is JSON, else the text itself, so that `7d` needs no quotes. Money is typed in
 * yuan and kept in whole fen.
 */
export function readValue(text: string, unit: Unit): unknown {
  const trimmed = text.trim();
  try {
    const value: unknown = JSON.parse(trimmed);
    return typeof value === 'number' && unit === 'fen' ? Math.round(value * 100) : value;
  } catch {
    return trimmed;
  }
}

/** What sort of value it is, for the eye of whoever replaces one by another. */
export function kindOf(value: unknown): Kind {
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value as Kind;
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' && value !== null ? 'table' : 'string';
}
