import { NavLink, Route, Routes } from 'react-router';
import { NotFoundPage } from '../app/fault-pages';
import { rolesOf, useMe } from '../app/session';
import { ComparePage } from './ComparePage';
import { DeployPage } from './DeployPage';
import { ListPage } from './ListPage';
import { useProceduresWords } from './messages';
import { ReaderPage } from './ReaderPage';
import { SettingsPage } from './SettingsPage';
import './procedures.css';

/** The law as data, for people who read the law: every version, what differs, what divisions set for themselves. */
export default function ProceduresRoom() {
  const t = useProceduresWords();
  const mayDeploy = rolesOf(useMe()).includes('administrator');
  return (
    <>
      <nav className="sub-bar no-print" aria-label={t('pages')}>
        <NavLink to="/procedures" end>
          {t('list')}
        </NavLink>
        <NavLink to="/procedures/settings">{t('settings')}</NavLink>
        {mayDeploy && <NavLink to="/procedures/deploy">{t('deploy')}</NavLink>}
      </nav>
      <Routes>
        <Route index element={<ListPage />} />
        <Route path="settings" element={<SettingsPage />} />
        {mayDeploy && <Route path="deploy" element={<DeployPage />} />}
        <Route path="versions/:procedure/:version" element={<ReaderPage />} />
        <Route path="compare/:procedure" element={<ComparePage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </>
  );
}
