import { Injectable } from '@nestjs/common';
import type { EffectContext } from '../cases/ports.js';
import type { Effect } from '../engine/index.js';
import { monthOf } from './months.js';
import { amountOf, kindOf } from './terms.js';

const SUPPLEMENT = 'supplement';

/**
 * One statement for tens of thousands: everybody on an award of these procedures that runs in the month, below the
 * division; each once, by the procedure named first, whichever households and cases they are in.
 */
const ORDERS = `
  insert into payment_order (county, case_id, item, household_id, person_id, procedure, kind, payee, amount_fen, due_month, authority,
    decided_at, source_county, source_id, seq, index)
  select county, case_id, concat('list:', $2::text, ':', $3::int, '.', $4::int, ':', person_id), household_id, person_id, procedure, $5, payee, $6, $7, $8,
    $9, $1, $2::uuid, $3::int, $4::int
  from (
    select distinct on (person_key(p.id_index, p.id)) a.county, a.case_id, a.household_id, p.id as person_id, a.procedure, a.payee
    from award a join cases c on c.county = a.county and c.id = a.case_id
      join person p on p.county = a.county and p.household_id = a.household_id and (c.beneficiary_id is null or p.id = c.beneficiary_id)
    where a.procedure = any ($10::text[]) and starts_with(a.county, left($11, 6)) and starts_with(c.division, $11)
      and a.from_month <= $7 and coalesce(a.to_month, '9999-12') >= $7
    order by person_key(p.id_index, p.id), array_position($10::text[], a.procedure), a.county, a.case_id, a.kind
  ) people`;

/** Supplements for everybody who is on some award, such as those of a month in which prices rose. */
@Injectable()
export class SupplementLists {
  /**
   * Computes the list and orders its payments, which go on the next roster of each county.
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
    const { rowCount } = await tx.query(ORDERS, [
      ...[county, caseId, event.seq, index, kind, amountFen, month, authority, event.at],
      ...[procedures, state.division],
    ]);
    await tx.query(
      `insert into supplement_list (county, case_id, seq, index, division, procedures, kind, amount_fen, month, people, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[county, caseId, event.seq, index, state.division, procedures, kind, amountFen, month],
        ...[rowCount ?? 0, event.at],
      ],
    );
  }
}
