import { Injectable } from '@nestjs/common';
import { PersonalVault, type Tx } from '../../cases/ports.js';
import { Database, type ReadScope } from '../../database/database.js';
import type { Text } from '../../engine/index.js';
import { HouseholdErased, ReadLog } from '../../households/index.js';
import type { Principal } from '../../cases/access.js';
import { notFound } from '../../shared/problem.js';
import { letterContext } from './letters.js';
import type { Remedy } from './remedies.js';

/** A letter as the case's page lists it. */
export interface LetterView {
  id: string;
  kind: string;
  /** Null once the household's data has been erased. */
  title: Text | null;
  issuedAt: string;
  /** Number of the event that issued it. */
  seq: number;
  remedies: Remedy[];
}

interface Row {
  id: string;
  kind: string;
  household_id: string;
  sealed: Buffer;
  remedies: Remedy[];
  issued_at: Date;
  seq: number;
  division: string;
}

const LETTERS = `select l.*, c.division from letter l join cases c on c.county = l.county and c.id = l.case_id
  where l.county = $1 and l.case_id = $2 and ($3::uuid is null or l.id = $3) order by l.id`;

@Injectable()
export class CaseLetters {
  constructor(
    private readonly database: Database,
    private readonly vault: PersonalVault,
    private readonly log: ReadLog,
  ) {}

  /** The letters of a case, oldest first. @throws Problem 404 for a case outside the scope */
  async of(scope: ReadScope, county: string, caseId: string): Promise<LetterView[]> {
    return this.database.read(scope, async (tx) => {
      const { rowCount } = await tx.query('select from cases where county = $1 and id = $2', [county, caseId]);
      if (!rowCount) throw notFound({ zh: '案件', en: 'case' });
      const { rows } = await tx.query<Row>(LETTERS, [county, caseId, null]);
      const letters: LetterView[] = [];
      for (const row of rows) letters.push(await this.view(tx, row));
      return letters;
    });
  }

  /**
   * A letter in full, to be printed and served. It names the applicant and may tell more, so the reading is kept like any
   * other of unmasked data. @throws HouseholdErased; Problem 404
   */
  async print({ scope, userId }: Principal, county: string, caseId: string, id: string): Promise<string> {
    return this.database.transaction(scope, async (tx) => {
      const { rows } = await tx.query<Row>(LETTERS, [county, caseId, id]);
      const row = rows[0];
      if (!row) throw notFound({ zh: '告知书', en: 'letter' });
      const opened = await this.vault.open(tx, row.household_id, row.sealed, letterContext(id));
      if (!opened) throw new HouseholdErased();
      const { household_id: householdId, division, kind } = row;
      const reason = `送达告知书 serving the letter "${kind}"`;
      await this.log.record(tx, { userId, county, division, householdId, caseId, reason, what: `letter ${id}` });
      return String(opened['text']);
    });
  }

  private async view(tx: Tx, row: Row): Promise<LetterView> {
    const opened = await this.vault.open(tx, row.household_id, row.sealed, letterContext(row.id));
    const { id, kind, remedies, seq } = row;
    const title = (opened?.['title'] ?? null) as unknown as Text | null;
    return { id, kind, title, issuedAt: row.issued_at.toISOString(), seq, remedies };
  }
}
