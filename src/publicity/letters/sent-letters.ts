import { Injectable } from '@nestjs/common';
import { dateOf, dueOfClock } from '../../calendar/index.js';
import { DefinitionLibrary, PersonalVault, type Tx } from '../../cases/ports.js';
import type { Text } from '../../engine/index.js';
import { letterContext } from './letters.js';
import type { Remedy } from './remedies.js';

/** A letter as the household may be reminded of it without an account: what it was and what can be done, not what it says. */
export interface SentLetter {
  kind: string;
  /** Null once the household's data has been erased. */
  title: Text | null;
  /** Day it was issued, YYYY-MM-DD. */
  on: string;
  remedies: SentRemedy[];
}

export interface SentRemedy extends Remedy {
  /**
   * Last day to use it, counted as if the letter had been received on the day it was issued and without moving a day of
   * rest: never later than the law's own, so that whoever keeps to it is in time.
   */
  lastDay: string;
}

interface Row {
  id: string;
  kind: string;
  household_id: string;
  sealed: Buffer;
  remedies: Remedy[] | null;
  issued_at: Date;
}

@Injectable()
export class SentLetters {
  constructor(
    private readonly library: DefinitionLibrary,
    private readonly vault: PersonalVault,
  ) {}

  /** The letters of a case, oldest first. */
  async of(tx: Tx, county: string, caseId: string): Promise<SentLetter[]> {
    const { rows } = await tx.query<Row>(
      `select id, kind, household_id, sealed, remedies, issued_at from letter where county = $1 and case_id = $2 order by id`,
      [county, caseId],
    );
    const letters: SentLetter[] = [];
    for (const row of rows) letters.push(await this.view(tx, row));
    return letters;
  }

  private async view(tx: Tx, { id, kind, household_id, sealed, remedies, issued_at }: Row): Promise<SentLetter> {
    const opened = await this.vault.open(tx, household_id, sealed, letterContext(id));
    const title = (opened?.['title'] ?? null) as unknown as Text | null;
    const at = issued_at.toISOString();
    return { kind, title, on: dateOf(at), remedies: (remedies ?? []).map((one) => this.dated(one, at)) };
  }

  private dated(remedy: Remedy, startedAt: string): SentRemedy {
    const calendar = this.library.calendar(this.library.currentCalendar());
    const clock = { startedAt, length: remedy.period, endOnRestDay: 'keep' as const, ledger: [] };
    return { ...remedy, lastDay: String(dueOfClock(calendar, clock).dueOn) };
  }
}
