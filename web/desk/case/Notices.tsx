import { useApi } from '../../api/use';
import { Empty, Instant, Loading, Refusal, useText } from '../../ui';
import { useDeskWords } from '../messages';
import { pathOf, type CaseFile } from './file';

/** The notices of a case exactly as they hung. */
export function Notices({ file }: { file: CaseFile }) {
  const t = useDeskWords();
  const text = useText();
  const { data, error, refetch } = useApi('/api/cases/{county}/{caseId}/notices', { path: pathOf(file) });
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.length === 0) return <Empty>{t('noNotices')}</Empty>;
  return (
    <>
      {data.map(({ id, content, publishedAt, expiresAt, withdrawnAt }) => (
        <article key={id} className="desk-notice">
          <h3>{content ? text(content.title) : t('erased')}</h3>
          <p className="soft">
            {t('hungFrom')} <Instant at={publishedAt} />
            {(withdrawnAt ?? expiresAt) && (
              <>
                {' '}
                {t(withdrawnAt ? 'takenDown' : 'hangsUntil')} <Instant at={withdrawnAt ?? expiresAt ?? ''} />
              </>
            )}
          </p>
          {content && <pre>{content.text}</pre>}
        </article>
      ))}
    </>
  );
}
