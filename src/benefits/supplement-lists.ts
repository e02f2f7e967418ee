import { Injectable } from '@nestjs/common';
import type { EffectContext } from '../cases/ports.js';
import type { Effect } from '../engine/index.js';
import { monthOf } from './months.js';
import { amountOf, kindOf } from './terms.js';

const SUPPLEMENT = 'supplement';

/** Supplements for everybody who is on some award, such as those of a month in which prices rose. */
@Injectable()
export class SupplementLists {
  /**
   * Computes the list in one statement, of one person as of tens of thousands, and orders its payments, which go on the next roster of each county.
   *
   * @throws AwardAmountInvalid, KindInvalid
   */
  async payAll({ params }: Effect, context: EffectContext): Promise<void> {
    const { tx, county, caseId, state, event, index } = context;
    const amountFen = amountOf(params['amount']);
    const kind = kindOf(params['kind']) ?? SUPPLEMENT;
    const procedures = (params['procedures'] as string[]).map(String);
    const month = monthOf(event.at);
    const authority = JSON.stringify(event.facts['authority'] ?? null);
    const { rows } = await tx.query<{ people: number }>(
      'select order_supplements($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as people',
      [county, caseId, event.seq, index, state.division, procedures, kind, amountFen, month, authority, event.at],
    );
    await tx.query(
      `insert into supplement_list (county, case_id, seq, index, division, procedures, kind, amount_fen, month, people, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[county, caseId, event.seq, index, state.division, procedures, kind, amountFen, month],
        ...[rows[0]?.people ?? 0, event.at],
      ],
    );
  }
}
