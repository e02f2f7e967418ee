import { NavLink, Route, Routes } from 'react-router';
import { NotFoundPage } from '../app/fault-pages';
import { CasePage } from './case/CasePage';
import { CopiesPage } from './CopiesPage';
import { DeskPage } from './DeskPage';
import { useDeskWords } from './messages';
import { SubstitutionsPage } from './substitutions/SubstitutionsPage';
import './desk.css';

export default function DeskRoom() {
  const t = useDeskWords();
  return (
    <>
      <nav className="sub-bar no-print" aria-label={t('deskPages')}>
        <NavLink to="/desk" end>
          {t('work')}
        </NavLink>
        <NavLink to="/desk/copies">{t('copies')}</NavLink>
        <NavLink to="/desk/substitutions">{t('substitutions')}</NavLink>
      </nav>
      <Routes>
        <Route index element={<DeskPage />} />
        <Route path="copies" element={<CopiesPage />} />
        <Route path="substitutions" element={<SubstitutionsPage />} />
        <Route path="cases/:county/:caseId" element={<CasePage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </>
  );
}
