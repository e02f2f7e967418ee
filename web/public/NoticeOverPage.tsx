import { Link } from 'react-router';
import type { Problem } from '../api/client';
import { PageTitle, useText } from '../ui';
import { usePublicWords } from './messages';

/** In place of a notice that has ended or never was: nothing of what it said, and where to turn. */
export function NoticeOverPage({ error }: { error: Problem }) {
  const t = usePublicWords();
  const text = useText();
  return (
    <div className="page public">
      <PageTitle title={t(error.status === 410 ? 'overTitle' : 'unknownNotice')} />
      <p>{error.status === 410 ? text(error.sentence) : t('unknownNoticeHint')}</p>
      <p>
        <Link className="main-link" to="/public">
          {t('toStart')}
        </Link>
      </p>
    </div>
  );
}
