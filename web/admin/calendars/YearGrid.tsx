import { useCalendarWords } from './messages';
import { isWeekend, weekdayOf } from './read-notice';
import type { Calendar } from './with-year';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const MONTHS = Array.from({ length: 12 }, (_none, index) => String(index + 1).padStart(2, '0'));

type Days = Calendar['days'];

/** A year as twelve months: what differs from Monday to Friday, in words and in a grid. */
export function YearGrid({ year, days }: { year: number; days: Days }) {
  const t = useCalendarWords();
  return (
    <>
      <p className="soft">{t('legend')}</p>
      <div className="year-grid">
        {MONTHS.map((month) => (
          <Month key={month} month={`${year}-${month}`} days={days} />
        ))}
      </div>
    </>
  );
}

function Month({ month, days }: { month: string; days: Days }) {
  const t = useCalendarWords();
  const all = daysOf(month);
  const special = (kind: 0 | 1): string =>
    all
      .filter((day) => days[day] === kind)
      .map((day) => Number(day.slice(8)))
      .join(', ');
  const [off, work] = [special(0), special(1)];
  const words = [off && t('offDays', { days: off }), work && t('workDays', { days: work })].filter(Boolean);
  return (
    <table className="month">
      <caption>
        <strong>{t('month', { month: Number(month.slice(5)) })}</strong>
        <span>{words.length > 0 ? words.join(' · ') : t('ordinary')}</span>
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col">
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(all).map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((day, index) => (
              <td key={index} className={day ? classOf(day, days) : ''}>
                {day && Number(day.slice(8))}
                {day && days[day] !== undefined && <small>{t(days[day] === 0 ? 'off' : 'work')}</small>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function classOf(day: string, days: Days): string {
  if (days[day] === 0) return 'day-off';
  if (days[day] === 1) return 'day-work';
  return isWeekend(day) ? 'day-weekend' : '';
}

function daysOf(month: string): string[] {
  const count = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  return Array.from({ length: count }, (_none, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
}

/** Weeks from Monday to Sunday; null where another month's days would be. */
function weeksOf(days: readonly string[]): (string | null)[][] {
  const before = weekdayOf(days[0] ?? '') - 1;
  const cells: (string | null)[] = [...Array.from({ length: before }, () => null), ...days];
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_none, week) => cells.slice(week * 7, week * 7 + 7));
}
