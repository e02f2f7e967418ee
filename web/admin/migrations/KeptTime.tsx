import { useDay } from '../../ui';
import type { Detail } from './detail';
import { useMigrationWords } from './messages';

/** The periods of a case that go on, each with its last day before and after: the same, or something is wrong. */
export function KeptTime({ detail: { due, clocks }, nameOf }: { detail: Detail; nameOf: (period: string) => string }) {
  const t = useMigrationWords();
  const day = useDay();
  const lines = Object.entries(due).map(([key, { period: name, before, after }]) => {
    const period = nameOf(name);
    if (before === null || after === null) return [key, t('suspended', { period })] as const;
    if (before === after) return [key, t('kept', { period, day: day(after) })] as const;
    return [key, t('keptRenamed', { period, before: day(before), after: day(after) })] as const;
  });
  return (
    <>
      {lines.map(([key, words]) => (
        <div key={key}>{words}</div>
      ))}
      {clocks.ended.length > 0 && <div>{t('clocksEnd', { count: clocks.ended.length })}</div>}
      {clocks.started.length > 0 && <div>{t('clocksStart', { count: clocks.started.length })}</div>}
    </>
  );
}
