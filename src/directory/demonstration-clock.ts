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
    const instant = to === undefined || to.includes('T') ? to : `${to}T00:00:00+08:00`;
    return this.database.transaction(EVERYWHERE, async (tx) => {
      // A statement of its own: whoever waited here must see, in the next one, the time that the other has made it.
      await tx.query('select from demonstration_clock for update');
      const { rowCount } = await tx.query(
        `update demonstration_clock
         set ahead = ahead + make_interval(secs => coalesce($1::int * 86400.0, extract(epoch from $2::timestamptz - service_now())))
         where $1::int is not null or $2::timestamptz > service_now()`,
        [days ?? null, instant ?? null],
      );
      if (!rowCount) throw new Problem('clock-not-back', 422, NOT_BACK);
      const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
      return rows[0]?.now ?? new Date(Number.NaN);
    });
  }
}
