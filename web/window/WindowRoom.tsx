import { lazy, Suspense, useEffect } from 'react';
import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../app/fault-pages';
import { useMe } from '../app/session';
import { Loading } from '../ui';
import { FindPage } from './caller/FindPage';
import { HomePage } from './HomePage';
import { forgetLocalKey } from './intake/local-store';
import { NewReceiptPage, OldReceiptPage } from './receipt/ReceiptPage';
import './window.css';

/** Pages with forms of definitions are fetched when somebody opens one: what asks them is as large as the rest of the room. */
const IntakePage = lazy(() => import('./intake/IntakePage'));
const CallerPage = lazy(() => import('./caller/CallerPage'));
const MatterPage = lazy(() => import('./MatterPage'));

/** The window: a family walks up and leaves with a receipt. */
export default function WindowRoom() {
  const { user } = useMe();
  useEffect(() => forgetLocalKey, [user.id]);
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route index element={<HomePage />} />
        <Route path="new" element={<IntakePage />} />
        <Route path="receipt" element={<NewReceiptPage />} />
        <Route path="receipt/:number" element={<OldReceiptPage />} />
        <Route path="find" element={<FindPage />} />
        <Route path="case/:county/:caseId" element={<CallerPage />} />
        <Route path="open/:procedure" element={<MatterPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </Suspense>
  );
}
