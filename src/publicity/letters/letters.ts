import { Injectable } from '@nestjs/common';
import { PersonalVault, type EffectContext } from '../../cases/ports.js';
import type { Effect } from '../../engine/index.js';
import { uuid7 } from '../../shared/uuid7.js';
import { NoHousehold } from '../notice-errors.js';
import { LetterWriter } from './letter-writer.js';

/** A letter's seal opens nowhere else. */
export const letterContext = (id: string): string => `letter:${id}`;

/**
 * Written notices to the household 告知书: receipts, refusals, cuts and stops. They are written when the step is taken, from
 * what the step knows, and kept as issued.
 */
@Injectable()
export class Letters {
  constructor(
    private readonly vault: PersonalVault,
    private readonly writer: LetterWriter,
  ) {}

  /** @throws NoHousehold, ReasonUnknown, RemediesMissing */
  async issue({ params }: Effect, context: EffectContext): Promise<void> {
    const { tx, county, caseId, householdId, event } = context;
    if (householdId === null) throw new NoHousehold();
    const { kind, title, text, remedies } = await this.writer.write(context, householdId, params);
    const id = uuid7(new Date(event.at));
    const sealed = await this.vault.seal(tx, householdId, { title: { ...title }, text }, letterContext(id));
    await tx.query(
      `insert into letter (county, id, case_id, household_id, kind, sealed, remedies, issued_at, seq)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [county, id, caseId, householdId, kind, sealed, JSON.stringify(remedies), event.at, event.seq],
    );
  }
}
