import { Injectable } from '@nestjs/common';
import { dateOf, parsePlainDate } from '../calendar/index.js';
import { Database, EVERYWHERE } from '../database/database.js';
import { RateLimit } from '../database/rate-limit.js';
import { countyOf } from '../engine/index.js';
import type { Principal } from '../cases/access.js';
import { parseCitizenId } from '../shared/citizen-id.js';
import { normalised } from './blind-index.js';
import { CitizenIdInvalid, TooManySearches } from './household-errors.js';
import { Involvements, type Involvement } from './involvements.js';
import { possibilities, type Possibility } from './possibilities.js';
import { ReadLog } from './read-log.js';

export interface SearchResult {
  involvements: (Omit<Involvement, 'member'> & { possible: Possibility[] })[];
}

/** A household has forty members at most, and people type one number at a time: enough for work, too few to try numbers out. */
const SEARCHES = { points: 60, duration: 300 };

/** Looks somebody up before they apply: is a case open, is something being paid, wherever that may be. */
@Injectable()
export class PersonSearch {
  private readonly limit: RateLimit;

  constructor(
    private readonly database: Database,
    private readonly involvements: Involvements,
    private readonly log: ReadLog,
  ) {
    this.limit = new RateLimit(database.pool, 'persons', SEARCHES);
  }

  /** The search itself is on record; the number is not. @throws CitizenIdInvalid, ReasonNamesPerson, TooManySearches */
  async search(user: Principal, idNumber: string, reason = '受理查重'): Promise<SearchResult> {
    const wait = await this.limit.count(user.userId);
    if (wait !== null) throw new TooManySearches(wait);
    return this.database.transaction(EVERYWHERE, async (tx) => {
      const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
      const today = parsePlainDate(dateOf((rows[0]?.now ?? new Date(Number.NaN)).toISOString()));
      const parsed = parseCitizenId(normalised(idNumber), today);
      if (!parsed.ok) throw new CitizenIdInvalid(parsed.reason);
      const found = await this.involvements.find(tx, [parsed.value]);
      const division = user.seats[0]?.office.split(':')[0] ?? '';
      const what = `search, ${found.length} found`;
      await this.log.record(tx, { userId: user.userId, county: countyOf(division), division, reason, what });
      return {
        involvements: found.map(({ member: _member, ...involvement }) => ({
          ...involvement,
          possible: possibilities(involvement),
        })),
      };
    });
  }
}
