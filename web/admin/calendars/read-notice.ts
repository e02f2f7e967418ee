/** What could not be read, for the page to say in words. */
export type Fault = { kind: 'notUnderstood'; text: string } | { kind: 'worksAnyway' | 'noDay'; day: string };

export interface ReadDays {
  /** 0 rests on a weekday, 1 works on a weekend. */
  days: Record<string, 0 | 1>;
  faults: Fault[];
}

/** `2027-01-01`, `2027年1月1日`, `1月1日`, and what a range may end with: the same, or `3日`. */
const DATE = /(?:(\d{4})[年-])?(\d{1,2})[月-](\d{1,2})日?/;
const UNTIL = /\s*(?:至|到|—+|~|～|\.{2}|to)\s*(?:(?:(\d{4})[年-])?(\d{1,2})[月-])?(\d{1,2})日?/;
const RANGE = new RegExp(`${DATE.source}(?:${UNTIL.source})?`, 'g');
const OFF = /放假|休|\boff\b|[,\s:=]0$/i;
const WORK = /上班|班|\bwork\b|[,\s:=]1$/i;

/**
 * Reads the State Council's notice, or one day a line. Weekdays in brackets are left out; each sentence is of days off or of
 * make-up working days.
 *
 * @param year of dates that name none
 */
export function readNotice(text: string, year: number): ReadDays {
  const read: ReadDays = { days: {}, faults: [] };
  for (const sentence of sentencesOf(text)) {
    const ranges = [...sentence.matchAll(RANGE)];
    if (ranges.length === 0) continue;
    const works = WORK.test(sentence);
    if (works === OFF.test(sentence)) {
      read.faults.push({ kind: 'notUnderstood', text: sentence });
      continue;
    }
    for (const range of ranges) readRange(read, range, year, works);
  }
  return read;
}

const sentencesOf = (text: string): string[] =>
  text
    .replace(/（[^）]*）|\([^)]*\)/g, '')
    .split(/[。；;\n\r]/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);

function readRange(read: ReadDays, range: RegExpMatchArray, year: number, works: boolean): void {
  const [, ownYear, month = '', day = '', endYear, endMonth, endDay] = range;
  const from = dayOf(ownYear ?? String(year), month, day);
  const to = endDay === undefined ? from : endOf(from, endYear, endMonth ?? month, endDay);
  for (const end of [from, to]) {
    if (exists(end)) continue;
    read.faults.push({ kind: 'noDay', day: end });
    return;
  }
  // Over New Year without a year: whether it is this one's beginning or its end, only the notice's writer knows.
  if (to < from || (ownYear === undefined && to.slice(0, 4) > from.slice(0, 4))) {
    read.faults.push({ kind: 'notUnderstood', text: range[0] });
    return;
  }
  for (let at = from; at <= to; at = dayAfter(at)) note(read, at, works);
}

/** The end of a range: in the year of its beginning, or in the next where it would come before that. */
function endOf(from: string, endYear: string | undefined, month: string, day: string): string {
  const to = dayOf(endYear ?? from.slice(0, 4), month, day);
  return endYear === undefined && to < from ? dayOf(String(Number(from.slice(0, 4)) + 1), month, day) : to;
}

/** A weekend inside a holiday rests anyway. */
function note(read: ReadDays, day: string, works: boolean): void {
  if (!works && !isWeekend(day)) read.days[day] = 0;
  else if (works && isWeekend(day)) read.days[day] = 1;
  else if (works) read.faults.push({ kind: 'worksAnyway', day });
}

const dayOf = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

const exists = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
};

const dayAfter = (day: string): string => {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
};

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
export const isWeekend = (day: string): boolean => weekdayOf(day) > 5;
