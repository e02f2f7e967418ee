import fc from 'fast-check';
import { InvalidLengthError } from './calendar-errors.js';
import { isWorkingDay } from './calendar.js';
import { seedCalendar } from './chinese-days-seed.js';
import { dueDate, formatLength, parseLength, type EndOnRestDay, type Length, type LengthUnit } from './period.js';
import { addDays, addMonths, dateOf, daysBetween, startOfDay } from './plain-date.js';

const calendar = seedCalendar();
const due = (start: string, length: string, endOnRestDay: EndOnRestDay = 'extend') =>
  dueDate(calendar, start, parseLength(length), { endOnRestDay });

const length: fc.Arbitrary<Length> = fc.record({
  count: fc.integer({ min: 1, max: 200 }),
  unit: fc.constantFrom<LengthUnit>('h', 'd', 'wd', 'mo', 'y'),
});
const instant = fc
  .integer({ min: Date.UTC(2004, 0, 2), max: Date.UTC(2026, 0, 1) })
  .map((ms) => new Date(ms).toISOString());

describe('the length of a period', () => {
  it.each([
    ['7d', 7, 'd', '7天', '7 days'],
    ['30wd', 30, 'wd', '30个工作日', '30 working days'],
    ['6mo', 6, 'mo', '6个月', '6 months'],
    ['1y', 1, 'y', '1年', '1 year'],
    ['36h', 36, 'h', '36小时', '36 hours'],
    ['1wd', 1, 'wd', '1个工作日', '1 working day'],
  ])('%s is read and told in both languages', (text, count, unit, zh, en) => {
    expect(parseLength(text)).toEqual({ count, unit });
    expect(formatLength(parseLength(text), 'zh')).toBe(zh);
    expect(formatLength(parseLength(text), 'en')).toBe(en);
  });

  it.each(['', '7', 'd', '0d', '07d', '-7d', '1.5d', '7 d', '7D', '7w', '7d ', '10000d', '7d\n', '٧d'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseLength(text)).toThrow(InvalidLengthError);
    },
  );
});

describe('when a period ends', () => {
  it('is due at midnight after the last working day', () => {
    expect(due('2017-09-28T02:00:00Z', '30wd')).toEqual({
      dueOn: '2017-11-15',
      dueAt: '2017-11-15T16:00:00.000Z',
      provisional: false,
    });
  });

  it('takes the starting day as it is in China, not in Greenwich', () => {
    expect(due('2017-09-28T15:59:59.999Z', '1wd').dueOn).toBe('2017-09-29');
    expect(due('2017-09-28T16:00:00.000Z', '1wd').dueOn).toBe('2017-09-30');
  });

  it('moves the end of calendar days off a rest day, make-up days being no rest days', () => {
    expect(due('2017-09-24T02:00:00Z', '7d').dueOn).toBe('2017-10-09');
    expect(due('2017-09-23T02:00:00Z', '7d').dueOn).toBe('2017-09-30');
    expect(due('2017-10-10T02:00:00Z', '4d').dueOn).toBe('2017-10-16');
  });

  it('leaves the end on a rest day where the rule says so', () => {
    expect(due('2017-09-24T02:00:00Z', '7d', 'keep')).toEqual({
      dueOn: '2017-10-01',
      dueAt: '2017-10-01T16:00:00.000Z',
      provisional: false,
    });
  });

  it('ends months and years on the corresponding day or the month end, moved off a rest day', () => {
    expect(due('2017-04-10T02:00:00Z', '6mo').dueOn).toBe('2017-10-10');
    expect(due('2017-04-02T02:00:00Z', '6mo').dueOn).toBe('2017-10-09');
    expect(due('2024-01-31T02:00:00Z', '1mo').dueOn).toBe('2024-02-29');
    expect(due('2024-02-29T02:00:00Z', '1y').dueOn).toBe('2025-02-28');
  });

  it('counts hours from the minute, rest days or not', () => {
    expect(due('2017-09-30T10:30:00Z', '36h')).toEqual({
      dueOn: '2017-10-02',
      dueAt: '2017-10-01T22:30:00.000Z',
      provisional: false,
    });
  });

  it('is provisional when the end depends on a year not loaded', () => {
    expect(due('2026-12-30T02:00:00Z', '2wd').provisional).toBe(true);
    expect(due('2026-12-25T02:00:00Z', '7d')).toMatchObject({ dueOn: '2027-01-01', provisional: true });
    expect(due('2026-12-25T02:00:00Z', '6d')).toMatchObject({ dueOn: '2026-12-31', provisional: false });
    expect(due('2026-12-25T02:00:00Z', '7d', 'keep').provisional).toBe(false);
    expect(due('2026-12-31T02:00:00Z', '36h').provisional).toBe(false);
  });

  it('agrees with walking day by day', () => {
    fc.assert(
      fc.property(instant, length, fc.constantFrom<EndOnRestDay>('extend', 'keep'), (start, period, endOnRestDay) => {
        fc.pre(period.unit !== 'h');
        const { dueOn, dueAt } = dueDate(calendar, start, period, { endOnRestDay });
        expect(dueOn).toBe(walk(start, period, endOnRestDay));
        expect(dueAt).toBe(startOfDay(addDays(dueOn, 1)));
      }),
    );
  });

  it('never ends a period of working days, nor one that is extended, on a rest day', () => {
    fc.assert(
      fc.property(instant, length, (start, period) => {
        fc.pre(period.unit !== 'h');
        expect(isWorkingDay(calendar, dueDate(calendar, start, period, { endOnRestDay: 'extend' }).dueOn)).toBe(true);
      }),
    );
  });

  it('gives an hour period its hours exactly', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 9_999 }), (start, count) => {
        const { dueAt, dueOn } = dueDate(calendar, start, { count, unit: 'h' }, { endOnRestDay: 'extend' });
        expect((Date.parse(dueAt) - Date.parse(start)) / 3_600_000).toBe(count);
        expect(dueOn).toBe(dateOf(dueAt));
      }),
    );
  });
});

/** The rule told naively: start tomorrow, tick off days that count, then step off rest days. */
function walk(start: string, { count, unit }: Length, endOnRestDay: EndOnRestDay): string {
  let date = dateOf(start);
  const calendarDays =
    unit === 'd' ? count : daysBetween(date, addMonths(date, unit === 'y' ? count * 12 : unit === 'mo' ? count : 0));
  for (let left = unit === 'wd' ? count : calendarDays; left > 0;) {
    date = addDays(date, 1);
    if (unit !== 'wd' || isWorkingDay(calendar, date)) left -= 1;
  }
  while (endOnRestDay === 'extend' && !isWorkingDay(calendar, date)) date = addDays(date, 1);
  return date;
}
