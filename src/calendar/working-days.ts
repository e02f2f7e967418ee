import type { WorkCalendar } from './calendar.js';
import { dateOfDay, dayNumber, parsePlainDate, type PlainDate } from './plain-date.js';

/**
 * The working days of a calendar's loaded years, counted once: a page of an inbox asks for dozens of distances of some
 * thirty days, and a replay for every period.
 */
export class WorkingDays {
  private readonly first: number;
  private readonly last: number;
  /** Working days before each day of the loaded years, and before the day after them. */
  private readonly before: Int32Array;
  private readonly days: number[] = [];

  constructor({ from, to }: WorkCalendar, isWorking: (date: PlainDate) => boolean) {
    this.first = dayNumber(dateIn(from, '01-01'));
    this.last = dayNumber(dateIn(to, '12-31'));
    this.before = new Int32Array(this.last - this.first + 2);
    for (let day = this.first; day <= this.last; day += 1) {
      if (isWorking(dateOfDay(day))) this.days.push(day);
      this.before[day - this.first + 1] = this.days.length;
    }
  }

  /** The `count`-th working day after a date; undefined unless every day up to it lies in the loaded years. */
  after(date: PlainDate, count: number): PlainDate | undefined {
    const passed = this.before[dayNumber(date) - this.first + 1];
    const day = passed === undefined ? undefined : this.days[passed + count - 1];
    return day === undefined ? undefined : dateOfDay(day);
  }

  /** Working days after `a` up to and including `b`, which is not before it; undefined unless all lie in the loaded years. */
  between(a: PlainDate, b: PlainDate): number | undefined {
    const [from, to] = [this.before[dayNumber(a) - this.first + 1], this.before[dayNumber(b) - this.first + 1]];
    return from === undefined || to === undefined ? undefined : to - from;
  }
}

const dateIn = (year: number, day: string): PlainDate => parsePlainDate(`${String(year).padStart(4, '0')}-${day}`);
