import { Injectable } from '@nestjs/common';
import { DefinitionLibrary, PersonalVault } from '../cases/ports.js';
import { Database, type ReadScope } from '../database/database.js';
import { notFound } from '../shared/problem.js';
import { filingContext, receiptOf, type Choice, type Receipt } from './receipts.js';

/** How an application came in, as its handlers and reviewers see it. */
export interface FilingView extends Receipt {
  applicantId: string | null;
  receivedBy: string;
  authorisations: { person: string; at: string; document: string | null }[];
  /** Cases of the same people that the clerk went on in spite of, and why; null when there were none. */
  acknowledged: { numbers: string[]; reason: string | null } | null;
  /** Which of two benefits that exclude each other the household wants. */
  choices: Choice[];
}

interface Row {
  county: string;
  case_id: string;
  number: string;
  procedure: string;
  definition: string;
  household_id: string | null;
  promised_on: string | null;
  promised_provisional: boolean;
  received_at: Date;
  received_by: string;
  applicant_id: string | null;
  authorisations: FilingView['authorisations'];
  acknowledged: string[];
  sealed: Buffer | null;
  choices: Choice[];
}

/** Reads applications back, without their codes. */
@Injectable()
export class Filings {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
    private readonly vault: PersonalVault,
  ) {}

  /** A receipt for printing again. @throws Problem 404 outside the scope */
  async receipt(scope: ReadScope, number: string): Promise<Receipt> {
    const { county, caseId, procedure, title, law, receivedAt, promisedOn, promisedProvisional } = await this.find(
      scope,
      'a.county = $1 and a.number = $2',
      [number.slice(0, 6), number],
    );
    return { number, county, caseId, procedure, title, law, receivedAt, promisedOn, promisedProvisional };
  }

  /** @throws Problem 404 outside the scope, or for a case that nobody applied for */
  async ofCase(scope: ReadScope, county: string, caseId: string): Promise<FilingView> {
    return this.find(scope, 'a.county = $1 and a.case_id = $2', [county, caseId]);
  }

  private async find(scope: ReadScope, where: string, values: string[]): Promise<FilingView> {
    return this.database.read(scope, async (tx) => {
      const { rows } = await tx.query<Row>(
        `select a.*, u.name as received_by, c.procedure, c.definition, c.household_id from application a
         join cases c on c.county = a.county and c.id = a.case_id join app_user u on u.id = a.received_by where ${where}`,
        values,
      );
      const row = rows[0];
      if (!row) throw notFound({ zh: '申请', en: 'application' });
      await this.library.ensure(row.definition);
      const compiled = this.library.definition(row.definition);
      const promised = { on: row.promised_on, provisional: row.promised_provisional };
      const identity = { number: row.number, county: row.county, caseId: row.case_id, procedure: row.procedure };
      const opened =
        row.sealed && row.household_id
          ? await this.vault.open(tx, row.household_id, row.sealed, filingContext(row.case_id))
          : null;
      const reason = opened?.['acknowledgeReason'];
      return {
        ...receiptOf({ ...identity, receivedAt: row.received_at }, compiled, promised),
        applicantId: row.applicant_id,
        receivedBy: row.received_by,
        authorisations: row.authorisations,
        choices: row.choices,
        acknowledged:
          row.acknowledged.length === 0
            ? null
            : { numbers: row.acknowledged, reason: typeof reason === 'string' ? reason : null },
      };
    });
  }
}
