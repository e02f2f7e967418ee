import chineseDays from 'chinese-days';

/** A day, YYYY-MM-DD; text order is time order. */
export type Day = string;

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** The day it is in China at an instant (ISO). */
export const dayOf = (instant: string): Day => new Date(Date.parse(instant) + SHANGHAI_MS).toISOString().slice(0, 10);

export const plusDays = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** First day of the month after. */
export function nextMonth(day: Day): Day {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

/** A working day by the State Council's arrangement, as far as the package knows it; the law's own dates come from the service. */
function isWorkday(day: Day): boolean {
  // Asked with a text and only about announced days: these answers do not depend on this machine's time zone.
  const { name, work } = chineseDays.getDayDetail(day);
  return name.includes(',') ? work : ![0, 6].includes(new Date(day).getUTCDay());
}

/** That day or the first working day after it. */
export const workdayFrom = (day: Day): Day => (isWorkday(day) ? day : workdayFrom(plusDays(day, 1)));

/** The `count`-th working day after a day. */
export const workdaysAfter = (day: Day, count: number): Day =>
  count === 0 ? day : workdaysAfter(workdayFrom(plusDays(day, 1)), count - 1);

export const inChinese = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** Months (YYYY-MM) after the one of the first day and before the one of the second. */
export function monthsBetween(from: Day, to: Day): string[] {
  const months: string[] = [];
  for (let day = nextMonth(from); day.slice(0, 7) < to.slice(0, 7); day = nextMonth(day)) months.push(day.slice(0, 7));
  return months;
}
