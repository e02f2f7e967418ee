import { Navigate } from 'react-router';
import { Loading, PageTitle, Refusal } from '../ui';
import { useAppWords } from './messages';
import { firstRoomOf } from './rooms';
import { rolesOf, useSession } from './session';

/** Leads everybody to where their work is. */
export function LandingPage() {
  const t = useAppWords();
  const { data: session, error, isPending, refetch } = useSession();
  if (isPending) return <Loading />;
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!session) return <Navigate to="/sign-in" replace />;
  const room = firstRoomOf(rolesOf(session));
  if (room) return <Navigate to={room.path} replace />;
  return (
    <section className="page narrow">
      <PageTitle title={t('noRoomTitle')} />
      <p>{t('noRoom')}</p>
    </section>
  );
}
