import { Injectable } from '@nestjs/common';
import { PersonalVault, type Tx } from '../cases/ports.js';
import { Database, type ReadScope } from '../database/database.js';
import { notFound } from '../shared/problem.js';
import { noticeContext, readNotice, type PublishedNotice } from './published-notice.js';

/** A notice of a case as its handlers see it: when it hung, and what it said. */
export interface CaseNotice {
  id: string;
  kind: string;
  /** The state that published it; null for an announcement. */
  state: string | null;
  /** Code of the division where it hung. */
  place: string;
  publishedAt: string;
  expiresAt: string | null;
  withdrawnAt: string | null;
  /** Number of the event that published it. */
  seq: number;
  /** As published; null once the household's data has been erased. */
  content: PublishedNotice | null;
}

type Row = Omit<CaseNotice, 'content'> & { household_id: string; sealed: Buffer };

@Injectable()
export class CaseNotices {
  constructor(
    private readonly database: Database,
    private readonly vault: PersonalVault,
  ) {}

  /** All notices of a case, past ones too, oldest first. @throws Problem 404 for a case outside the scope */
  async of(scope: ReadScope, county: string, caseId: string): Promise<CaseNotice[]> {
    return this.database.read(scope, async (tx) => {
      const { rowCount } = await tx.query('select from cases where county = $1 and id = $2', [county, caseId]);
      if (!rowCount) throw notFound({ zh: '案件', en: 'case' });
      const { rows } = await tx.query<Row>(
        `select id, kind, state, place, published_at as "publishedAt", expires_at as "expiresAt", withdrawn_at as "withdrawnAt",
           seq, household_id, sealed
         from notice where county = $1 and case_id = $2 order by id`,
        [county, caseId],
      );
      const notices: CaseNotice[] = [];
      for (const row of rows) notices.push(await this.view(tx, row));
      return notices;
    });
  }

  private async view(tx: Tx, { household_id, sealed, ...row }: Row): Promise<CaseNotice> {
    const content = await this.vault.open(tx, household_id, sealed, noticeContext(row.id));
    return { ...row, content: content && readNotice(content) };
  }
}
