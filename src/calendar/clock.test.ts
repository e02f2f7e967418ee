import fc from 'fast-check';
import {
  ClockAlreadySuspendedError,
  ClockNotSuspendedError,
  ExtensionNotLongerError,
  ExtensionUnitDiffersError,
  InvalidLengthError,
  LedgerOutOfOrderError,
} from './calendar-errors.js';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './calendar.js';
import { seedCalendar } from './chinese-days-seed.js';
import { dueOfClock, remaining, type Clock, type LedgerEntry } from './clock.js';
import { dueDate, parseLength } from './period.js';
import { addDays, dateOf, parsePlainDate, startOfDay, type PlainDate } from './plain-date.js';

const calendar = seedCalendar();

/** Ten in the morning in China. */
const on = (date: string) => `${date}T02:00:00.000Z`;
const suspend = (at: string): LedgerEntry => ({ type: 'suspend', at, ground: 'a missing document' });
const resume = (at: string): LedgerEntry => ({ type: 'resume', at, ground: 'the document arrived' });
const extend = (at: string, to: string): LedgerEntry => ({ type: 'extend', at, to, ground: 'a hard investigation' });
const clock = (length: string, startedAt: string, ...ledger: LedgerEntry[]): Clock => ({
  length,
  startedAt,
  endOnRestDay: 'extend',
  ledger,
});
const dueOn = (subject: Clock) => dueOfClock(calendar, subject).dueOn;

describe('a running period', () => {
  it('is due like a plain period while nothing happened to it', () => {
    fc.assert(
      fc.property(anyStart(), anyLength(), (start, length) => {
        const plain = dueDate(calendar, start, parseLength(length), { endOnRestDay: 'extend' });
        expect(dueOfClock(calendar, clock(length, start))).toEqual({ ...plain, suspended: false });
      }),
    );
  });

  it('has no due date while suspended', () => {
    expect(dueOfClock(calendar, clock('10wd', on('2017-10-09'), suspend(on('2017-10-12'))))).toEqual({
      suspended: true,
      dueOn: null,
      dueAt: null,
      provisional: false,
    });
  });

  it('keeps the days spent before a suspension spent and counts on from the day after resumption', () => {
    // Spent: Tue 10 and Wed 11 October. Eight days remain and count from Tue 24.
    const ledger = [suspend(on('2017-10-12')), resume(on('2017-10-23'))];
    expect(dueOn(clock('10wd', on('2017-10-09'), ...ledger))).toBe('2017-11-02');
  });

  it('gains nothing from a suspension on the starting day, which does not count anyway', () => {
    const ledger = [suspend(on('2017-10-09')), resume(on('2017-10-09'))];
    for (const length of ['7d', '7wd', '1mo']) {
      expect(dueOn(clock(length, on('2017-10-09'), ...ledger))).toBe(dueOn(clock(length, on('2017-10-09'))));
    }
  });

  it('survives several suspensions', () => {
    // Spent: Tue 10, Wed 11; then Tue 24, Wed 25 October. Six days remain and count from Tue 31.
    const ledger = [
      suspend(on('2017-10-12')),
      resume(on('2017-10-23')),
      suspend(on('2017-10-26')),
      resume(on('2017-10-30')),
    ];
    expect(dueOn(clock('10wd', on('2017-10-09'), ...ledger))).toBe('2017-11-07');
  });

  it('pauses calendar days on the same rule, then moves off a rest day', () => {
    // Spent: 10 and 11 October. Five days remain: 24 to 28 October, a Saturday.
    const ledger = [suspend(on('2017-10-12')), resume(on('2017-10-23'))];
    expect(dueOn(clock('7d', on('2017-10-09'), ...ledger))).toBe('2017-10-30');
    expect(dueOn({ ...clock('7d', on('2017-10-09'), ...ledger), endOnRestDay: 'keep' })).toBe('2017-10-28');
  });

  it('pauses months by the calendar days that were left of them', () => {
    // 9 October to 9 November is 31 days; 2 are spent, 29 remain after Monday 23 October.
    const ledger = [suspend(on('2017-10-12')), resume(on('2017-10-23'))];
    expect(dueOn(clock('1mo', on('2017-10-09'), ...ledger))).toBe('2017-11-21');
  });

  it('pauses hours to the millisecond', () => {
    const ledger = [suspend('2017-10-09T03:00:00.001Z'), resume('2017-10-11T00:00:00.000Z')];
    expect(dueOfClock(calendar, clock('36h', on('2017-10-09'), ...ledger))).toEqual({
      suspended: false,
      dueOn: '2017-10-12',
      dueAt: '2017-10-12T10:59:59.999Z',
      provisional: false,
    });
  });

  it('extends to a new total, what is spent staying spent', () => {
    expect(dueOn(clock('30wd', on('2026-02-10'), extend(on('2026-03-20'), '45wd')))).toBe('2026-04-21');
    const ledger = [suspend(on('2017-10-12')), extend(on('2017-10-16'), '12wd'), resume(on('2017-10-23'))];
    expect(dueOn(clock('10wd', on('2017-10-09'), ...ledger))).toBe('2017-11-06');
    expect(dueOn(clock('1mo', on('2017-10-09'), extend(on('2017-10-12'), '2mo')))).toBe('2017-12-11');
  });

  it('leaves the open last day when suspended on a day to which the end had moved', () => {
    // Seven days end on Sunday 1 October and move to Monday 9 after the golden week; suspended that Monday morning.
    const ledger = [suspend(on('2017-10-09')), resume(on('2017-10-11'))];
    expect(dueOn(clock('7d', on('2017-09-24'), ...ledger))).toBe('2017-10-12');
  });

  it('cannot be saved by a suspension once it is over', () => {
    const over = [suspend(on('2017-10-24'))];
    expect(dueOfClock(calendar, clock('10wd', on('2017-10-09'), ...over))).toMatchObject({
      suspended: false,
      dueOn: '2017-10-23',
    });
    expect(dueOn(clock('10wd', on('2017-10-09'), ...over, resume(on('2017-11-01'))))).toBe('2017-10-23');
    const suspendedAt = (at: string) => dueOn(clock('10wd', on('2017-10-09'), suspend(at), resume(on('2017-11-01'))));
    expect(suspendedAt('2017-10-23T16:00:00.000Z')).toBe('2017-10-23');
    expect(suspendedAt('2017-10-23T15:59:59.999Z')).toBe('2017-11-02');
  });

  it('is provisional when its past or its end touches a year not loaded', () => {
    const across = [suspend(on('2027-01-04')), resume(on('2027-01-05'))];
    expect(dueOfClock(calendar, clock('10wd', on('2026-12-29'), ...across.slice(0, 1))).provisional).toBe(true);
    expect(dueOfClock(calendar, clock('10wd', on('2026-12-29'), ...across)).provisional).toBe(true);
    expect(dueOfClock(calendar, clock('10wd', on('2003-12-29'), suspend(on('2004-01-05')))).provisional).toBe(true);
    const keep = { ...clock('10wd', on('2003-12-29'), suspend(on('2004-01-05')), resume(on('2004-02-02'))) };
    expect(dueOfClock(calendar, keep).provisional).toBe(true);
    expect(dueOfClock(calendar, clock('2wd', on('2026-12-20'), suspend(on('2026-12-22')))).provisional).toBe(false);
  });
});

