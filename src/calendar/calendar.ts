import { InvalidCalendarError, InvalidCountError } from './calendar-errors.js';
import { addDays, compareDates, dayOfWeek, isPlainDate, type PlainDate } from './plain-date.js';
import { WorkingDays } from './working-days.js';

/**
 * One immutable version of the official working-day calendar (State Council notices, 全国年节及纪念日放假办法; local
 * extra days possible). Only what differs from Monday to Friday is listed: 0 is rest on a weekday, 1 is work on a
 * weekend (调休).
 */
export interface WorkCalendar {
  /** Names the version, e.g. `state-council-2026`; a changed calendar gets a new name. */
  readonly version: string;
  /** First loaded year. */
  readonly from: number;
  /** Last loaded year. Later (and earlier) days fall back to Monday to Friday and make a result provisional. */
  readonly to: number;
  readonly days: Readonly<Record<PlainDate, 0 | 1>>;
}

/** Whether the day's year is loaded, so that the answer about it is final for this version. */
export function covers(calendar: WorkCalendar, date: PlainDate): boolean {
  const year = Number(date.slice(0, 4));
  return year >= calendar.from && year <= calendar.to;
}

/** Whether offices work that day. Outside the loaded years: Monday to Friday, a guess; ask {@link covers}. */
export function isWorkingDay(calendar: WorkCalendar, date: PlainDate): boolean {
  const exception = calendar.days[date];
  return exception === undefined ? !isWeekend(date) : exception === 1;
}

/**
 * The `count`-th working day after `date`. The day itself never counts, counting starts the next day (Civil Code 201);
 * zero gives `date` back. `provisional` when a day outside the loaded years was looked at.
 * @throws InvalidCountError unless `count` is a whole number, zero or more
 */
export function addWorkingDays(
  calendar: WorkCalendar,
  date: PlainDate,
  count: number,
): { date: PlainDate; provisional: boolean } {
  if (!Number.isSafeInteger(count) || count < 0) throw new InvalidCountError(count);
  const found = count === 0 ? date : workingDaysOf(calendar).after(date, count);
  if (found !== undefined) return { date: found, provisional: false };
  let day = date;
  let provisional = false;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    provisional ||= !covers(calendar, day);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return { date: day, provisional };
}

/**
 * Working days after `a` up to and including `b`; for `b` before `a` the same number between them, negative. So the
 * result for `addWorkingDays(a, n)` is n. `provisional` when a day outside the loaded years was looked at.
 */
export function workingDaysBetween(
  calendar: WorkCalendar,
  a: PlainDate,
  b: PlainDate,
): { count: number; provisional: boolean } {
  const backwards = compareDates(b, a) < 0;
  const last = backwards ? a : b;
  let day = backwards ? b : a;
  const counted = workingDaysOf(calendar).between(day, last);
  if (counted !== undefined) return { count: backwards && counted > 0 ? -counted : counted, provisional: false };
  let count = 0;
  let provisional = false;
  while (day < last) {
    day = addDays(day, 1);
    provisional ||= !covers(calendar, day);
    if (isWorkingDay(calendar, day)) count += 1;
  }
  return { count: backwards && count > 0 ? -count : count, provisional };
}

const countedYears = new WeakMap<WorkCalendar, WorkingDays>();

function workingDaysOf(calendar: WorkCalendar): WorkingDays {
  const known = countedYears.get(calendar) ?? new WorkingDays(calendar, (date) => isWorkingDay(calendar, date));
  countedYears.set(calendar, known);
  return known;
}

/** The day itself when offices work then, else the next day they do (Civil Code 203). */
export function nextWorkingDayFrom(calendar: WorkCalendar, date: PlainDate): { date: PlainDate; provisional: boolean } {
  return addWorkingDays(calendar, addDays(date, -1), 1);
}

/**
 * Checks a calendar that came from outside (a file, a table, a screen) and gives it back typed.
 * @throws InvalidCalendarError listing every problem: wrong shape, a day that does not exist or lies outside the loaded
 * years, an entry that repeats what the weekday says anyway (usually a mistyped date)
 */
export function validateCalendar(value: unknown): WorkCalendar {
  const problems = isObject(value) ? problemsOf(value) : [{ zh: '不是对象', en: 'it is not an object' }];
  if (problems.length > 0) throw new InvalidCalendarError(problems.slice(0, MOST_PROBLEMS));
  return value as WorkCalendar;
}

/** More than anybody reads at once; a file of another kind has one for every line. */
const MOST_PROBLEMS = 20;

interface Text {
  zh: string;
  en: string;
}

function problemsOf({ version, from, to, days }: Record<string, unknown>): Text[] {
  const problems: Text[] = [];
  if (typeof version !== 'string' || version === '')
    problems.push({ zh: 'version 应为版本名称', en: 'version must be a name' });
  if (!isYear(from) || !isYear(to) || from > to)
    problems.push({ zh: 'from、to 应为年份，且 from 不晚于 to', en: 'from and to must be years, from not after to' });
  if (!isObject(days))
    return [...problems, { zh: 'days 应为日期到 0 或 1 的对照', en: 'days must map dates to 0 or 1' }];
  for (const [date, work] of Object.entries(days)) {
    const problem = problemOfDay(date, work, from, to);
    const shown = date.slice(0, 20);
    if (problem) problems.push({ zh: `${shown} ${problem.zh}`, en: `${shown} ${problem.en}` });
  }
  return problems;
}

function problemOfDay(date: string, work: unknown, from: unknown, to: unknown): Text | undefined {
  if (!isPlainDate(date)) return { zh: '不是存在的日期', en: 'is not a date' };
  if (work !== 0 && work !== 1) return { zh: '应为 0（休息）或 1（上班）', en: 'must be 0 (rest) or 1 (work)' };
  if (work === 0 && isWeekend(date)) return { zh: '是周末，本就休息', en: 'is a weekend and rests anyway' };
  if (work === 1 && !isWeekend(date)) return { zh: '不是周末，本就上班', en: 'is a weekday and works anyway' };
  const year = Number(date.slice(0, 4));
  if (isYear(from) && isYear(to) && (year < from || year > to))
    return { zh: `不在 ${from} 至 ${to} 年之内`, en: `is outside ${from} to ${to}` };
  return undefined;
}

const isWeekend = (date: PlainDate): boolean => dayOfWeek(date) > 5;

const isYear = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 9999;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
