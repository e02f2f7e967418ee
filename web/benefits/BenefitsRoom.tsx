import { Navigate, NavLink, Route, Routes } from 'react-router';
import { NotFoundPage } from '../app/fault-pages';
import { rolesOf, useMe } from '../app/session';
import { AccountPage } from './AccountPage';
import { AccountsPage } from './AccountsPage';
import { IdentitiesPage } from './IdentitiesPage';
import { useBenefitsWords } from './messages';
import { RosterPage } from './RosterPage';
import { SupplementListPage } from './SupplementListPage';
import { SupplementsPage } from './SupplementsPage';

const PAGES = [
  { name: 'roster', roles: ['financeOfficer', 'reviewer', 'supervisor', 'auditor'] },
  { name: 'accounts', roles: ['financeOfficer', 'reviewer', 'approver', 'supervisor', 'auditor'] },
  { name: 'supplements', roles: ['financeOfficer', 'reviewer', 'approver', 'supervisor', 'auditor'] },
  { name: 'identities', roles: ['settlementClerk'] },
] as const;

/** What cases give: who is paid what each month, what is left in accounts, and as what somebody is recognised. */
export default function BenefitsRoom() {
  const t = useBenefitsWords();
  const roles = rolesOf(useMe());
  const pages = PAGES.filter((page) => page.roles.some((role) => roles.includes(role)));
  return (
    <>
      <nav className="sub-bar no-print" aria-label={t('pages')}>
        {pages.map(({ name }) => (
          <NavLink key={name} to={`/benefits/${name}`}>
            {t(name)}
          </NavLink>
        ))}
      </nav>
      <Routes>
        <Route index element={<Navigate to={`/benefits/${pages[0]?.name ?? 'roster'}`} replace />} />
        <Route path="roster" element={<RosterPage />} />
        <Route path="accounts" element={<AccountsPage />} />
        <Route path="accounts/:county/:name" element={<AccountPage />} />
        <Route path="supplements" element={<SupplementsPage />} />
        <Route path="supplements/:county/:caseId/:seq/:index" element={<SupplementListPage />} />
        <Route path="identities" element={<IdentitiesPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </>
  );
}