describe('a ledger that makes no sense is refused', () => {
  const refused = (...ledger: LedgerEntry[]) => {
    return () => dueOfClock(calendar, clock('10wd', on('2017-10-09'), ...ledger));
  };

  it('suspending twice, saying since when it stands suspended', () => {
    const twice = refused(suspend(on('2017-10-12')), suspend(on('2017-10-13')));
    expect(twice).toThrow(ClockAlreadySuspendedError);
    expect(twice).toThrow(on('2017-10-12'));
  });

  it('resuming what runs', () => {
    expect(refused(resume(on('2017-10-12')))).toThrow(ClockNotSuspendedError);
    const again = refused(suspend(on('2017-10-12')), resume(on('2017-10-13')), resume(on('2017-10-13')));
    expect(again).toThrow(ClockNotSuspendedError);
  });

  it('extending in another unit, or by nothing', () => {
    expect(refused(extend(on('2017-10-12'), '45d'))).toThrow(ExtensionUnitDiffersError);
    expect(refused(extend(on('2017-10-12'), '10wd'))).toThrow(ExtensionNotLongerError);
    expect(refused(extend(on('2017-10-12'), '9wd'))).toThrow(ExtensionNotLongerError);
    expect(refused(extend(on('2017-10-12'), 'long'))).toThrow(InvalidLengthError);
    const back = refused(extend(on('2017-10-12'), '20wd'), extend(on('2017-10-13'), '15wd'));
    expect(back).toThrow(ExtensionNotLongerError);
  });

  it('running backwards in time', () => {
    expect(refused(suspend(on('2017-10-08')))).toThrow(LedgerOutOfOrderError);
    expect(refused(suspend(on('2017-10-12')), resume(on('2017-10-11')))).toThrow(LedgerOutOfOrderError);
    expect(refused(suspend(on('2017-10-09')), resume(on('2017-10-09')))).not.toThrow();
  });
});

