import { dueOfClock, seedCalendar, type EndOnRestDay } from '../calendar/index.js';
import { recountClocks } from './clocks.js';
import type { ClockState } from './state.js';

const calendar = seedCalendar();
/** The same weeks without the National Day holiday. */
const withoutHolidays = { ...calendar, version: 'no holidays', days: {} };

const clock = (startedAt: string, length: string, endOnRestDay: EndOnRestDay = 'extend'): ClockState => ({
  state: 'review',
  period: 'review',
  kind: 'after',
  length,
  endOnRestDay,
  opened: 1,
  startedAt,
  ledger: [],
  dueOn: null,
  dueAt: null,
  provisional: false,
});

describe('ends of periods that were counted before', () => {
  const clocks = [
    clock('2017-09-29T01:00:00.000Z', '5wd'),
    clock('2017-09-29T02:00:00.000Z', '5wd'), // the same day, an hour later
    clock('2017-09-29T17:00:00.000Z', '5wd'), // the next day already, in China
    clock('2017-09-29T01:00:00.000Z', '6wd'),
    clock('2017-09-29T01:00:00.000Z', '5d'),
    clock('2017-09-29T01:00:00.000Z', '5d', 'keep'),
    clock('2017-09-29T01:00:00.000Z', '36h'),
    clock('2017-09-29T02:00:00.000Z', '36h'),
  ];

  it.each([
    ['the first time', calendar],
    ['again', calendar],
    ['with another calendar', withoutHolidays],
  ])('are what counting them gives %s', (_when, counted) => {
    for (const one of clocks) {
      const { dueOn, dueAt, provisional } = dueOfClock(counted, one);
      expect(recountClocks(counted, { one })['one']).toMatchObject({ dueOn, dueAt, provisional });
    }
  });

  it('do not hold for a period that was suspended or extended', () => {
    const [first] = clocks as [ClockState];
    const extended: ClockState = {
      ...first,
      ledger: [{ type: 'extend', at: '2017-09-29T03:00:00.000Z', to: '10wd', ground: '疑难' }],
    };
    const { dueOn } = dueOfClock(calendar, extended);
    expect(dueOn).not.toBe(dueOfClock(calendar, first).dueOn);
    expect(recountClocks(calendar, { extended })['extended']?.dueOn).toBe(dueOn);
  });
});
