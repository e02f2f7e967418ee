import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../app/fault-pages';
import { GrantsPage } from './GrantsPage';

/** What administrators keep for everybody. */
export default function AdminRoom() {
  return (
    <Routes>
      <Route index element={<GrantsPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
