import { monthInWords, monthOf, shiftMonth } from './months.js';

it('takes the month from the day in China', () => {
  expect(monthOf('2021-07-31T15:59:59Z')).toBe('2021-07');
  expect(monthOf('2021-07-31T16:00:00Z')).toBe('2021-08');
});

it('counts months over the end of a year, whatever their length', () => {
  expect(shiftMonth('2021-12', 1)).toBe('2022-01');
  expect(shiftMonth('2022-01', -1)).toBe('2021-12');
  expect(shiftMonth('2020-01', 1)).toBe('2020-02');
});

it('writes a month as a letter does', () => {
  expect(monthInWords('2021-08')).toBe('2021年8月');
});
