import type { Schema } from '../../api/client';
import { useDay, useText } from '../../ui';
import { usePeopleWords } from './messages';

export type Seat = Schema<'DatedSeat'>;

/** A seat in a line: office, role, and its days. */
export function SeatWords({ seat }: { seat: Seat }) {
  const text = useText();
  const days = useSeatDays();
  return (
    <>
      {text(seat.officeName)} · {text(seat.roleTitle)} <small className="soft">{days(seat)}</small>
    </>
  );
}

export function useSeatDays(): (seat: Pick<Seat, 'from' | 'to'>) => string {
  const t = usePeopleWords();
  const day = useDay();
  return ({ from, to }) => {
    if (to === null) return t('since', { from: day(from) });
    return to < from ? t('endedOn', { from: day(from) }) : t('until', { from: day(from), to: day(to) });
  };
}
