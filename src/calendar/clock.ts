import {
  ClockAlreadySuspendedError,
  ClockNotSuspendedError,
  ExtensionNotLongerError,
  ExtensionUnitDiffersError,
  LedgerOutOfOrderError,
} from './calendar-errors.js';
import type { WorkCalendar } from './calendar.js';
import { meterFor, type Meter } from './meter.js';
import { parseLength, type Due, type EndOnRestDay, type Length } from './period.js';
import { instantMs } from './plain-date.js';

/** Why and when a running period was touched. `at` is the effective instant (ISO), `ground` its legal reason. */
export type LedgerEntry =
  | { readonly type: 'suspend' | 'resume'; readonly at: string; readonly ground: string }
  /** `to` is the new total length, in the unit the period has. */
  | { readonly type: 'extend'; readonly at: string; readonly to: string; readonly ground: string };

/** A period running on a case: a budget and what happened to it. The due date is derived, never stored as the truth. */
export interface Clock {
  /** ISO instant of the event that starts the period; its day does not count. */
  readonly startedAt: string;
  /** The budget as first granted, e.g. `30wd`. */
  readonly length: string;
  readonly endOnRestDay: EndOnRestDay;
  /** Oldest first. */
  readonly ledger: readonly LedgerEntry[];
}

/** A suspended clock has no due date. */
export type ClockDue =
  | (Due & { readonly suspended: false })
  | { readonly suspended: true; readonly dueOn: null; readonly dueAt: null; readonly provisional: boolean };

/** For people: "3 working days left", "2 days overdue". */
export interface Remaining {
  /** Whole days or hours left, or when overdue, past the due date. */
  readonly count: number;
  /** Months and years are told in days. */
  readonly unit: Meter['unit'];
  readonly overdue: boolean;
  /** Which third of the whole period is running; 3 also once it is over. */
  readonly third: 1 | 2 | 3;
  /** The clock is stopped: the count waits. */
  readonly stopped: boolean;
}

/** Where a ledger leads. `left` counts from `anchor`; what passed before is spent. */
interface Progress {
  readonly total: Length;
  readonly left: number;
  readonly anchor: string;
  readonly lastAt: string;
  /** Open suspension in the ledger, from when; `stopped` says whether it stops the clock. */
  readonly suspendedAt: string | null;
  readonly stopped: boolean;
  readonly provisional: boolean;
}

/**
 * When the period ends, after everything in its ledger.
 * - Days spent before a suspension stay spent. The day it begins is not spent, and counting goes on the day after
 *   resumption, as after any starting event (Civil Code 201). So a day on which it is suspended and resumed is not charged.
 * - A period suspended before its end keeps at least one day. One already over is not stopped: overdue stays overdue.
 * - An extension replaces the total; what was spent stays spent.
 * @throws ClockAlreadySuspendedError, ClockNotSuspendedError, ExtensionUnitDiffersError, ExtensionNotLongerError,
 * LedgerOutOfOrderError, InvalidLengthError, InvalidInstantError; none depends on the calendar, so that loading another
 * one can never make an old ledger fail.
 */
export function dueOfClock(calendar: WorkCalendar, clock: Clock): ClockDue {
  const meter = meterOf(calendar, clock);
  const progress = replay(meter, clock);
  if (progress.stopped) return { suspended: true, dueOn: null, dueAt: null, provisional: progress.provisional };
  return { ...dueOf(meter, progress), suspended: false };
}

/**
 * What is left of the period at `now` (ISO instant): whole days after today up to the due date, so 0 is "due today".
 * While suspended: what will still be counted once it is resumed. @throws as {@link dueOfClock}
 */
export function remaining(calendar: WorkCalendar, clock: Clock, now: string): Remaining {
  const meter = meterOf(calendar, clock);
  const progress = replay(meter, clock);
  const { unit } = meter;
  if (progress.stopped) {
    const third = thirdOf(progress.left, meter.budget(progress.total));
    return { count: meter.told(progress.left), unit, overdue: false, third, stopped: true };
  }
  const due = dueOf(meter, progress);
  const overdue = instantMs(now) >= instantMs(due.dueAt);
  const left = meter.until(due, now);
  const third = overdue ? 3 : thirdOf(left, meter.budget(progress.total));
  return { count: Math.abs(meter.told(left)), unit, overdue, third, stopped: false };
}

/** Exactly a third left is the last third already. */
const thirdOf = (left: number, total: number): 1 | 2 | 3 => (left * 3 <= total ? 3 : left * 3 <= total * 2 ? 2 : 1);

const meterOf = (calendar: WorkCalendar, { startedAt, length, endOnRestDay }: Clock): Meter =>
  meterFor(calendar, parseLength(length).unit, { start: startedAt, endOnRestDay });

function replay(meter: Meter, clock: Clock): Progress {
  const total = parseLength(clock.length);
  const start: Progress = {
    total,
    left: meter.budget(total),
    anchor: clock.startedAt,
    lastAt: clock.startedAt,
    suspendedAt: null,
    stopped: false,
    provisional: false,
  };
  return clock.ledger.reduce((progress, entry) => apply(meter, progress, entry), start);
}

function apply(meter: Meter, before: Progress, entry: LedgerEntry): Progress {
  if (instantMs(entry.at) < instantMs(before.lastAt)) throw new LedgerOutOfOrderError(entry.at, before.lastAt);
  const progress = { ...before, lastAt: entry.at };
  switch (entry.type) {
    case 'suspend':
      return suspend(meter, progress, entry.at);
    case 'resume':
      return resume(progress, entry.at);
    case 'extend':
      return extend(meter, progress, entry.to);
  }
}

function suspend(meter: Meter, progress: Progress, at: string): Progress {
  if (progress.suspendedAt !== null) throw new ClockAlreadySuspendedError(at, progress.suspendedAt);
  const suspended = { ...progress, suspendedAt: at };
  if (instantMs(at) >= instantMs(dueOf(meter, progress).dueAt)) return suspended;
  const { amount, provisional } = meter.spent(progress.anchor, at);
  return {
    ...suspended,
    stopped: true,
    // Suspended on a day to which Article 203 moved the end, the budget is spent but that last day was still open.
    left: Math.max(1, progress.left - amount),
    provisional: progress.provisional || provisional,
  };
}

function resume(progress: Progress, at: string): Progress {
  if (progress.suspendedAt === null) throw new ClockNotSuspendedError(at);
  return { ...progress, suspendedAt: null, stopped: false, anchor: progress.stopped ? at : progress.anchor };
}

function extend(meter: Meter, progress: Progress, to: string): Progress {
  const total = parseLength(to);
  const from = `${progress.total.count}${progress.total.unit}`;
  if (total.unit !== progress.total.unit) throw new ExtensionUnitDiffersError(from, to);
  if (total.count <= progress.total.count) throw new ExtensionNotLongerError(from, to);
  return { ...progress, total, left: progress.left + meter.budget(total) - meter.budget(progress.total) };
}

function dueOf(meter: Meter, { anchor, left, provisional }: Progress): Due {
  const due = meter.dueAfter(anchor, left);
  return { ...due, provisional: due.provisional || provisional };
}
