import { InvalidCountError, InvalidDateError, InvalidInstantError } from './calendar-errors.js';

declare const plainDateBrand: unique symbol;

/** A day without time or zone, written `YYYY-MM-DD`, so that text order is date order. Made by {@link parsePlainDate}. */
export type PlainDate = string & { readonly [plainDateBrand]: true };

const DAY_MS = 86_400_000;

/**
 * Asia/Shanghai as a constant: China has kept +08:00 all year since its last summer time ended on 15 September 1991,
 * and no case is older. A constant needs no time-zone database, so every machine derives the same due date.
 */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Accepts only days that exist: 2023-02-30 is refused, not moved to March. @throws InvalidDateError */
export function parsePlainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new InvalidDateError(text);
  return text;
}

/** Whether `text` is a day that exists, written `YYYY-MM-DD`. */
export function isPlainDate(text: string): text is PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [month, day] = [Number(text.slice(5, 7)), Number(text.slice(8))];
  if (month < 1 || month > 12 || day < 1) return false;
  // Every month has 28 days. Date.parse moves 30 February to 1 or 2 March, hence the way back.
  return day <= 28 || (day <= 31 && new Date(text).toISOString().startsWith(text));
}

/** The day `days` calendar days later, or earlier when negative. @throws InvalidDateError outside years 0000 to 9999 */
export function addDays(date: PlainDate, days: number): PlainDate {
  if (!Number.isSafeInteger(days)) throw new InvalidCountError(days);
  return fromUtc(new Date(Date.parse(date) + days * DAY_MS));
}

/**
 * The corresponding day `months` later (or earlier), or the last day of that month where it has none: 31 January plus
 * one month is 28 or 29 February (Civil Code 202). @throws InvalidDateError outside years 0000 to 9999
 */
export function addMonths(date: PlainDate, months: number): PlainDate {
  if (!Number.isSafeInteger(months)) throw new InvalidCountError(months);
  const result = new Date(date);
  result.setUTCMonth(result.getUTCMonth() + months);
  // A day that the month lacks spills into the next one; day 0 of that one is the month end wanted.
  if (result.getUTCDate() !== Number(date.slice(8))) result.setUTCDate(0);
  return fromUtc(result);
}

/** Days from 1970-01-01. */
export const dayNumber = (date: PlainDate): number => Date.parse(date) / DAY_MS;

/** The day with that {@link dayNumber}. @throws InvalidDateError outside years 0000 to 9999 */
export const dateOfDay = (day: number): PlainDate => fromUtc(new Date(day * DAY_MS));

/** ISO 8601 weekday: 1 is Monday, 7 is Sunday. */
export function dayOfWeek(date: PlainDate): number {
  return new Date(date).getUTCDay() || 7;
}

/** Negative, zero or positive as `a` is before, equal to or after `b`; fits `Array.sort`. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Calendar days from `a` to `b`, negative when `b` is earlier. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return (Date.parse(b) - Date.parse(a)) / DAY_MS;
}

let lastInstant = '';
let lastDate = '' as PlainDate;

/** The day in China during which the instant falls; midnight belongs to the day it begins. @throws InvalidInstantError */
export function dateOf(instant: string): PlainDate {
  // All clocks that a step starts ask for the same one.
  if (instant === lastInstant) return lastDate;
  const date = fromUtc(new Date(instantMs(instant) + SHANGHAI_OFFSET_MS));
  [lastInstant, lastDate] = [instant, date];
  return date;
}

/** The instant, ISO 8601 ending in Z, at which the day begins in China. */
export function startOfDay(date: PlainDate): string {
  return isoInstant(Date.parse(date) - SHANGHAI_OFFSET_MS);
}

/** Milliseconds since 1970 of an ISO instant that names its offset (finer digits are cut). @throws InvalidInstantError */
export function instantMs(instant: string): number {
  const day = INSTANT.exec(instant)?.[1];
  const ms = Date.parse(instant);
  if (day === undefined || !isPlainDate(day) || Number.isNaN(ms)) throw new InvalidInstantError(instant);
  return ms;
}

/** ISO 8601 ending in Z, from milliseconds since 1970. */
export function isoInstant(ms: number): string {
  return new Date(ms).toISOString();
}

function fromUtc(date: Date): PlainDate {
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw new InvalidDateError(String(year));
  // Written by hand: counting working days is mostly this, and toISOString takes three times as long.
  return `${digits(year, 4)}-${digits(date.getUTCMonth() + 1, 2)}-${digits(date.getUTCDate(), 2)}` as PlainDate;
}

const digits = (value: number, width: number): string => String(value).padStart(width, '0');
