import { NavLink, Route, Routes } from 'react-router';
import { NotFoundPage } from '../app/fault-pages';
import { CalendarsPage } from './calendars/CalendarsPage';
import { GrantsPage } from './GrantsPage';
import { useAdminWords } from './messages';
import { MigrationPage } from './migrations/MigrationPage';
import { MigrationsPage } from './migrations/MigrationsPage';
import { NewMigrationPage } from './migrations/NewMigrationPage';
import { PeoplePage } from './people/PeoplePage';
import { PersonPage } from './people/PersonPage';
import { SettingPage } from './settings/SettingPage';
import { SettingsPage } from './settings/SettingsPage';
import './admin.css';

const PAGES = ['people', 'grants', 'settings', 'calendars', 'migrations'] as const;

/** What administrators keep for everybody. */
export default function AdminRoom() {
  const t = useAdminWords();
  return (
    <>
      <nav className="sub-bar no-print" aria-label={t('pages')}>
        {PAGES.map((name) => (
          <NavLink key={name} to={name === 'people' ? '/admin' : `/admin/${name}`} end={name === 'people'}>
            {t(name)}
          </NavLink>
        ))}
      </nav>
      <Routes>
        <Route index element={<PeoplePage />} />
        <Route path="people/:id" element={<PersonPage />} />
        <Route path="grants" element={<GrantsPage />} />
        <Route path="settings" element={<SettingsPage />} />
        <Route path="settings/one" element={<SettingPage />} />
        <Route path="calendars" element={<CalendarsPage />} />
        <Route path="migrations" element={<MigrationsPage />} />
        <Route path="migrations/new" element={<NewMigrationPage />} />
        <Route path="migrations/:id" element={<MigrationPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </>
  );
}
