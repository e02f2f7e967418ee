import { NavLink } from 'react-router';
import { useAuditWords } from './messages';

/** The pages of the room. */
export function AuditMenu() {
  const t = useAuditWords();
  return (
    <nav className="audit-menu" aria-label={t('search')}>
      <NavLink to="/audit" end>
        {t('search')}
      </NavLink>
      <NavLink to="/audit/readings">{t('readLog')}</NavLink>
      <NavLink to="/audit/people">{t('peopleChanges')}</NavLink>
      <NavLink to="/audit/file">{t('verifyFile')}</NavLink>
    </nav>
  );
}
