/** Digits of a division code from province to village (GB/T 2260, GB/T 10114, statistical village code). */
const LEVELS = [2, 4, 6, 9, 12];

/** A division and those it lies in: for 421222104 also 421222, 4212 and 42. What holds for one of them may hold for it. */
export const divisionPrefixes = (division: string): string[] =>
  LEVELS.filter((digits) => digits <= division.length).map((digits) => division.slice(0, digits));