describe('what is left, for the desk', () => {
  const left = (now: string, ...ledger: LedgerEntry[]) =>
    remaining(calendar, clock('10wd', on('2017-10-09'), ...ledger), now);

  it('counts whole working days after today, down to zero on the last day', () => {
    expect(left(on('2017-10-09'))).toMatchObject({ count: 10, unit: 'wd', overdue: false });
    expect(left(on('2017-10-18'))).toMatchObject({ count: 3, unit: 'wd', overdue: false });
    expect(left('2017-10-23T15:59:59.999Z')).toMatchObject({ count: 0, unit: 'wd', overdue: false });
  });

  it('turns overdue at midnight and then counts the days past', () => {
    expect(left('2017-10-23T16:00:00.000Z')).toMatchObject({ count: 1, unit: 'wd', overdue: true });
    expect(left(on('2017-10-30'))).toMatchObject({ count: 5, unit: 'wd', overdue: true });
  });

  it('stands still while suspended', () => {
    const frozen = { count: 8, unit: 'wd', overdue: false, third: 1, stopped: true };
    expect(left(on('2017-10-12'), suspend(on('2017-10-12')))).toMatchObject(frozen);
    expect(left(on('2017-12-12'), suspend(on('2017-10-12')))).toMatchObject(frozen);
    const resumed = [suspend(on('2017-10-12')), resume(on('2017-12-12'))];
    expect(left(on('2017-12-12'), ...resumed)).toMatchObject({ ...frozen, stopped: false });
  });

  it('tells months in days and hours in started hours', () => {
    const now = '2017-10-10T01:30:00.000Z';
    expect(remaining(calendar, clock('1mo', on('2017-10-09')), now)).toMatchObject({
      count: 30,
      unit: 'd',
      overdue: false,
    });
    expect(remaining(calendar, clock('36h', on('2017-10-09')), now)).toMatchObject({
      count: 13,
      unit: 'h',
      overdue: false,
    });
    const late = '2017-10-10T15:30:00.000Z';
    expect(remaining(calendar, clock('36h', on('2017-10-09')), late)).toMatchObject({
      count: 1,
      unit: 'h',
      overdue: true,
    });
    const stopped = clock('36h', on('2017-10-09'), suspend('2017-10-09T03:30:00.000Z'));
    expect(remaining(calendar, stopped, late)).toMatchObject({ count: 35, unit: 'h', overdue: false });
  });

  it('says which third of the whole period is running, however long an extension made it', () => {
    const thirds = (days: string[], ...ledger: LedgerEntry[]) => days.map((day) => left(on(day), ...ledger).third);
    expect(thirds(['2017-10-09', '2017-10-12', '2017-10-13', '2017-10-17', '2017-10-18'])).toEqual([1, 1, 2, 2, 3]);
    expect(thirds(['2017-10-23', '2017-10-30'])).toEqual([3, 3]);
    expect(thirds(['2017-10-18'], extend(on('2017-10-16'), '30wd'))).toEqual([1]);
    expect(thirds(['2017-12-12'], suspend(on('2017-10-18')))).toEqual([2]);
  });

  it('is overdue exactly from the due instant on', () => {
    fc.assert(
      fc.property(anyStart(), anyLength(), (start, length) => {
        const subject = clock(length, start);
        const at = Date.parse(dueOfClock(calendar, subject).dueAt ?? '');
        expect(remaining(calendar, subject, new Date(at - 1).toISOString()).overdue).toBe(false);
        expect(remaining(calendar, subject, new Date(at).toISOString()).overdue).toBe(true);
      }),
    );
  });
});

