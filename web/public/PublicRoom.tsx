import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../app/fault-pages';
import { DisplayPage } from './DisplayPage';
import { HomePage } from './HomePage';
import { NoticePage } from './NoticePage';
import { NoticesPage } from './NoticesPage';
import { ObjectionPage } from './ObjectionPage';
import { ProgressPage } from './ProgressPage';
import './public.css';

/** What anybody may see and do without an account. */
export default function PublicRoom() {
  return (
    <Routes>
      <Route index element={<HomePage />} />
      <Route path="notices/:division" element={<NoticesPage />} />
      <Route path="display/:division" element={<DisplayPage />} />
      <Route path="notice/:county/:id" element={<NoticePage />} />
      <Route path="notice/:county/:id/objection" element={<ObjectionPage />} />
      <Route path="progress" element={<ProgressPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
