import { Injectable } from '@nestjs/common';
import { DefinitionLibrary, PersonalVault, type Tx } from '../cases/ports.js';
import type { CompiledDefinition, JsonObject } from '../engine/index.js';
import { Promises } from './promises.js';
import { QueryCodes } from './query-code.js';
import type { Choice, NewReceipt, Receipt } from './receipts.dto.js';

export type { Choice, NewReceipt, Receipt } from './receipts.dto.js';

/** What an application has besides its case. */
export interface Filing {
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  division: string;
  householdId: string | null;
  applicantId: string | null;
  receivedBy: string;
  receivedAt: Date;
  authorisations: { person: string; at: string; document: string | null }[];
  acknowledged: { numbers: string[]; reason: string } | null;
  /** What the household wants where two of its applications exclude each other. */
  choices?: Choice[];
}

/** Records that an application was received and makes out the receipt. */
@Injectable()
export class Receipts {
  constructor(
    private readonly library: DefinitionLibrary,
    private readonly vault: PersonalVault,
    private readonly promises: Promises,
    private readonly codes: QueryCodes,
  ) {}

  async issue(tx: Tx, filing: Filing): Promise<Receipt> {
    const compiled = await this.definitionOf(tx, filing);
    const promised = await this.promises.dayFor(tx, filing, compiled, filing.receivedAt);
    const { county, caseId, number, division, applicantId, receivedBy, receivedAt } = filing;
    await tx.query(
      `insert into application (county, case_id, division, number, query_code_hash, applicant_id, promised_on, promised_provisional,
         received_at, received_by, authorisations, acknowledged, sealed, choices)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        county,
        caseId,
        division,
        number,
        this.codes.digestOf(this.codes.codeOf(caseId)),
        applicantId,
        promised.on,
        promised.provisional,
        receivedAt,
        receivedBy,
        JSON.stringify(filing.authorisations),
        filing.acknowledged?.numbers ?? [],
        await this.sealReason(tx, filing),
        JSON.stringify(filing.choices ?? []),
      ],
    );
    return receiptOf(filing, compiled, { on: promised.on, provisional: promised.provisional });
  }

  /** The definition the case was opened with. */
  private async definitionOf(tx: Tx, { county, caseId }: Filing): Promise<CompiledDefinition> {
    const { rows } = await tx.query<{ definition: string }>(
      'select definition from cases where county = $1 and id = $2',
      [county, caseId],
    );
    const digest = rows[0]?.definition ?? '';
    await this.library.ensure(digest);
    return this.library.definition(digest);
  }

  /** The receipt with its code, which is computed and not stored. */
  withCode({ number, county, caseId, procedure, title, law, ...rest }: Receipt): NewReceipt {
    const { receivedAt, promisedOn, promisedProvisional } = rest;
    const told = { receivedAt, promisedOn, promisedProvisional, queryCode: this.codes.codeOf(caseId) };
    // Always in this order: the database gives the parts of a stored receipt back in one of its own.
    return { number, county, caseId, procedure, title: { zh: title.zh, en: title.en }, law, ...told };
  }

  private async sealReason(tx: Tx, { caseId, householdId, acknowledged }: Filing): Promise<Buffer | null> {
    if (!acknowledged || householdId === null) return null;
    const data: JsonObject = { acknowledgeReason: acknowledged.reason };
    return this.vault.seal(tx, householdId, data, filingContext(caseId));
  }
}

/** What is sealed in an application's row opens only there. */
export const filingContext = (caseId: string): string => `application:${caseId}`;

export function receiptOf(
  filing: Pick<Filing, 'number' | 'county' | 'caseId' | 'procedure' | 'receivedAt'>,
  { definition }: CompiledDefinition,
  promised: { on: string | null; provisional: boolean },
): Receipt {
  const { number, county, caseId, procedure, receivedAt } = filing;
  return {
    number,
    county,
    caseId,
    procedure,
    title: definition.title,
    law: definition.law,
    receivedAt: receivedAt.toISOString(),
    promisedOn: promised.on,
    promisedProvisional: promised.provisional,
  };
}
