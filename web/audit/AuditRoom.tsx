import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../app/fault-pages';
import { FilePage } from './FilePage';
import { PeoplePage } from './PeoplePage';
import { ReadLogPage } from './ReadLogPage';
import ReplayPage from './ReplayPage';
import { SearchPage } from './SearchPage';
import './audit.css';

export default function AuditRoom() {
  return (
    <Routes>
      <Route index element={<SearchPage />} />
      <Route path="readings" element={<ReadLogPage />} />
      <Route path="people" element={<PeoplePage />} />
      <Route path="file" element={<FilePage />} />
      <Route path="cases/:county/:caseId" element={<ReplayPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
