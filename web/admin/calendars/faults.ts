import { useCalendarWords } from './messages';
import type { Draft } from './with-year';

/** What keeps a notice from being loaded, in words. */
export function useFaultWords(): (fault: Draft['faults'][number]) => string {
  const t = useCalendarWords();
  return (fault) => {
    if (fault.kind === 'notUnderstood') return t('notUnderstood', { text: fault.text });
    if (fault.kind === 'gap') return t('gap', { year: fault.year });
    return fault.kind === 'nothingFound' ? t('nothingFound') : t(fault.kind, { day: fault.day });
  };
}
