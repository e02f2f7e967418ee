import { Money } from '../ui';

/** What an account holds: money in yuan, beds in pieces. */
export function Balance({ unit, amount }: { unit: 'fen' | 'piece'; amount: number }) {
  return unit === 'fen' ? <Money fen={amount} /> : <span className="number">{amount.toLocaleString('en-US')}</span>;
}
