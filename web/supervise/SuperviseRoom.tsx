import { Navigate, NavLink, Route, Routes, useLocation } from 'react-router';
import { NotFoundPage } from '../app/fault-pages';
import { DrawsPage } from './DrawsPage';
import { FilingsPage } from './FilingsPage';
import { IncidentsPage } from './IncidentsPage';
import { LimitsPage } from './LimitsPage';
import { useSuperviseWords } from './messages';
import { OverviewPage } from './OverviewPage';
import { rolesOf, useMe } from '../app/session';
import { PacePage } from './PacePage';
import { RatingsPage } from './RatingsPage';
import { RelationsPage } from './RelationsPage';
import './supervise.css';

const PAGES = ['overview', 'limits', 'pace', 'draws', 'relations', 'filings', 'ratings', 'incidents'] as const;

/** Who watches over the work of others: how much waits, what is late, what was drawn, what failed. */
export default function SuperviseRoom() {
  const t = useSuperviseWords();
  const { search } = useLocation();
  // What citizens thought of reviewers is not for reviewers to read.
  const watches = rolesOf(useMe()).includes('supervisor');
  return (
    <>
      <nav className="sub-bar no-print" aria-label={t('pages')}>
        {PAGES.filter((name) => watches || name !== 'ratings').map((name) => (
          <NavLink key={name} to={{ pathname: `/supervise/${name}`, search: placeOnly(search) }}>
            {t(name)}
          </NavLink>
        ))}
      </nav>
      <Routes>
        <Route index element={<Navigate to="/supervise/overview" replace />} />
        <Route path="overview" element={<OverviewPage />} />
        <Route path="limits" element={<LimitsPage />} />
        <Route path="pace" element={<PacePage />} />
        <Route path="draws" element={<DrawsPage />} />
        <Route path="relations" element={<RelationsPage />} />
        <Route path="filings" element={<FilingsPage />} />
        <Route path="ratings" element={<RatingsPage />} />
        <Route path="incidents" element={<IncidentsPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </>
  );
}

/** Place and procedure stay chosen from one page to the next; other filters belong to their page. */
function placeOnly(search: string): string {
  const all = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const name of ['division', 'procedure']) {
    const value = all.get(name);
    if (value) kept.set(name, value);
  }
  return kept.size > 0 ? `?${kept.toString()}` : '';
}
