import type { Json } from '../engine/index.js';
import { AwardAmountInvalid, KindInvalid, PayeeUnknown } from './benefit-errors.js';

/** Who receives a payment: the household or person it is for, or somebody who cares for them. */
export const PAYEES = ['household', 'institution', 'carer', 'guardian'] as const;
export type Payee = (typeof PAYEES)[number];

/** The kind of an award or payment that names none. */
export const MAIN = 'main';

/** A whole number of fen above zero. @throws AwardAmountInvalid */
export function amountOf(amount: Json | undefined): number {
  if (typeof amount === 'number' && Number.isSafeInteger(amount) && amount > 0) return amount;
  throw new AwardAmountInvalid(amount ?? null);
}

/** A kind as an effect names it; undefined where it names none. @throws KindInvalid */
export function kindOf(kind: Json | undefined): string | undefined {
  if (kind === undefined || kind === null) return undefined;
  if (typeof kind === 'string' && /^[A-Za-z][\w-]{0,39}$/.test(kind)) return kind;
  throw new KindInvalid(kind);
}

/** A payee as an effect names it; undefined where it names none. @throws PayeeUnknown */
export function payeeOf(payee: Json | undefined): Payee | undefined {
  if (payee === undefined || payee === null) return undefined;
  const known = PAYEES.find((one) => one === payee);
  if (known === undefined) throw new PayeeUnknown(payee, PAYEES);
  return known;
}
