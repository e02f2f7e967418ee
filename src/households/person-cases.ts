import { Injectable } from '@nestjs/common';
import type { Tx } from '../cases/ports.js';
import type { Principal } from '../cases/access.js';
import { dateOf, parsePlainDate } from '../calendar/index.js';
import { countyOf } from '../engine/index.js';
import { parseCitizenId } from '../shared/citizen-id.js';
import { BlindIndex, normalised } from './blind-index.js';
import { CitizenIdInvalid } from './household-errors.js';
import { ReadLog } from './read-log.js';

/** Whom an auditor looks for, and why. */
export interface PersonSought {
  idNumber: string;
  reason: string;
}

/** Finds the cases of a person by their number, ended ones included, within the scope of the transaction. */
@Injectable()
export class PersonCases {
  constructor(
    private readonly index: BlindIndex,
    private readonly log: ReadLog,
  ) {}

  /** The look-up is on record; the number is not. @throws CitizenIdInvalid, ReasonNamesPerson */
  async find(tx: Tx, user: Principal, { idNumber, reason }: PersonSought): Promise<string[]> {
    const { rows: times } = await tx.query<{ now: Date }>('select service_now() as now');
    const today = parsePlainDate(dateOf((times[0]?.now ?? new Date(Number.NaN)).toISOString()));
    const parsed = parseCitizenId(normalised(idNumber), today);
    if (!parsed.ok) throw new CitizenIdInvalid(parsed.reason);
    const { rows } = await tx.query<{ id: string }>(
      `select c.id::text from person p join cases c on c.county = p.county and c.household_id = p.household_id
         and (c.beneficiary_id is null or c.beneficiary_id = p.id)
       where p.id_index = $1`,
      [this.index.ofCitizenId(parsed.value)],
    );
    const division = user.seats[0]?.office.split(':')[0] ?? '';
    const what = `audit search, ${rows.length} found`;
    await this.log.record(tx, { userId: user.userId, county: countyOf(division), division, reason, what });
    return rows.map(({ id }) => id);
  }
}
