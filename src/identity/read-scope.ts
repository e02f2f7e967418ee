import type { ReadScope } from '../database/database.js';
import type { Seat } from '../engine/index.js';

/** Departments that stand in the line of the aid procedures and see every case of their division. */
const LINE_DEPARTMENTS = new Set(['civilAffairs', 'window', 'audit', 'discipline', 'finance']);

/** Runs the platform and has no business with cases. */
const ADMINISTRATOR = 'administrator';

/**
 * What a person's seats let them read: divisions for the line departments, and the cases their own office works on for
 * everybody else (a department that was asked about one household has not been shown the others).
 */
export function scopeOf(seats: readonly Seat[]): ReadScope {
  const working = seats.filter(({ role }) => role !== ADMINISTRATOR).map(({ office }) => office);
  const prefixes = working.flatMap((office) => {
    const [division = '', department = ''] = office.split(':');
    return LINE_DEPARTMENTS.has(department) ? [division] : [];
  });
  return { prefixes: shortest(prefixes), offices: [...new Set(working)].sort() };
}

/** A county's prefix covers its townships'. */
function shortest(prefixes: string[]): string[] {
  const sorted = [...new Set(prefixes)].sort();
  return sorted.filter((prefix, n) => !sorted.slice(0, n).some((other) => prefix.startsWith(other)));
}