describe('laws of suspension and extension', () => {
  it('suspending and resuming on one day costs the office nothing but gives at most that one day, however often', () => {
    fc.assert(
      fc.property(anyStart(), wdCount(), fc.nat(100), fc.integer({ min: 1, max: 4 }), (start, count, after, times) => {
        const today = addDays(dateOf(start), after);
        const pair = [suspend(lastMoment(today)), resume(lastMoment(today))];
        const ledger = Array.from({ length: times }, () => pair).flat();
        const plain = addWorkingDays(calendar, dateOf(start), count).date;
        const counted = today > dateOf(start) && today <= plain && isWorkingDay(calendar, today);
        const expected = counted ? addWorkingDays(calendar, plain, 1).date : plain;
        expect(dueOn(clock(`${count}wd`, start, ...ledger))).toBe(expected);
      }),
    );
  });

  it('never makes a period end earlier, and a later resumption never sooner', () => {
    fc.assert(
      fc.property(anyStart(), anyLength(), fc.nat(90), fc.nat(90), fc.nat(30), (start, length, a, b, c) => {
        const stop = addDays(dateOf(start), a);
        const from = suspend(lastMoment(stop));
        const back = (days: number) => resume(lastMoment(addDays(stop, days)));
        const at = (...ledger: LedgerEntry[]) =>
          Date.parse(dueOfClock(calendar, clock(length, start, ...ledger)).dueAt ?? '');
        expect(at(from, back(b))).toBeGreaterThanOrEqual(at());
        expect(at(from, back(b + c))).toBeGreaterThanOrEqual(at(from, back(b)));
      }),
    );
  });

  it('spends exactly the budget of working days over any ledger, by a day-by-day count', () => {
    fc.assert(
      fc.property(anyStart(), wdCount(), pauses(), (start, count, gaps) => {
        const { ledger, stoppedDays } = ledgerOf(start, gaps);
        const subject = clock(`${count}wd`, start, ...ledger);
        expect(dueOn(subject)).toBe(walk(dateOf(start), count, stoppedDays));
      }),
    );
  });

  it('extends at any moment before the end to the same day', () => {
    fc.assert(
      fc.property(anyStart(), wdCount(), fc.integer({ min: 1, max: 30 }), pauses(), (start, count, more, gaps) => {
        const { ledger } = ledgerOf(start, gaps);
        const total = `${count + more}wd`;
        const early = clock(`${count}wd`, start, extend(start, total), ...ledger);
        expect(dueOn(early)).toBe(dueOn(clock(total, start, ...ledger)));
      }),
    );
  });

  it('counts down by the working days that pass', () => {
    fc.assert(
      fc.property(anyStart(), wdCount(), fc.nat(60), (start, count, after) => {
        const today = addDays(dateOf(start), after);
        const passed = workingDaysBetween(calendar, dateOf(start), today).count;
        const { count: left, overdue } = remaining(calendar, clock(`${count}wd`, start), lastMoment(today));
        expect(left).toBe(Math.abs(count - passed));
        expect(overdue).toBe(lastMoment(today) >= (dueOfClock(calendar, clock(`${count}wd`, start)).dueAt ?? ''));
      }),
    );
  });
});

function anyStart(): fc.Arbitrary<string> {
  const range = { min: Date.UTC(2004, 0, 2), max: Date.UTC(2024, 0, 1) };
  return fc.integer(range).map((ms) => new Date(ms).toISOString());
}

function wdCount(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 60 });
}

function anyLength(): fc.Arbitrary<string> {
  const unit = fc.constantFrom('h', 'd', 'wd', 'mo', 'y');
  return fc.tuple(fc.integer({ min: 1, max: 60 }), unit).map(([count, name]) => `${count}${name}`);
}

/** Days run, then days suspended, again and again. */
function pauses(): fc.Arbitrary<[number, number][]> {
  return fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.nat(20)), { maxLength: 5 });
}

/** The last millisecond of a day in China. */
function lastMoment(date: PlainDate): string {
  return new Date(Date.parse(startOfDay(addDays(date, 1))) - 1).toISOString();
}

/** The pauses as a ledger, and the days from each suspension to its resumption, both included, which must not count. */
function ledgerOf(
  start: string,
  gaps: [number, number][],
): { ledger: LedgerEntry[]; stoppedDays: [PlainDate, PlainDate][] } {
  const ledger: LedgerEntry[] = [];
  const stoppedDays: [PlainDate, PlainDate][] = [];
  let day = dateOf(start);
  for (const [running, stopped] of gaps) {
    const from = addDays(day, running);
    day = addDays(from, stopped);
    ledger.push(suspend(lastMoment(from)), resume(lastMoment(day)));
    stoppedDays.push([from, day]);
  }
  return { ledger, stoppedDays };
}

function walk(start: PlainDate, count: number, stopped: [PlainDate, PlainDate][]): PlainDate {
  let day = parsePlainDate(start);
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    const isStopped = stopped.some(([from, to]) => day >= from && day <= to);
    if (isWorkingDay(calendar, day) && !isStopped) left -= 1;
  }
  return day;
}
