import type { Schema } from '../../api/client';
import { usePeopleWords } from './messages';

export type Person = Schema<'DirectoryUser'>;

/** Whether somebody can sign in, and what keeps them from it. */
export function AccountState({ person: { disabled, lockedFor } }: { person: Person }) {
  const t = usePeopleWords();
  if (disabled) return <span className="chip chip-third3">{t('blocked')}</span>;
  if (lockedFor !== null)
    return <span className="chip chip-third2">{t('locked', { count: Math.ceil(lockedFor / 60) })}</span>;
  return <span className="chip chip-third1">{t('active')}</span>;
}
