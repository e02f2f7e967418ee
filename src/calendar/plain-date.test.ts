import fc from 'fast-check';
import { InvalidCountError, InvalidDateError, InvalidInstantError } from './calendar-errors.js';
import {
  addDays,
  addMonths,
  compareDates,
  dateOf,
  dayOfWeek,
  daysBetween,
  instantMs,
  isPlainDate,
  parsePlainDate,
  startOfDay,
} from './plain-date.js';

const day = parsePlainDate;
const anyDay = fc.integer({ min: -60_000, max: 60_000 }).map((n) => addDays(day('2000-01-01'), n));

describe('a plain date', () => {
  it.each(['2017-02-28', '2024-02-29', '0000-02-29', '9999-12-31'])('accepts %s', (text) => {
    expect(parsePlainDate(text)).toBe(text);
  });

  it.each([
    '2023-02-29',
    '2023-02-30',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '2023-1-1',
    '20230101',
    '2023-01-01T00:00:00Z',
    ' 2023-01-01',
    '+12023-01-01',
    '２０２３-01-01',
    '',
  ])('refuses "%s", which names no day', (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => parsePlainDate(text)).toThrow(InvalidDateError);
  });

  it('does not repeat a refused date, which may be a birthday, in the message', () => {
    expect(new InvalidDateError('1949-12-32').message).not.toContain('1949');
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-10-31', 6, '2025-04-30'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-01-15', -13, '2022-12-15'],
    ['0099-12-31', 2, '0100-02-28'],
  ])('adds months to the corresponding day or the month end: %s and %i months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  it('knows the weekday from Monday 1 to Sunday 7', () => {
    expect(dayOfWeek(day('2017-10-09'))).toBe(1);
    expect(dayOfWeek(day('2017-09-30'))).toBe(6);
    expect(dayOfWeek(day('2017-10-01'))).toBe(7);
  });

  it('refuses to leave the years it can write', () => {
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(InvalidDateError);
    expect(() => addDays(day('0000-01-01'), -1)).toThrow(InvalidDateError);
    expect(() => addMonths(day('9999-12-31'), 1)).toThrow(InvalidDateError);
    expect(() => addMonths(day('2000-01-01'), Number.MAX_SAFE_INTEGER)).toThrow(InvalidDateError);
    expect(() => addDays(day('2000-01-01'), 1.5)).toThrow(InvalidCountError);
    expect(() => addMonths(day('2000-01-01'), Number.NaN)).toThrow(InvalidCountError);
  });

  it('adds and counts days as inverses, in date order, the weekday turning with them', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9_999, max: 9_999 }), (date, n) => {
        const later = addDays(date, n);
        expect(daysBetween(date, later)).toBe(n);
        expect(Math.sign(compareDates(later, date))).toBe(Math.sign(n));
        expect((((dayOfWeek(later) - dayOfWeek(date) - n) % 7) + 7) % 7).toBe(0);
      }),
    );
  });

  it('ends a month later in the month wanted, on the same day of it or on its last', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -999, max: 999 }), (date, n) => {
        const later = addMonths(date, n);
        const month = (d: string) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7));
        expect(month(later) - month(date)).toBe(n);
        const isLast = month(addDays(later, 1)) !== month(later);
        expect(later.slice(8) === date.slice(8) || (isLast && later.slice(8) < date.slice(8))).toBe(true);
      }),
    );
  });
});

describe('an instant and its day in China', () => {
  it.each([
    ['2017-10-08T15:59:59.999Z', '2017-10-08'],
    ['2017-10-08T16:00:00Z', '2017-10-09'],
    ['2017-10-09T00:00:00+08:00', '2017-10-09'],
    ['2017-10-08T23:59:59.999999+08:00', '2017-10-08'],
    ['2016-12-31T11:00:00-05:00', '2017-01-01'],
    ['2024-02-28T16:00Z', '2024-02-29'],
  ])('%s falls on %s', (instant, date) => {
    expect(dateOf(instant)).toBe(date);
  });

  it('begins at 16:00 UTC of the day before, in summer as in winter', () => {
    expect(startOfDay(day('2017-01-01'))).toBe('2016-12-31T16:00:00.000Z');
    expect(startOfDay(day('2017-07-01'))).toBe('2017-06-30T16:00:00.000Z');
  });

  it.each([
    '2017-10-08',
    '2017-10-08T16:00:00',
    '2017-02-30T16:00:00Z',
    '2017-10-08T24:00:00Z',
    '2017-10-08T16:60:00Z',
    '2017-10-08T16:00:00+99:99',
    '2017-10-08 16:00:00Z',
    'now',
    '',
  ])('refuses "%s", which names no single instant', (text) => {
    expect(() => dateOf(text)).toThrow(InvalidInstantError);
  });

  it('gives every day exactly 24 hours: its first and last millisecond belong to it, the ones around do not', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const first = instantMs(startOfDay(date));
        const at = (ms: number) => dateOf(new Date(ms).toISOString());
        expect([at(first - 1), at(first), at(first + 86_399_999), at(first + 86_400_000)]).toEqual([
          addDays(date, -1),
          date,
          date,
          addDays(date, 1),
        ]);
      }),
    );
  });

  // No machine's own time zone takes part: Intl knows Asia/Shanghai from its database and must agree since 1992.
  it('agrees with the time-zone database since the last summer time', () => {
    const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    const from = Date.UTC(1992, 0, 1);
    fc.assert(
      fc.property(fc.integer({ min: from, max: Date.UTC(2050, 0, 1) }), (ms) => {
        expect(dateOf(new Date(ms).toISOString())).toBe(shanghai.format(new Date(ms)));
      }),
    );
  });
});
