import {
  addDays,
  dueDate,
  isWorkingDay,
  parseLength,
  parsePlainDate,
  seedCalendar,
  startOfDay,
  type PlainDate,
} from '../../calendar/index.js';
import { mostWorkingDays } from './working-days.js';

const calendar = seedCalendar();
const first = parsePlainDate(`${calendar.from}-01-01`);
const last = parsePlainDate(`${calendar.to}-12-31`);

/** Every day of the loaded years, with the number of working days up to and including it. */
const worked = new Map<PlainDate, number>();
for (let day = first, count = 0; day <= last; day = addDays(day, 1)) {
  if (isWorkingDay(calendar, day)) count += 1;
  worked.set(day, count);
}

/** The most working days a period took, whatever day it began on. */
function counted(length: string): number {
  let most = 0;
  for (const [day, before] of worked) {
    const { dueOn } = dueDate(calendar, startOfDay(day), parseLength(length), { endOnRestDay: 'extend' });
    most = Math.max(most, (worked.get(dueOn) ?? 0) - before);
  }
  return most;
}

describe('the most working days of a period', () => {
  it('is the number itself for working days', () => {
    expect(mostWorkingDays('30wd')).toBe(30);
  });

  it('is never exceeded by a period of calendar days or months in any year of the calendar', () => {
    for (const length of ['3d', '5d', '7d', '10d', '20d', '60d', '3mo']) {
      expect(counted(length)).toBeLessThanOrEqual(mostWorkingDays(length));
    }
  });

  it('is reached by seven days in a week whose Saturday and Sunday were worked', () => {
    expect(counted('7d')).toBe(mostWorkingDays('7d'));
  });

  it('counts hours as the days they begin', () => {
    expect([mostWorkingDays('24h'), mostWorkingDays('36h')]).toEqual([1, 2]);
  });
});
