import { Button } from 'antd';
import { Link, useRouteError } from 'react-router';
import { PageTitle, useSentence } from '../ui';
import { useAppWords } from './messages';

export function NotFoundPage() {
  const t = useAppWords();
  return (
    <section className="page narrow">
      <PageTitle title={t('notFoundTitle')} />
      <p>{t('notFound')}</p>
      <Link to="/">{t('home')}</Link>
    </section>
  );
}

/** A fault of ours, or a room that could not be fetched because the service has been updated: reloading mends both. */
export function CrashPage() {
  const t = useAppWords();
  const sentence = useSentence();
  const error = useRouteError();
  return (
    <section className="page narrow" role="alert">
      <PageTitle title={t('crashTitle')} />
      <p>{sentence(error)}</p>
      <Button type="primary" onClick={() => location.reload()}>
        {t('reload')}
      </Button>
    </section>
  );
}
