import { useApi } from '../api/use';
import { RemainingChip } from '../ui';

const DAY_MS = 86_400_000;

/** Days until a notice's last, counted from the service's day and not from this machine's. */
export function DaysLeft({ to }: { to: string }) {
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  if (!clock) return null;
  const count = Math.round((Date.parse(to) - Date.parse(clock.today)) / DAY_MS);
  // A period counted anew lets a notice hang longer than it says itself.
  return count < 0 ? null : <RemainingChip remaining={{ count, unit: 'd', overdue: false }} />;
}
