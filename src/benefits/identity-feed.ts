import { Injectable } from '@nestjs/common';
import { dateOf } from '../calendar/index.js';
import type { Principal } from '../cases/access.js';
import { Database, EVERYWHERE } from '../database/database.js';
import { Households, ReadLog } from '../households/index.js';
import { cursorOf, pageOf, readCursor } from '../shared/paging.js';
import { notPermitted } from '../shared/problem.js';

/** Who settles at the designated hospitals of a county. */
export const SETTLEMENT_ROLE = 'settlementClerk';

interface Period {
  from: string;
  /** Last day; null while there is no end. */
  to: string | null;
}

/** A change of what one person is recognised as. */
export interface IdentityChange {
  /** The same person has the same one in every change; null after erasure. */
  person: string | null;
  status: string;
  /** All periods in which the county recognises it, in place of what was told before; none when it never took effect. */
  periods: Period[];
  at: string;
}

export interface IdentityFeed {
  items: IdentityChange[];
  /** Where to go on, also at the end: what comes later stands behind it. Null in a county that has told nothing yet. */
  next: string | null;
  more: boolean;
}

export interface IdentityLookup {
  on: string;
  /** As in the feed; null for somebody who has no identity on that day. */
  person: string | null;
  statuses: (Period & { status: string; county: string })[];
}

const LOOKUP = `
  select s.status, s.county, lower(r) as "from", upper(r) - 1 as "to", s.key from (
    select status, county, max(person_key) as key, range_agg(daterange(from_date, to_date, '[]')) as periods from recognised_status
    where id_index = $1 and (to_date is null or to_date >= from_date) group by status, county) s, unnest(s.periods) as r
  where r @> $2::date order by s.status collate "C", s.county`;

/**
 * What designated hospitals settle by without an application (一站式结算): the changes of a county in order, and the
 * identities of one patient on a day. Names and numbers are never given out.
 */
@Injectable()
export class IdentityFeeds {
  constructor(
    private readonly database: Database,
    private readonly households: Households,
    private readonly log: ReadLog,
  ) {}

  /** Changes after a cursor, oldest first, of the county the reader settles for. */
  async since({ seats }: Principal, cursor: string | undefined, limit: number): Promise<IdentityFeed> {
    const county = countyOfDesk(seats);
    const [position] = readCursor(cursor, 1) ?? [0];
    return this.database.read({ prefixes: [county], offices: [] }, async (tx) => {
      const { rows } = await tx.query<Omit<IdentityChange, 'at'> & { at: Date; position: number }>(
        `select position, person_key as person, status, periods, at from identity_change
         where county = $1 and position > $2 order by position limit $3`,
        [county, position, limit + 1],
      );
      const page = pageOf(rows, limit, (row) => cursorOf(row.position));
      const last = page.items.at(-1);
      return {
        items: page.items.map(({ position: _position, at, ...change }) => ({ ...change, at: at.toISOString() })),
        next: last ? cursorOf(last.position) : (cursor ?? null),
        more: page.next !== null,
      };
    });
  }

  /** In force on that day, whichever county recognises it. The look-up is on record; the number is not. @throws CitizenIdInvalid */
  async lookUp(
    { userId, seats }: Principal,
    { idNumber, on, reason = '一站式结算' }: { idNumber: string; on?: string; reason?: string },
  ): Promise<IdentityLookup> {
    const county = countyOfDesk(seats);
    return this.database.transaction(EVERYWHERE, async (tx) => {
      const clock = await tx.query<{ now: Date }>('select service_now() as now');
      const today = dateOf((clock.rows[0]?.now ?? new Date(Number.NaN)).toISOString());
      const index = this.households.indexOf(idNumber, today);
      const day = on ?? today;
      const { rows } = await tx.query<IdentityLookup['statuses'][number] & { key: string }>(LOOKUP, [index, day]);
      const what = `identity on ${day}, ${rows.length} in force`;
      await this.log.record(tx, { userId, county, division: county, reason, what });
      return { on: day, person: rows[0]?.key ?? null, statuses: rows.map(({ key: _key, ...status }) => status) };
    });
  }
}

/** @throws Problem 403 for a seat above the counties, whose hospitals each settle for their own */
function countyOfDesk(seats: Principal['seats']): string {
  const division = seats.find(({ role }) => role === SETTLEMENT_ROLE)?.office.split(':')[0] ?? '';
  if (division.length >= 6) return division.slice(0, 6);
  throw notPermitted({
    zh: '医疗费用结算由县（市、区）定点医疗机构结算窗口办理。',
    en: 'Settlement belongs to the desks of a county’s designated hospitals.',
  });
}
