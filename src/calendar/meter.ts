import { workingDaysBetween, type WorkCalendar } from './calendar.js';
import { HOUR_MS, dueAfterMs, dueAfterWorkingDays, dueAtEndOf, nominalEnd } from './period.js';
import type { Due, EndOnRestDay, Length } from './period.js';
import { addDays, dateOf, daysBetween, instantMs } from './plain-date.js';

/**
 * How one unit of a period is spent, so that suspension and extension need one rule for all units. Amounts are working
 * days, calendar days or, for hours, milliseconds. Months and years are metered in the calendar days they have from
 * the start on: the rest of a suspended month could not be counted otherwise.
 */
export interface Meter {
  /** What people are told amounts in. */
  readonly unit: 'h' | 'd' | 'wd';
  /** A whole period's amount. */
  budget(length: Length): number;
  /** When `amount` runs out for a clock running, or running again, from `anchor` (ISO instant). */
  dueAfter(anchor: string, amount: number): Due;
  /** Amount spent by a clock running from `anchor` and stopped at `until`, both ISO instants. */
  spent(anchor: string, until: string): { amount: number; provisional: boolean };
  /** An amount as told to people, a started hour counting as one. */
  told(amount: number): number;
  /** Amount from `now` (ISO instant) to the due date, negative once it has passed. */
  until(due: Due, now: string): number;
}

/** The meter of a clock that started at `start` (ISO instant). */
export function meterFor(
  calendar: WorkCalendar,
  unit: Length['unit'],
  { start, endOnRestDay }: { start: string; endOnRestDay: EndOnRestDay },
): Meter {
  if (unit === 'h') return hourMeter();
  return unit === 'wd' ? workingDayMeter(calendar) : dayMeter(calendar, start, endOnRestDay);
}

/** Hours are spent to the millisecond; kept as whole milliseconds, since fractions of hours would drift. */
const hourMeter = (): Meter => ({
  unit: 'h',
  budget: (length) => length.count * HOUR_MS,
  dueAfter: dueAfterMs,
  spent: (anchor, until) => ({ amount: instantMs(until) - instantMs(anchor), provisional: false }),
  told: (ms) => Math.ceil(ms / HOUR_MS),
  until: ({ dueAt }, now) => instantMs(dueAt) - instantMs(now),
});

/** The day a suspension begins is not spent: only days that ended with the clock running are. */
function workingDayMeter(calendar: WorkCalendar): Meter {
  return {
    unit: 'wd',
    budget: (length) => length.count,
    dueAfter: (anchor, amount) => dueAfterWorkingDays(calendar, dateOf(anchor), amount),
    spent(anchor, until) {
      const { count, provisional } = workingDaysBetween(calendar, dateOf(anchor), addDays(dateOf(until), -1));
      return { amount: Math.max(0, count), provisional };
    },
    told: (days) => days,
    until: ({ dueOn }, now) => workingDaysBetween(calendar, dateOf(now), dueOn).count,
  };
}

function dayMeter(calendar: WorkCalendar, start: string, endOnRestDay: EndOnRestDay): Meter {
  const startDay = dateOf(start);
  return {
    unit: 'd',
    budget: (length) => daysBetween(startDay, nominalEnd(startDay, length)),
    dueAfter: (anchor, amount) => dueAtEndOf(calendar, addDays(dateOf(anchor), amount), endOnRestDay),
    spent: (anchor, until) => ({
      amount: Math.max(0, daysBetween(dateOf(anchor), dateOf(until)) - 1),
      provisional: false,
    }),
    told: (days) => days,
    until: ({ dueOn }, now) => daysBetween(dateOf(now), dueOn),
  };
}
