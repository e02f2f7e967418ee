import { Injectable } from '@nestjs/common';
import { Database, type ReadScope } from '../database/database.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { notFound } from '../shared/problem.js';
import type { Month } from './months.js';

/** Which list: the case and event that ordered it, and the place of the effect in it. */
export interface SupplementListId {
  county: string;
  caseId: string;
  seq: number;
  index: number;
}

export interface SupplementListView extends SupplementListId {
  division: string;
  divisionName: string;
  /** Everybody on an award of these is on the list, once. */
  procedures: string[];
  kind: string;
  amountFen: number;
  month: Month;
  people: number;
  totalFen: number;
  decidedAt: string;
}

/** One person on a list. */
export interface SupplementRowView {
  /** The case whose award has put the person on the list. */
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  householdId: string;
  personId: string;
  payee: string;
  amountFen: number;
  /** The roster it went on; null while it is due. */
  paidMonth: Month | null;
}

const HEAD = `select county, case_id as "caseId", seq, index, l.division, coalesce(d.name, l.division) as "divisionName", procedures, kind, amount_fen as "amountFen", month, people,
  people * amount_fen as "totalFen", decided_at as "decidedAt" from supplement_list l left join division d on d.code = l.division`;

const ROWS = `
  select o.county, o.case_id as "caseId", c.number, o.procedure, o.household_id as "householdId", o.person_id as "personId", o.payee,
    o.amount_fen as "amountFen", o.paid_month as "paidMonth"
  from payment_order o join cases c on c.county = o.county and c.id = o.case_id
  where o.source_county = $1 and o.source_id = $2 and o.seq = $3 and o.index = $4 and o.item like 'list:%'
    and ($5::text is null or (o.county, o.case_id, o.person_id) > ($5, $6::uuid, $7::uuid))
  order by o.county, o.case_id, o.person_id limit $8`;

/** Supplement lists as they were computed. Of a list that spans counties everybody sees the rows of their own. */
@Injectable()
export class SupplementQueries {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async lists(scope: ReadScope, after: string | undefined, limit: number): Promise<Page<SupplementListView>> {
    const [at, caseId, seq, index] = readCursor(after, 4) ?? [null, null, null, null];
    return this.database.read(scope, async (tx) => {
      const { rows } = await tx.query<Omit<SupplementListView, 'decidedAt'> & { decidedAt: Date }>(
        `${HEAD} where $1::timestamptz is null or (decided_at, case_id, seq, index) < ($1, $2::uuid, $3::int, $4::int)
         order by decided_at desc, case_id desc, seq desc, index desc limit $5`,
        [at, caseId, seq, index, limit + 1],
      );
      const lists = rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
      return pageOf(lists, limit, (row) => cursorOf(row.decidedAt, row.caseId, row.seq, row.index));
    });
  }

  /** @throws Problem 404 for a list outside the scope */
  async rows(
    scope: ReadScope,
    { county, caseId, seq, index }: SupplementListId,
    after: string | undefined,
    limit: number,
  ): Promise<Page<SupplementRowView>> {
    const list = [county, caseId, seq, index];
    const last = readCursor(after, 3) ?? [null, null, null];
    return this.database.read(scope, async (tx) => {
      const head = await tx.query(`${HEAD} where county = $1 and case_id = $2 and seq = $3 and index = $4`, list);
      if (!head.rowCount) throw notFound({ zh: '补贴名单', en: 'supplement list' });
      const { rows } = await tx.query<SupplementRowView>(ROWS, [...list, ...last, limit + 1]);
      return pageOf(rows, limit, (row) => cursorOf(row.county, row.caseId, row.personId));
    });
  }
}
