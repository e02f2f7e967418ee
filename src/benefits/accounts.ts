import { Injectable } from '@nestjs/common';
import type { EffectContext, FactSubject, Tx } from '../cases/ports.js';
import { countyOf, type Effect, type Json } from '../engine/index.js';
import { AccountFull, AccountNameInvalid, AccountShort } from './benefit-errors.js';
import { amountOf } from './terms.js';

/** An account and the division it belongs to. */
export interface Account {
  name: string;
  county: string;
  division: string;
}

/** What an account counts: a fund's name begins with `reserve` or `fund` and it holds fen; all others hold pieces. */
export const unitOf = (name: string): 'fen' | 'piece' => (/^(reserve|fund)(\.|$)/.test(name) ? 'fen' : 'piece');

const NAME = /^[A-Za-z][\w.-]{0,89}$/;

/** County, township or village code beginning with a province's (GB/T 2260), so that no month or year is taken for one. */
const DIVISION = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{4}(\d{3}(\d{3})?)?$/;

/**
 * Accounts of what can be counted and runs out: fen of a reserve fund, beds of an institution. An account holds what its
 * setting says today, less what cases have taken from it; it cannot be overdrawn, however many ask at once.
 */
@Injectable()
export class Accounts {
  /** @throws AccountShort, AccountNameInvalid, AwardAmountInvalid */
  async spend({ params }: Effect, context: EffectContext): Promise<void> {
    await this.take(context, params['account'], amountOf(params['amount']));
  }

  /**
   * With `most` it is refused when the account would then hold more: what was computed from its balance still holds when it is
   * written, however many decide at once. @throws AccountFull, AccountNameInvalid, AwardAmountInvalid
   */
  async deposit({ params }: Effect, context: EffectContext): Promise<void> {
    const account = accountOf(params['account'], context.county);
    const amount = amountOf(params['amount']);
    const { balance } = await move(context, account, amount);
    const most = params['most'];
    if (typeof most === 'number' && balance > most) throw new AccountFull(account.name, balance - amount, amount, most);
  }

  /** Takes an amount and says out of which account. @throws AccountShort, AccountNameInvalid */
  async take(context: EffectContext, name: Json | undefined, amount: number): Promise<Account> {
    const account = accountOf(name, context.county);
    const { done, balance } = await move(context, account, -amount);
    if (!done) throw new AccountShort(account.name, balance, amount);
    return account;
  }

  /** What is left today. @param name without the code of a division, the account of the case's county */
  async balance(tx: Tx, name: string, { county, today }: Pick<FactSubject, 'county' | 'today'>): Promise<number> {
    const account = accountOf(name, county);
    const { rows } = await tx.query<{ balance: number }>('select account_balance($1, $2, $3, $4) as balance', [
      account.county,
      account.name,
      account.division,
      today,
    ]);
    return rows[0]?.balance ?? 0;
  }
}

/**
 * `reserve.421222104` belongs to that township and its county; a name without a division's code to the county.
 *
 * @throws AccountNameInvalid
 */
export function accountOf(name: Json | undefined, county: string): Account {
  if (typeof name !== 'string' || !NAME.test(name)) throw new AccountNameInvalid(name ?? null);
  const division = name.split('.').findLast((part) => DIVISION.test(part));
  return division === undefined ? { name, county, division: county } : { name, county: countyOf(division), division };
}

async function move(
  { tx, county, caseId, event, index }: EffectContext,
  account: Account,
  amount: number,
): Promise<{ done: boolean; balance: number }> {
  const { rows } = await tx.query<{ done: boolean; balance: number }>(
    'select done, balance from account_move($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [account.county, account.name, account.division, county, caseId, event.seq, index, amount, event.at],
  );
  return rows[0] ?? { done: false, balance: 0 };
}
