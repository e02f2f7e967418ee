import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { AccountMenu } from './AccountMenu';
import { ClockBar } from './ClockBar';
import { ConnectionBanner } from './ConnectionBanner';
import { useElderSize } from './elder';
import { ElderFrame } from './ElderFrame';
import { ElderSwitch } from './ElderSwitch';
import { useAppWords } from './messages';
import { roomsFor } from './rooms';
import { rolesOf, useSession } from './session';
import { Switches } from './Switches';

/** The frame around every page: whose house this is, its rooms, the day it is, and who one is. */
export function Layout() {
  const t = useAppWords();
  const { data: session } = useSession();
  const rooms = session && !session.mustChangePassword ? roomsFor(rolesOf(session)) : [];
  const isPublic = /^\/public(\/|$)/.test(useLocation().pathname);
  const elderSize = useElderSize();
  return (
    <ElderFrame size={isPublic ? elderSize : null}>
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      <header className="top-bar">
        <Link to="/" className="brand" title={t('subtitle')}>
          {t('name')}
        </Link>
        <nav aria-label={t('rooms')}>
          {rooms.map(({ name, path }) => (
            <NavLink key={name} to={path}>
              {t(name)}
            </NavLink>
          ))}
          <NavLink to="/public">{t('public')}</NavLink>
        </nav>
        <ClockBar />
        {isPublic && <ElderSwitch />}
        <Switches />
        {session ? <AccountMenu session={session} /> : <Link to="/sign-in">{t('signIn')}</Link>}
      </header>
      <ConnectionBanner />
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <ScrollRestoration />
    </ElderFrame>
  );
}
