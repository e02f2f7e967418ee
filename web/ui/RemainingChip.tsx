import { ClockCircleOutlined, PauseCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useUiWords } from './messages';

/** Legal time left, in the unit that the law counts in: `wd` working days, `d` days, `h` hours. */
export interface Remaining {
  count: number;
  unit: string;
  overdue: boolean;
}

interface Props {
  remaining: Remaining | null;
  /** Which third of the time is running: 1 plenty, 2 half gone, 3 nearly over. */
  third?: number | undefined;
  suspended?: boolean | undefined;
}

/** The legal time left in words, and in a colour and a sign for its third: colour alone says nothing here. */
export function RemainingChip({ remaining, third, suspended }: Props) {
  const words = useRemainingWords();
  if (!remaining) return <span className="chip chip-none">{words(null)}</span>;
  const grade = suspended ? 'paused' : remaining.overdue ? 'overdue' : `third${third ?? thirdOf(remaining)}`;
  return (
    <span className={`chip chip-${grade}`}>
      {suspended ? <PauseCircleOutlined aria-hidden /> : <Sign grade={grade} />}
      {words(remaining, suspended)}
    </span>
  );
}

/** {@link RemainingChip} where only a string will do. */
export function useRemainingWords(): (remaining: Remaining | null, suspended?: boolean) => string {
  const t = useUiWords();
  return (remaining, suspended) => {
    if (!remaining) return t('noLimit');
    const { count, unit, overdue } = remaining;
    const time = t(unit === 'wd' ? 'workingDays' : unit === 'h' ? 'hours' : 'days', { count });
    if (suspended) return t('stopped', { time });
    if (overdue) return t('overdueBy', { time });
    return count === 0 ? t('dueNow') : t('left', { time });
  };
}

/** Where the length of the period is not known: the last three days are the last third. */
const thirdOf = ({ count }: Remaining): number => (count <= 1 ? 3 : count <= 3 ? 2 : 1);

function Sign({ grade }: { grade: string }) {
  return grade === 'overdue' || grade === 'third3' ? (
    <WarningOutlined aria-hidden />
  ) : (
    <ClockCircleOutlined aria-hidden />
  );
}
