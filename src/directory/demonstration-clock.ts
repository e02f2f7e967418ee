import { Injectable } from '@nestjs/common';
import { Database, EVERYWHERE } from '../database/database.js';
import { Problem } from '../shared/problem.js';

const NOT_BACK = {
  zh: '演示时钟只能向前拨：请给出 days，或晚于现在的 to（二者取一）。',
  en: "The demonstration's clock only goes forward: give either days, or an instant later than now as to.",
};

/** The clock of a demonstration: the database's own, shifted by what stands in a table that only a demonstration has. */
@Injectable()
export class DemonstrationClock {
  constructor(private readonly database: Database) {}

  /** @returns what time it is afterwards @throws Problem 422 for a time that is not later */
  async advance({ days, to }: { days?: number; to?: string }): Promise<Date> {
    if ((days === undefined) === (to === undefined)) throw new Problem('clock-not-back', 422, NOT_BACK);
    return this.database.transaction(EVERYWHERE, async (tx) => {
      const instant = to === undefined ? null : /T/.test(to) ? to : `${to}T00:00:00+08:00`;
      // The row lock makes two who press at once move it twice, one after the other.
      const { rowCount } = await tx.query(
        `with old as (select ahead, service_now() as now from demonstration_clock for update)
         update demonstration_clock c
         set ahead = case when $1::int is not null then old.ahead + make_interval(secs => $1::int * 86400.0)
           else old.ahead + make_interval(secs => extract(epoch from $2::timestamptz - old.now)) end
         from old where $1::int is not null or $2::timestamptz > old.now`,
        [days ?? null, instant],
      );
      if (!rowCount) throw new Problem('clock-not-back', 422, NOT_BACK);
      const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
      return rows[0]?.now ?? new Date(Number.NaN);
    });
  }
}
