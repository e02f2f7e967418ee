import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { Problem } from '../api/client';
import { useApi } from '../api/use';
import { Day, Loading, PageTitle, Refusal, useText } from '../ui';
import { DaysLeft } from './DaysLeft';
import { usePublicWords } from './messages';
import { NoticeOverPage } from './NoticeOverPage';
import { ReadAloud } from './ReadAloud';

/** A notice as it hangs. */
export function NoticePage() {
  const t = usePublicWords();
  const text = useText();
  const { county = '', id = '' } = useParams();
  const { data: notice, error, refetch } = useNotice(county, id);
  if (error instanceof Problem && [404, 410].includes(error.status)) return <NoticeOverPage error={error} />;
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!notice) return <Loading />;
  return (
    <div className="page public">
      <PageTitle title={text(notice.title)}>
        {text(notice.title)}
        {t('colon')}
        {text(notice.procedureTitle)}
      </PageTitle>
      {notice.to && (
        <p>
          {t('hangsUntil')} <Day date={notice.to} /> <DaysLeft to={notice.to} />
        </p>
      )}
      <div className="actions no-print">
        <ReadAloud text={notice.text} />
        <Button onClick={() => print()}>{t('print')}</Button>
      </div>
      <article className="sheet" lang="zh-CN" aria-label={t('asItHangs')}>
        {notice.text
          .trim()
          .split(/\n+/)
          .map((line, index) => (
            <p key={index} className={index === 0 ? 'sheet-title' : undefined}>
              {line}
            </p>
          ))}
      </article>
      {notice.objections.length > 0 && (
        <section className="panel no-print" aria-labelledby="object-title">
          <h2 id="object-title">{t('doYouObject')}</h2>
          <p>{t('objectHint')}</p>
          <Link className="main-link" to={`/public/notice/${county}/${id}/objection`}>
            {t('object')}
          </Link>
        </section>
      )}
    </div>
  );
}

/** Asked anew whenever it is opened: what has been taken down must not be shown from memory. */
export const useNotice = (county: string, id: string) =>
  useApi('/api/public/notices/{county}/{id}', { path: { county, id } }, { freshFor: 0 });
