import { useBenefitsWords } from './messages';

const PAYEES = ['household', 'institution', 'carer', 'guardian'] as const;

/** Who receives a payment. */
export function Payee({ payee }: { payee: string }) {
  const t = useBenefitsWords();
  const known = PAYEES.find((name) => name === payee);
  return <>{known ? t(known) : payee}</>;
}
