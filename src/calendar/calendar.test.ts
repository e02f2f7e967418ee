import fc from 'fast-check';
import { InvalidCalendarError, InvalidCountError } from './calendar-errors.js';
import { addWorkingDays, covers, isWorkingDay, validateCalendar, workingDaysBetween } from './calendar.js';
import { seedCalendar } from './chinese-days-seed.js';
import { addDays, compareDates, daysBetween, parsePlainDate, type PlainDate } from './plain-date.js';

const calendar = seedCalendar();
const day = parsePlainDate;
const first = day('2004-01-01');
const lastLoaded = day('2026-12-31');
const loadedDay = fc.integer({ min: 0, max: daysBetween(first, lastLoaded) }).map((n) => addDays(first, n));
const anyDay = fc.integer({ min: -2_000, max: 12_000 }).map((n) => addDays(first, n));
const count = fc.integer({ min: 0, max: 400 });

describe('counting working days', () => {
  it.each([
    ['2017-09-28', 3, '2017-10-09'],
    ['2017-09-28', 10, '2017-10-18'],
    ['2017-09-28', 30, '2017-11-15'],
    ['2017-09-29', 1, '2017-09-30'],
    ['2017-01-20', 5, '2017-01-26'],
    ['2026-09-18', 3, '2026-09-22'],
    ['2026-02-10', 20, '2026-03-16'],
    ['2026-02-10', 30, '2026-03-30'],
    ['2026-02-10', 45, '2026-04-21'],
    ['2020-01-22', 10, '2020-02-13'],
  ])('from %s the working day number %i is %s', (from, n, to) => {
    expect(addWorkingDays(calendar, day(from), n)).toEqual({ date: to, provisional: false });
    expect(workingDaysBetween(calendar, day(from), day(to))).toEqual({ count: n, provisional: false });
  });

  it('finds 249 working days in 2017 and 248 in 2026', () => {
    expect(workingDaysBetween(calendar, day('2016-12-31'), day('2017-12-31')).count).toBe(249);
    expect(workingDaysBetween(calendar, day('2025-12-31'), day('2026-12-31')).count).toBe(248);
  });

  it('works on a make-up Saturday and rests through the golden week', () => {
    expect(isWorkingDay(calendar, day('2017-09-30'))).toBe(true);
    for (let n = 1; n <= 8; n += 1) expect(isWorkingDay(calendar, day(`2017-10-0${n}`))).toBe(false);
    expect(isWorkingDay(calendar, day('2017-10-09'))).toBe(true);
  });

  it('never counts the day of the event itself', () => {
    expect(addWorkingDays(calendar, day('2017-10-09'), 1).date).toBe('2017-10-10');
    expect(addWorkingDays(calendar, day('2017-10-09'), 0)).toEqual({ date: '2017-10-09', provisional: false });
    expect(workingDaysBetween(calendar, day('2017-10-09'), day('2017-10-09')).count).toBe(0);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses to count %d working days ahead', (n) => {
    expect(() => addWorkingDays(calendar, day('2017-10-09'), n)).toThrow(InvalidCountError);
  });
});

describe('counting with tables', () => {
  /** Day by day, as one would with a paper calendar. */
  const plainly = (from: PlainDate, n: number) => {
    let [date, provisional] = [from, false];
    for (let left = n; left > 0;) {
      date = addDays(date, 1);
      provisional ||= !covers(calendar, date);
      if (isWorkingDay(calendar, date)) left -= 1;
    }
    return { date, provisional };
  };

  it('gives what counting day by day gives, within the loaded years, over their ends and outside', () => {
    fc.assert(
      fc.property(anyDay, count, (from, n) => {
        const counted = plainly(from, n);
        expect(addWorkingDays(calendar, from, n)).toEqual(counted);
        expect(workingDaysBetween(calendar, from, counted.date)).toEqual({
          count: n,
          provisional: counted.provisional,
        });
      }),
    );
  });
});

