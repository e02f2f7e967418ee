import { Injectable } from '@nestjs/common';
import type { Tx } from '../cases/ports.js';
import { BlindIndex } from './blind-index.js';

/** An identity in force that a case has recognised somebody to have. No more than an involvement tells. */
export interface Recognition {
  /** Which of the numbers asked about, from 0. */
  member: number;
  status: string;
  procedure: string;
  /** First and last day, YYYY-MM-DD. */
  since: string;
  to: string | null;
}

const FIND = `
  select distinct on (r.id_index, r.status, c.procedure) r.id_index, r.status, c.procedure, r.from_date as since, r.to_date as "to"
  from recognised_status r join cases c on c.county = r.county and c.id = r.case_id
  where r.id_index = any ($1) and r.from_date <= $2::date and coalesce(r.to_date, 'infinity') >= $2::date
  order by r.id_index, r.status, c.procedure, r.to_date desc nulls first`;

/** Finds what people are recognised to be, whichever county recognised it. */
@Injectable()
export class Recognitions {
  constructor(private readonly index: BlindIndex) {}

  /** @param idNumbers null for a person without a number, who cannot be found */
  async find(tx: Tx, idNumbers: readonly (string | null)[], today: string): Promise<Recognition[]> {
    const indexes = idNumbers.map((idNumber) => (idNumber === null ? null : this.index.ofCitizenId(idNumber)));
    const { rows } = await tx.query<Omit<Recognition, 'member'> & { id_index: Buffer }>(FIND, [
      indexes.filter((index) => index !== null),
      today,
    ]);
    return rows.map(({ id_index, ...recognition }) => ({
      member: indexes.findIndex((index) => index?.equals(id_index) ?? false),
      ...recognition,
    }));
  }
}
