import { lazy, Suspense, type ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { Loading } from '../ui';
import { CrashPage, NotFoundPage } from './fault-pages';
import { LandingPage } from './LandingPage';
import { Layout } from './Layout';
import { SignedIn } from './session';
import { SignInPage } from './SignInPage';

/** A room is fetched when somebody enters it; its default export has `<Routes>` of its own below the room's path. */
function room(path: string, load: () => Promise<{ default: ComponentType }>, open = false): RouteObject {
  const Room = lazy(load);
  const pages = (
    <Suspense fallback={<Loading />}>
      <Room />
    </Suspense>
  );
  return { path: `${path}/*`, element: open ? pages : <SignedIn>{pages}</SignedIn>, errorElement: <CrashPage /> };
}

export const router = createBrowserRouter([
  {
    element: <Layout />,
    errorElement: <CrashPage />,
    children: [
      {
        path: '/',
        element: (
          <SignedIn>
            <LandingPage />
          </SignedIn>
        ),
      },
      { path: '/sign-in', element: <SignInPage /> },
      room('/window', () => import('../window/WindowRoom')),
      room('/desk', () => import('../desk/DeskRoom')),
      room('/benefits', () => import('../benefits/BenefitsRoom')),
      room('/audit', () => import('../audit/AuditRoom')),
      room('/supervise', () => import('../supervise/SuperviseRoom')),
      room('/procedures', () => import('../procedures/ProceduresRoom')),
      room('/admin', () => import('../admin/AdminRoom')),
      room('/public', () => import('../public/PublicRoom'), true),
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
