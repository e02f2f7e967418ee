/** Digits of a division code (GB/T 2260, GB/T 10114, statistical village code) at each level. */
const LEVEL_DIGITS = { province: 2, city: 4, county: 6, township: 9, village: 12 } as const;
type Level = keyof typeof LEVEL_DIGITS;

export const OFFICE_LEVELS = ['village', 'township', 'county', 'city'] as const;

/**
 * Resolves an office expression such as `township.civilAffairs` for a case's division.
 * `$part` stands for the part's key: the department asked.
 *
 * @returns office code `<division>:<department>`, or null when the division does not reach down to that level
 */
export function officeOf(expression: string, division: string, part?: string): string | null {
  const [level = '', department = ''] = expression.split('.');
  const digits = LEVEL_DIGITS[level as Level];
  if (!digits || division.length < digits) return null;
  return `${division.slice(0, digits)}:${department === '$part' ? (part ?? '') : department}`;
}

/** The county a division belongs to: every case table is keyed by it first. */
export const countyOf = (division: string): string => division.slice(0, LEVEL_DIGITS.county);
