import { Injectable } from '@nestjs/common';
import { DefinitionLibrary, type Tx } from '../cases/ports.js';
import type { Text } from '../engine/index.js';
import { BlindIndex } from './blind-index.js';

/** Where somebody is already being helped. Enough to find the case and no more: no names, no household. */
export interface Involvement {
  /** Which of the numbers asked about, from 0. */
  member: number;
  number: string;
  procedure: string;
  title: Text;
  /** From the county down, e.g. 通城县沙堆镇堆山村. */
  division: string;
  /** Day the case was opened, or first month that is paid. */
  since: string;
  status: 'open' | 'inPayment';
}

interface Row {
  id_index: Buffer;
  number: string;
  procedure: string;
  definition: string;
  place: string | null;
  opened_on: string;
  paid_from: string | null;
}

const FIND = `
  select p.id_index, c.number, c.procedure, c.definition, to_char(c.opened_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as opened_on,
    (select string_agg(d.name, '' order by d.code) from division d
      where d.code in (left(c.division, 6), left(c.division, 9), c.division)) as place,
    paid.from_month as paid_from
  from person p join cases c on c.county = p.county and c.household_id = p.household_id
    and (c.beneficiary_id is null or c.beneficiary_id = p.id)
    left join lateral (
      select min(a.from_month) as from_month from award a where a.county = c.county and a.case_id = c.id
        and coalesce(a.to_month, '9999-12') >= greatest(a.from_month, to_char(service_now() at time zone 'Asia/Shanghai', 'YYYY-MM'))
    ) paid on true
  where p.id_index = any ($1) and p.left_at is null and (c.status = 'active' or paid.from_month is not null)
  order by c.opened_at, c.number`;

/**
 * Finds people by their number in open cases and running awards, whichever township they belong to: cases of their household,
 * and of those about a person the ones about them.
 */
@Injectable()
export class Involvements {
  constructor(
    private readonly library: DefinitionLibrary,
    private readonly index: BlindIndex,
  ) {}

  /**
   * @param tx sees everywhere: somebody in another township is exactly who is looked for
   * @param idNumbers null for a person without a number, who cannot be found
   */
  async find(tx: Tx, idNumbers: readonly (string | null)[]): Promise<Involvement[]> {
    const indexes = idNumbers.map((idNumber) => (idNumber === null ? null : this.index.ofCitizenId(idNumber)));
    const { rows } = await tx.query<Row>(FIND, [indexes.filter((index) => index !== null)]);
    const found: Involvement[] = [];
    for (const row of rows) {
      await this.library.ensure(row.definition);
      const { title } = this.library.definition(row.definition).definition;
      found.push({
        member: indexes.findIndex((index) => index?.equals(row.id_index) ?? false),
        number: row.number,
        procedure: row.procedure,
        title,
        division: row.place ?? '',
        since: row.paid_from ?? row.opened_on,
        status: row.paid_from === null ? 'open' : 'inPayment',
      });
    }
    return found;
  }

  /**
   * Makes everybody else who wants to enter one of these people wait for this transaction: of two windows with the same
   * person at the same moment the second finds what the first has written. Sorted, so that two families never deadlock.
   */
  async reserve(tx: Tx, idNumbers: readonly (string | null)[]): Promise<void> {
    const keys = idNumbers
      .filter((idNumber) => idNumber !== null)
      .map((idNumber) => this.index.ofCitizenId(idNumber).readBigInt64BE().toString())
      .sort();
    for (const key of keys) await tx.query('select pg_advisory_xact_lock($1::bigint)', [key]);
  }
}
