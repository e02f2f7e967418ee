import { Injectable } from '@nestjs/common';
import { dateOf } from '../../calendar/index.js';
import type { Principal } from '../../cases/access.js';
import type { Tx } from '../../cases/ports.js';
import { roleTitle } from '../../cases/role-titles.js';
import { Database, EVERYWHERE } from '../../database/database.js';
import { RateLimit } from '../../database/rate-limit.js';
import { countyOf, type Text } from '../../engine/index.js';
import { Households, ReadLog } from '../../households/index.js';
import { windowOf } from '../windows.js';
import { TooManyLookups } from './counter-errors.js';
import type { DeclaredRelativeView, OfficialView } from './counter.dto.js';

/** A household has forty members at most, and a clerk types one number at a time. */
const LOOKUPS = { points: 60, duration: 300 };

interface Row {
  username: string;
  name: string;
  office: Text;
  role: string;
}

/**
 * Who may handle a case of a window: its villages' committees, its township, its county's civil affairs. Nobody else's kinship
 * matters to a household there.
 */
const CONCERNED = `s.valid_from <= $2 and (s.valid_to is null or s.valid_to >= $2) and not u.disabled
  and (starts_with(s.office, $1) or s.office = left($1, 6) || ':civilAffairs')`;

/** Officials of whom somebody may be a near relative (57号 art. 11): chosen by name, or found by what they have declared. */
@Injectable()
export class Officials {
  private readonly limit: RateLimit;

  constructor(
    private readonly database: Database,
    private readonly households: Households,
    private readonly log: ReadLog,
  ) {
    this.limit = new RateLimit(database.pool, 'relatives', LOOKUPS);
  }

  /** Those who may handle a case of this window, by office and name. */
  list(user: Principal): Promise<OfficialView[]> {
    return this.database.read(EVERYWHERE, async (tx) => {
      const { rows } = await tx.query<Row>(
        `select u.username, u.name, o.name as office, min(s.role) as role from seat s join app_user u on u.id = s.user_id
         join office o on o.code = s.office where ${CONCERNED} group by u.username, u.name, o.code order by o.code, u.name`,
        [townshipOf(user), await today(tx)],
      );
      return rows.map(({ role, ...official }) => ({ ...official, role: roleTitle(role) }));
    });
  }

  /**
   * Which of them have declared the person with this number as a near relative. What they declared elsewhere is not told. The
   * look-up is on record; the number is not.
   *
   * @throws CitizenIdInvalid, TooManyLookups
   */
  async relativesOf(user: Principal, idNumber: string): Promise<DeclaredRelativeView[]> {
    const wait = await this.limit.count(user.userId);
    if (wait !== null) throw new TooManyLookups(wait);
    return this.database.transaction(EVERYWHERE, async (tx) => {
      const day = await today(tx);
      const township = townshipOf(user);
      const { rows } = await tx.query<Row & { relation: string }>(
        `select distinct on (u.username) u.username, u.name, o.name as office, r.relation from official_relative r
         join app_user u on u.id = r.user_id join seat s on s.user_id = u.id join office o on o.code = s.office
         where r.id_index = $3 and ${CONCERNED} order by u.username`,
        [township, day, this.households.indexOf(idNumber, day)],
      );
      const reading = { userId: user.userId, county: countyOf(township), division: township };
      await this.log.record(tx, { ...reading, reason: '受理近亲属备案核对', what: `relatives, ${rows.length} found` });
      return rows.map(({ username, name, office, relation }) => ({ officer: username, name, office, relation }));
    });
  }
}

const townshipOf = (user: Principal): string => windowOf(user).split(':')[0] || '-';

async function today(tx: Tx): Promise<string> {
  const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
  return dateOf((rows[0]?.now ?? new Date(Number.NaN)).toISOString());
}
