import { Navigate } from 'react-router';
import { PageTitle } from '../ui';
import { useAppWords } from './messages';
import { firstRoomOf } from './rooms';
import { rolesOf, useMe } from './session';

/** Leads everybody to where their work is. */
export function LandingPage() {
  const t = useAppWords();
  const room = firstRoomOf(rolesOf(useMe()));
  if (room) return <Navigate to={room.path} replace />;
  return (
    <section className="page narrow">
      <PageTitle title={t('noRoomTitle')} />
      <p>{t('noRoom')}</p>
    </section>
  );
}
