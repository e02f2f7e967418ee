import { readNotice } from '../web/admin/calendars/read-notice.js';

describe('the State Council’s notice, as the calendar page reads it', () => {
  it('gives weekdays off and weekends worked, a sentence each', () => {
    const text = `一、元旦：1月1日至3日放假调休，共3天。1月4日（星期日）上班。
二、春节：2月15日至23日放假。2月14日（星期六）、2月28日（星期六）上班。`;
    const { days, faults } = readNotice(text, 2026);
    expect(faults).toEqual([]);
    expect(days).toMatchObject({ '2026-01-01': 0, '2026-01-02': 0, '2026-01-04': 1, '2026-02-14': 1, '2026-02-28': 1 });
    expect(days).not.toHaveProperty('2026-01-03'); // a Saturday rests anyway
    expect(Object.keys(days).filter((day) => day.startsWith('2026-02') && days[day] === 0)).toHaveLength(6);
  });

  it('goes over New Year where the year is told', () => {
    const { days, faults } = readNotice('元旦：2026年12月31日至1月1日放假', 2027);
    expect([days, faults]).toEqual([{ '2026-12-31': 0, '2027-01-01': 0 }, []]);
    expect(readNotice('元旦：2026年12月31日至2027年1月1日放假', 2027).days).toEqual(days);
  });

  it.each([
    '元旦：12月31日至1月2日放假',
    '国庆：2027年10月7日至2027年10月1日放假',
    '国庆：10月1日至7日',
    '2月30日放假',
  ])('drops nothing in silence: %s', (sentence) => {
    const { days, faults } = readNotice(sentence, 2027);
    expect(days).toEqual({});
    expect(faults).toHaveLength(1);
  });
});
