import { Injectable } from '@nestjs/common';
import { dateOf, parsePlainDate } from '../calendar/index.js';
import { Database, EVERYWHERE } from '../database/database.js';
import { countyOf } from '../engine/index.js';
import type { Principal } from '../cases/access.js';
import { parseCitizenId } from '../shared/citizen-id.js';
import { normalised } from './blind-index.js';
import { CitizenIdInvalid } from './household-errors.js';
import { Involvements, type Involvement } from './involvements.js';
import { possibilities, type Possibility } from './possibilities.js';
import { ReadLog } from './read-log.js';
import { SearchLimit } from './search-limit.js';

export interface SearchResult {
  involvements: (Omit<Involvement, 'member'> & { possible: Possibility[] })[];
}

/** Looks somebody up before they apply: is a case open, is something being paid, wherever that may be. */
@Injectable()
export class PersonSearch {
  constructor(
    private readonly database: Database,
    private readonly involvements: Involvements,
    private readonly log: ReadLog,
    private readonly limit: SearchLimit,
  ) {}

  /** The search itself is on record; the number is not. @throws CitizenIdInvalid, ReasonNamesPerson, TooManySearches */
  async search(user: Principal, idNumber: string, reason = '受理查重'): Promise<SearchResult> {
    await this.limit.count(user.userId);
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
