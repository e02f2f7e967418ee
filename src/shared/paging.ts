import { Problem } from './problem.js';

export interface Page<T> {
  items: T[];
  /** Cursor of the next page; null on the last. */
  next: string | null;
}

export const DEFAULT_LIMIT = 50;
export const MOST_PER_PAGE = 200;

/** A keyset cursor: the sort key of the last row shown, opaque to clients. */
export const cursorOf = (...key: (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws Problem 400 for a cursor this service did not make */
export function readCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (cursor === undefined || cursor === '') return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const plain = (item: unknown): boolean => item === null || typeof item === 'string' || typeof item === 'number';
    if (Array.isArray(key) && key.length === length && key.every(plain)) return key as (string | number | null)[];
  } catch {
    // Not JSON: refused below like any other foreign cursor.
  }
  throw new Problem('cursor-invalid', 400, {
    zh: '分页游标无效，请从第一页重新开始。',
    en: 'This page cursor is not one of ours; start again from the first page.',
  });
}

/** Cuts a result that was read with one row too many into a page. */
export function pageOf<T>(rows: T[], limit: number, cursor: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursor(last) : null };
}
