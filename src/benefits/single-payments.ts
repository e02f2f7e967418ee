import { Injectable } from '@nestjs/common';
import type { EffectContext } from '../cases/ports.js';
import type { Effect } from '../engine/index.js';
import { Accounts } from './accounts.js';
import { monthOf } from './months.js';
import { amountOf, kindOf, MAIN, payeeOf } from './terms.js';

/** Payments that are made once. */
@Injectable()
export class SinglePayments {
  constructor(private readonly accounts: Accounts) {}

  /**
   * Orders one payment: it goes on the county's next roster, or comes out of an account at once.
   *
   * @throws AwardAmountInvalid, KindInvalid, PayeeUnknown, AccountShort
   */
  async pay({ params }: Effect, context: EffectContext): Promise<void> {
    const order = {
      amountFen: amountOf(params['amount']),
      kind: kindOf(params['kind']) ?? MAIN,
      payee: payeeOf(params['payee']) ?? 'household',
    };
    const account = params['account'];
    if (account === undefined || account === null) return insert(context, order, null);
    const { name } = await this.accounts.take(context, account, order.amountFen);
    await insert(context, order, name);
    await payAtOnce(context);
  }
}

interface Order {
  amountFen: number;
  kind: string;
  payee: string;
}

const itemOf = ({ event, index }: EffectContext): string => `once:${event.seq}.${index}`;

async function insert(context: EffectContext, order: Order, account: string | null): Promise<void> {
  const { tx, county, caseId, event, index } = context;
  const month = monthOf(event.at);
  await tx.query(
    `insert into payment_order (county, case_id, item, household_id, person_id, procedure, kind, payee, amount_fen, account,
       due_month, paid_month, authority, decided_at, source_county, source_id, seq, index)
     select c.county, c.id, $3, c.household_id, c.beneficiary_id, c.procedure, $4, $5, $6, $7, $8, $9, $10, $11, c.county, c.id, $12, $13
     from cases c where c.county = $1 and c.id = $2`,
    [
      ...[county, caseId, itemOf(context), order.kind, order.payee, order.amountFen, account, month],
      ...[
        account === null ? null : month,
        JSON.stringify(event.facts['authority'] ?? null),
        event.at,
        event.seq,
        index,
      ],
    ],
  );
}

async function payAtOnce(context: EffectContext): Promise<void> {
  const { tx, county, caseId, event } = context;
  await tx.query(
    `insert into payment (county, month, case_id, item, line, household_id, division, procedure, kind, payee, amount_fen, account, compiled_at, compiled_by)
     select o.county, o.paid_month, o.case_id, o.item, 1, o.household_id, $4, o.procedure, o.kind, o.payee, o.amount_fen, o.account, $5, $6
     from payment_order o where o.county = $1 and o.case_id = $2 and o.item = $3`,
    [
      ...[county, caseId, itemOf(context), context.state.division, event.at],
      event.actor.kind === 'user' ? event.actor.user : null,
    ],
  );
}
