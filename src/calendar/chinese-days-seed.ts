import chineseDays from 'chinese-days';
import type { WorkCalendar } from './calendar.js';
import { addDays, dayOfWeek, parsePlainDate, type PlainDate } from './plain-date.js';

/** The years the package knows. Outside them it silently answers Monday to Friday, so they are named here. */
const FIRST_YEAR = 2004;
const LAST_YEAR = 2026;

/** The State Council's arrangements for 2004 to 2026 as the package `chinese-days` records them. */
export function seedCalendar(): WorkCalendar {
  const days: Record<PlainDate, 0 | 1> = {};
  const end = parsePlainDate(`${LAST_YEAR}-12-31`);
  for (let date = parsePlainDate(`${FIRST_YEAR}-01-01`); date <= end; date = addDays(date, 1)) {
    const works = announced(date);
    if (works !== undefined && works !== dayOfWeek(date) < 6) days[date] = works ? 1 : 0;
  }
  return { version: `state-council-${LAST_YEAR}`, from: FIRST_YEAR, to: LAST_YEAR, days };
}

/**
 * Whether an announcement makes the day one of work or of rest, `undefined` when none names it. Only days named by an
 * announcement have a name such as "National Day,国庆节,3"; others are called after their weekday.
 *
 * The package must be asked with a text and not about weekdays: it reads texts, those of its own table included, as UTC
 * and tells them in local time. West of Greenwich question and table are then both a day early and still meet, while
 * weekdays and questions asked with a Date are wrong by one day.
 */
function announced(date: PlainDate): boolean | undefined {
  const { name, work } = chineseDays.getDayDetail(date);
  return name.includes(',') ? work : undefined;
}
