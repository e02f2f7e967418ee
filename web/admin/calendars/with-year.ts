import type { Schema } from '../../api/client';
import { readNotice, type Fault } from './read-notice';

export type Calendar = Pick<Schema<'CalendarView'>, 'version' | 'from' | 'to' | 'days'>;

export interface Draft {
  calendar: Calendar | null;
  faults: (Fault | { kind: 'nothingFound' } | { kind: 'gap'; year: number })[];
}

/** The calendar in use with one year read from a notice; what it had of that year before is replaced. */
export function withYear(current: Calendar, text: string, year: number, version: string): Draft {
  const { days, faults } = readNotice(text, year);
  if (faults.length > 0) return { calendar: null, faults };
  if (Object.keys(days).length === 0) return { calendar: null, faults: [{ kind: 'nothingFound' }] };
  if (year > current.to + 1) return { calendar: null, faults: [{ kind: 'gap', year: current.to + 1 }] };
  const others = Object.entries(current.days).filter(([day]) => !day.startsWith(`${year}-`));
  const calendar = {
    version,
    from: Math.min(current.from, year),
    to: Math.max(current.to, year),
    days: { ...Object.fromEntries(others), ...days },
  };
  return { calendar, faults: [] };
}

/** A whole calendar from a file; undefined when the text is none, and then it may be a notice. */
export function wholeCalendar(text: string): Calendar | undefined {
  try {
    const read = JSON.parse(text) as Partial<Calendar> | null;
    return read?.days && typeof read.days === 'object' ? (read as Calendar) : undefined;
  } catch {
    return undefined;
  }
}
