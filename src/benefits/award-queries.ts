import { Injectable } from '@nestjs/common';
import { Database, type ReadScope } from '../database/database.js';
import type { Json } from '../engine/index.js';
import { notFound } from '../shared/problem.js';
import type { Month } from './months.js';

/** One monthly amount, from a month to a month. */
export interface AwardView {
  /** Several kinds may run in one case; a case that names none has `main`. */
  kind: string;
  /** Who receives it: `household`, `institution`, `carer` or `guardian`. */
  payee: string;
  from: Month;
  /** Last month paid; null while it runs. Before `from` when it was replaced before it took effect. */
  to: Month | null;
  amountFen: number;
  procedure: string;
  decidedAt: string;
  /** Number of the event that decided it, and of the one that ended it: the trace stands in the first. */
  seq: number;
  endedSeq: number | null;
  /** Under which authority it was decided. */
  authority: Json;
}

@Injectable()
export class AwardQueries {
  constructor(private readonly database: Database) {}

  /** A case's awards, oldest first. @throws Problem 404 for a case outside the scope */
  async of(scope: ReadScope, county: string, caseId: string): Promise<AwardView[]> {
    return this.database.read(scope, async (tx) => {
      const { rowCount } = await tx.query('select from cases where county = $1 and id = $2', [county, caseId]);
      if (!rowCount) throw notFound({ zh: '案件', en: 'case' });
      const { rows } = await tx.query<AwardView>(
        `select kind, payee, from_month as "from", to_month as "to", amount_fen as "amountFen", procedure, decided_at as "decidedAt",
           seq, ended_seq as "endedSeq", authority
         from award where county = $1 and case_id = $2 order by from_month, seq, kind`,
        [county, caseId],
      );
      return rows;
    });
  }
}
