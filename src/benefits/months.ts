import { addMonths, dateOf, parsePlainDate } from '../calendar/index.js';

/** A calendar month in China, `YYYY-MM`; text order is time order. */
export type Month = string;

export const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The month in which an instant (ISO) falls in China. */
export const monthOf = (instant: string): Month => dateOf(instant).slice(0, 7);

/** The month `count` months later, or earlier when negative. */
export const shiftMonth = (month: Month, count: number): Month =>
  addMonths(parsePlainDate(`${month}-01`), count).slice(0, 7);

/** `2021-08` as a letter writes it: 2021年8月. */
export const monthInWords = (month: Month): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;
