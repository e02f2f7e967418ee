import { InvalidLengthError } from './calendar-errors.js';
import { addWorkingDays, nextWorkingDayFrom, type WorkCalendar } from './calendar.js';
import { addDays, addMonths, dateOf, instantMs, isoInstant, startOfDay, type PlainDate } from './plain-date.js';

/** h hours, d calendar days, wd working days, mo months, y years. */
export type LengthUnit = 'h' | 'd' | 'wd' | 'mo' | 'y';

/** How long a period is. Written `36h`, `7d`, `30wd`, `6mo`, `1y`. */
export interface Length {
  readonly count: number;
  readonly unit: LengthUnit;
}

/**
 * What happens when a period of days, months or years ends on a rest day: `extend` moves it to the next working day
 * (Civil Code 203), `keep` leaves it, for rules that say so. Working days and hours are not affected.
 */
export type EndOnRestDay = 'extend' | 'keep';

/** When a period ends. */
export interface Due {
  /** The last day on which the thing can still be done; for hours, the day in which `dueAt` falls. */
  readonly dueOn: PlainDate;
  /** The first instant that is too late, ISO ending in Z: 24:00 of `dueOn` in China; for hours, start plus hours. */
  readonly dueAt: string;
  /** A day outside the loaded calendar years was looked at; derive again when a newer calendar is loaded. */
  readonly provisional: boolean;
}

export const HOUR_MS = 3_600_000;

const NAMES: Record<LengthUnit, { zh: string; en: string }> = {
  h: { zh: '小时', en: 'hour' },
  d: { zh: '天', en: 'day' },
  wd: { zh: '个工作日', en: 'working day' },
  mo: { zh: '个月', en: 'month' },
  y: { zh: '年', en: 'year' },
};

/** Reads `30wd` and the like; nothing may stand around it. @throws InvalidLengthError */
export function parseLength(text: string): Length {
  const match = /^([1-9]\d{0,3})(h|d|wd|mo|y)$/.exec(text);
  if (!match) throw new InvalidLengthError(text);
  return { count: Number(match[1]), unit: match[2] as LengthUnit };
}

/** For people: `30个工作日`, `30 working days`. */
export function formatLength({ count, unit }: Length, language: 'zh' | 'en'): string {
  if (language === 'zh') return `${count}${NAMES[unit].zh}`;
  return `${count} ${NAMES[unit].en}${count === 1 ? '' : 's'}`;
}

/**
 * When a period that starts at `start` (ISO instant) ends. The day of the start does not count (Civil Code 201); months
 * and years end on the corresponding day (202). @throws InvalidInstantError, InvalidDateError (past the year 9999)
 */
export function dueDate(
  calendar: WorkCalendar,
  start: string,
  length: Length,
  { endOnRestDay }: { endOnRestDay: EndOnRestDay },
): Due {
  if (length.unit === 'h') return dueAfterMs(start, length.count * HOUR_MS);
  const day = dateOf(start);
  if (length.unit === 'wd') return dueAfterWorkingDays(calendar, day, length.count);
  return dueAtEndOf(calendar, nominalEnd(day, length), endOnRestDay);
}

/** The last day of a period in calendar units, before any move off a rest day. */
export function nominalEnd(start: PlainDate, { count, unit }: Length): PlainDate {
  if (unit === 'd') return addDays(start, count);
  return addMonths(start, unit === 'y' ? count * 12 : count);
}

/** Due exactly `ms` milliseconds after an ISO instant. */
export function dueAfterMs(start: string, ms: number): Due {
  const dueAt = isoInstant(instantMs(start) + ms);
  return { dueOn: dateOf(dueAt), dueAt, provisional: false };
}

/** Due at the end of the `count`-th working day after `start`. */
export function dueAfterWorkingDays(calendar: WorkCalendar, start: PlainDate, count: number): Due {
  const { date, provisional } = addWorkingDays(calendar, start, count);
  return { dueOn: date, dueAt: endOfDay(date), provisional };
}

/** Due at the end of that day, or of the next working day when the rule says so. */
export function dueAtEndOf(calendar: WorkCalendar, date: PlainDate, endOnRestDay: EndOnRestDay): Due {
  if (endOnRestDay === 'keep') return { dueOn: date, dueAt: endOfDay(date), provisional: false };
  const moved = nextWorkingDayFrom(calendar, date);
  return { dueOn: moved.date, dueAt: endOfDay(moved.date), provisional: moved.provisional };
}

/** 24:00 in China, which is 00:00 of the following day. */
const endOfDay = (date: PlainDate): string => startOfDay(addDays(date, 1));
