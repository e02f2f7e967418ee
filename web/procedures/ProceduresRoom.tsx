import { Route, Routes } from 'react-router';
import { useAppWords } from '../app/messages';
import { NotFoundPage } from '../app/fault-pages';
import { Empty, PageTitle } from '../ui';

export default function ProceduresRoom() {
  const t = useAppWords();
  return (
    <Routes>
      <Route
        index
        element={
          <section className="page">
            <PageTitle title={t('procedures')} />
            <Empty />
          </section>
        }
      />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