describe('beyond the loaded years', () => {
  it('falls back to Monday to Friday and says the result is provisional', () => {
    expect(covers(calendar, lastLoaded)).toBe(true);
    expect(covers(calendar, day('2027-01-01'))).toBe(false);
    expect(covers(calendar, day('2003-12-31'))).toBe(false);
    expect(addWorkingDays(calendar, day('2026-12-30'), 1)).toEqual({ date: '2026-12-31', provisional: false });
    expect(addWorkingDays(calendar, day('2026-12-31'), 1)).toEqual({ date: '2027-01-01', provisional: true });
    expect(workingDaysBetween(calendar, day('2026-12-31'), day('2027-10-01')).provisional).toBe(true);
    expect(workingDaysBetween(calendar, day('2003-12-30'), day('2003-12-31')).provisional).toBe(true);
  });

  it('does not call a result provisional because of its starting day, which is not counted', () => {
    expect(workingDaysBetween(calendar, day('2003-12-31'), day('2004-01-05')).provisional).toBe(false);
    expect(addWorkingDays(calendar, day('2003-12-31'), 1)).toEqual({ date: '2004-01-02', provisional: false });
  });

  it('is provisional exactly when a counted day lies outside', () => {
    fc.assert(
      fc.property(anyDay, count, (date, n) => {
        const result = addWorkingDays(calendar, date, n);
        const touched = n > 0 && !(covers(calendar, addDays(date, 1)) && covers(calendar, result.date));
        expect(result.provisional).toBe(touched);
      }),
    );
  });
});

describe('laws of counting', () => {
  it('counting forward and counting between are inverse', () => {
    fc.assert(
      fc.property(anyDay, count, (date, n) => {
        expect(workingDaysBetween(calendar, date, addWorkingDays(calendar, date, n).date).count).toBe(n);
      }),
    );
  });

  it('always arrives on a working day, a later one for more days and never an earlier one for a later start', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 300 }), fc.nat(60), (date, n, later) => {
        const end = addWorkingDays(calendar, date, n).date;
        expect(isWorkingDay(calendar, end)).toBe(true);
        expect(compareDates(end, addWorkingDays(calendar, date, n + 1).date)).toBe(-1);
        expect(compareDates(end, addWorkingDays(calendar, addDays(date, later), n).date)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('counts in parts what it counts as a whole, and backwards with the sign turned', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(500), fc.nat(500), (a, toB, toC) => {
        const b = addDays(a, toB);
        const c = addDays(b, toC);
        const between = (x: PlainDate, y: PlainDate) => workingDaysBetween(calendar, x, y).count;
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        expect(between(c, a) + between(a, c)).toBe(0);
      }),
    );
  });

  it('agrees with weekdays less holidays plus make-up days', () => {
    const exceptions = Object.entries(calendar.days);
    fc.assert(
      fc.property(loadedDay, loadedDay, (x, y) => {
        const [a, b] = x <= y ? [x, y] : [y, x];
        const weeks = Math.floor(daysBetween(a, b) / 7);
        let expected = weeks * 5;
        for (let d = addDays(a, weeks * 7 + 1); d <= b; d = addDays(d, 1)) {
          if (![0, 6].includes(new Date(d).getUTCDay())) expected += 1;
        }
        for (const [date, works] of exceptions) if (date > a && date <= b) expected += works === 1 ? 1 : -1;
        expect(workingDaysBetween(calendar, a, b).count).toBe(expected);
      }),
    );
  });
});

describe('checking a calendar from outside', () => {
  const good = { version: 'test', from: 2017, to: 2017, days: { '2017-10-02': 0, '2017-09-30': 1 } };

  it('accepts the seed and a calendar that lists only exceptions', () => {
    expect(validateCalendar(calendar)).toBe(calendar);
    expect(validateCalendar(good)).toBe(good);
  });

  it.each([
    ['something that is no object', null, 'not an object'],
    ['a list', [], 'not an object'],
    ['a missing name', { ...good, version: '' }, 'version'],
    ['years in the wrong order', { ...good, from: 2018 }, 'from not after to'],
    ['a year written as text', { ...good, to: '2017' }, 'from and to'],
    ['a missing list of days', { ...good, days: undefined }, 'days must map'],
    ['a day that does not exist', { ...good, days: { '2017-02-30': 0 } }, '2017-02-30 is not a date'],
    ['a value that is neither rest nor work', { ...good, days: { '2017-10-02': true } }, '2017-10-02 must be'],
    ['rest on a weekend', { ...good, days: { '2017-10-01': 0 } }, '2017-10-01 is a weekend'],
    ['work on a weekday', { ...good, days: { '2017-10-09': 1 } }, '2017-10-09 is a weekday'],
    ['a day of another year', { ...good, days: { '2018-10-01': 0 } }, '2018-10-01 is outside 2017 to 2017'],
  ])('refuses %s', (_what, value, message) => {
    expect(() => validateCalendar(value)).toThrow(InvalidCalendarError);
    expect(() => validateCalendar(value)).toThrow(message);
  });

  it('names every problem at once', () => {
    const days = { '2017-10-01': 0, '2017-10-09': 1 };
    expect(() => validateCalendar({ ...good, version: 7, days })).toThrow(/version.*2017-10-01.*2017-10-09/);
  });
});
