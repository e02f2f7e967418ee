import { parseLength } from '../../calendar/index.js';

const DAYS: Readonly<Record<'h' | 'd' | 'mo' | 'y', number>> = { h: 1 / 24, d: 1, mo: 31, y: 366 };

/**
 * The most working days a period can take, for adding periods of different units up.
 *
 * A definition is checked before anybody knows in which week its periods will fall, so calendar days count as the most working
 * days they can hold: five of every seven, and two more for the make-up weekends before and after a holiday, but never more
 * than there are days. Seven days can indeed hold seven (12 to 18 January 2004). Over the calendars of 2004 to 2026 no period
 * of calendar days, moved off a rest day at its end, takes more; a test counts them.
 *
 * @param length as written in a definition: 36h, 7d, 30wd, 6mo, 1y
 * @throws InvalidLengthError
 */
export function mostWorkingDays(length: string): number {
  const { count, unit } = parseLength(length);
  if (unit === 'wd') return count;
  const days = Math.ceil(count * DAYS[unit]);
  return Math.min(days, Math.ceil((days * 5) / 7) + 2);
}
