import { Route, Routes } from 'react-router';
import { useAppWords } from '../app/messages';
import { NotFoundPage } from '../app/fault-pages';
import { Empty, PageTitle } from '../ui';
import ReplayPage from './ReplayPage';

export default function AuditRoom() {
  const t = useAppWords();
  return (
    <Routes>
      <Route
        index
        element={
          <section className="page">
            <PageTitle title={t('audit')} />
            <Empty />
          </section>
        }
      />
      <Route path="cases/:county/:caseId" element={<ReplayPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
