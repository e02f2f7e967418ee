import { Injectable } from '@nestjs/common';
import { daysBetween, parsePlainDate } from '../calendar/index.js';
import { Database, type ReadScope } from '../database/database.js';
import type { Text } from '../engine/index.js';
import { Problem } from '../shared/problem.js';
import { reachOf } from './reach.js';

export interface PaceFilter {
  division?: string;
  procedure?: string;
  /** First and last day, in China. */
  from: string;
  to: string;
}

export interface PaceRow {
  key: string;
  name: Text;
  /** Cases decided in those days. */
  decided: number;
  /** Working days from acceptance to the first decision: half of the cases took no longer. */
  median: number | null;
  slowest: number | null;
  /** The length the law allowed most of them; null where it names none. */
  limit: string | null;
  /** Decided after the period had run out. */
  late: number;
}

export interface Week {
  /** Its Monday. */
  monday: string;
  decided: number;
  ended: number;
}

const DAYS = `>= ($3::date)::timestamp at time zone 'Asia/Shanghai'`;
const UNTIL = `< ($4::date + 1)::timestamp at time zone 'Asia/Shanghai'`;

const NAMES = {
  procedure: `(select d.title from definition d where d.procedure = g.key order by d.effective_from desc, d.deployed_at desc limit 1)`,
  division: `(select jsonb_build_object('zh', d.name, 'en', d.name) from division d where d.code = g.key)`,
};

const PACE = (by: 'procedure' | 'division'): string => `
  select g.*, coalesce(${NAMES[by]}, jsonb_build_object('zh', g.key, 'en', g.key)) as name from (
    select ${by === 'procedure' ? 'c.procedure' : 'left(c.division, $6)'} as key, count(*)::int as decided,
      percentile_cont(0.5) within group (order by c.working_days) as median, max(c.working_days) as slowest,
      mode() within group (order by c.limit_length) as "limit", (count(*) filter (where c.late))::int as late
    from case_course c
    where c.county = any ($1) and c.division like any ($2) and c.decided_at ${DAYS} and c.decided_at ${UNTIL}
      and ($5::text is null or c.procedure = $5)
    group by 1) g where $6::int > 0 order by g.late desc, g.decided desc, g.key`;

/** Every week is there, also one in which nothing was closed. */
const WEEKS = `
  with closed as (
    select date_trunc('week', c.decided_at at time zone 'Asia/Shanghai')::date as monday, 1 as decided, 0 as ended from case_course c
      where c.county = any ($1) and c.division like any ($2) and c.decided_at ${DAYS} and c.decided_at ${UNTIL} and ($5::text is null or c.procedure = $5)
    union all
    select date_trunc('week', c.ended_at at time zone 'Asia/Shanghai')::date, 0, 1 from case_course c
      where c.county = any ($1) and c.division like any ($2) and c.ended_at ${DAYS} and c.ended_at ${UNTIL} and ($5::text is null or c.procedure = $5))
  select to_char(w.monday, 'YYYY-MM-DD') as monday, coalesce(sum(closed.decided), 0)::int as decided, coalesce(sum(closed.ended), 0)::int as ended
  from generate_series(date_trunc('week', $3::date::timestamp), $4::date::timestamp, interval '7 days') as w (monday)
  left join closed on closed.monday = w.monday::date group by w.monday order by w.monday`;

/** How fast cases are decided, and how many are closed. */
@Injectable()
export class Pace {
  constructor(private readonly database: Database) {}

  async by(scope: ReadScope, by: 'procedure' | 'division', filter: PaceFilter): Promise<PaceRow[]> {
    return this.database.read(scope, async (tx) => {
      const { patterns, counties, digits } = await reachOf(tx, scope, filter.division);
      const { procedure = null, from, to } = filter;
      return (await tx.query<PaceRow>(PACE(by), [counties, patterns, from, to, procedure, digits])).rows;
    });
  }

  /** @throws Problem 422 for more than five years: nobody looks at so many bars */
  async weeks(scope: ReadScope, { division, procedure, from, to }: PaceFilter): Promise<Week[]> {
    if (daysBetween(parsePlainDate(from), parsePlainDate(to)) > MOST_DAYS) throw tooLong();
    return this.database.read(scope, async (tx) => {
      const { patterns, counties } = await reachOf(tx, scope, division);
      return (await tx.query<Week>(WEEKS, [counties, patterns, from, to, procedure ?? null])).rows;
    });
  }
}

const MOST_DAYS = 5 * 366;

const tooLong = (): Problem =>
  new Problem('period-too-long', 422, {
    zh: '统计区间最长为五年，请缩短起止日期。',
    en: 'At most five years can be shown week by week; choose days that lie closer together.',
  });
