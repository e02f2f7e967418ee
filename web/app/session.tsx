import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, lazy, Suspense, useCallback, useEffect } from 'react';
import { Navigate, useLocation } from 'react-router';
import { get, post, Problem, remove, signedOut, type Schema } from '../api/client';
import { keyOf } from '../api/use';
import { Loading, Refusal } from '../ui';

export type Session = Schema<'SessionView'>;

const OwnPasswordPage = lazy(() => import('./OwnPasswordPage'));

const KEY = keyOf('/api/session');

/** Whether somebody was signed in on this page, and whether they left by themselves: what the sign-in page says depends on it. */
const past = { signedIn: false, left: false };

/** Who is signed in; null when nobody is. */
export function useSession() {
  return useQuery<Session | null>({
    queryKey: KEY,
    // Nobody is no content.
    queryFn: async () => (await get('/api/session')) ?? null,
    staleTime: 60_000,
  });
}

function nobody(error: unknown): null {
  if (error instanceof Problem && error.status === 401) return null;
  throw error;
}

/** The person of a page that only signed-in people see. @throws Error outside of {@link SignedIn} */
export function useMe(): Session {
  const { data } = useSession();
  if (!data) throw new Error('useMe belongs on pages for people who have signed in.');
  return data;
}

/** Roles that the person holds in any office. */
export const rolesOf = ({ seats }: Session): string[] => [...new Set(seats.map(({ role }) => role))];

export function useSignIn(): (username: string, password: string) => Promise<Session> {
  const queries = useQueryClient();
  return useCallback(
    async (username, password) => {
      const session = await post('/api/session', { body: { username, password } });
      queries.clear();
      queries.setQueryData(KEY, session);
      past.left = false;
      return session;
    },
    [queries],
  );
}

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await remove('/api/session').catch(nobody);
    past.left = true;
    queries.clear();
    queries.setQueryData(KEY, null);
  }, [queries]);
}

/**
 * Shows what is inside to people who have signed in; others sign in first and come back here, and whoever has a first password
 * replaces it before.
 */
export function SignedIn({ children }: { children: React.ReactNode }) {
  const { data: session, error, isPending, refetch } = useSession();
  const { pathname, search } = useLocation();
  useEndedSession();
  if (isPending) return <Loading />;
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (session) {
    past.signedIn = true;
    if (session.mustChangePassword)
      return (
        <Suspense fallback={<Loading />}>
          <OwnPasswordPage />
        </Suspense>
      );
    // Nothing of one person's page is left when somebody else sits down before it.
    return <Fragment key={session.user.id}>{children}</Fragment>;
  }
  if (past.left) return <Navigate to="/sign-in" replace />;
  const to = `/sign-in?to=${encodeURIComponent(pathname + search)}`;
  return <Navigate to={to} replace state={{ expired: past.signedIn }} />;
}

/** Any answer may say that the session has ended. */
function useEndedSession(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const forget = () => queries.setQueryData(KEY, null);
    signedOut.addEventListener('signed-out', forget);
    return () => signedOut.removeEventListener('signed-out', forget);
  }, [queries]);
}
