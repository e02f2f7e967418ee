import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { get, type Schema } from '../api/client';
import { keyOf, useApi } from '../api/use';
import { Day, PageTitle, useText } from '../ui';
import { DaysLeft } from './DaysLeft';
import { rememberVillage } from './last-village';
import { usePublicWords } from './messages';
import { useNoticeValues } from './notice-values';
import { PagedList } from './PagedList';

const PER_PAGE = 20;

/** What hangs in a village now, newest first. */
export function NoticesPage() {
  const t = usePublicWords();
  const { division = '' } = useParams();
  const { data: place } = useApi('/api/divisions/{code}', { path: { code: division } }, { freshFor: Infinity });
  useEffect(() => {
    if (place) rememberVillage({ code: place.code, name: [...place.path.slice(2), place.name].join('') });
  }, [place]);
  return (
    <div className="page public">
      <PageTitle title={t('noticesOf', { place: place?.name ?? '' })} />
      <p>
        <span lang="zh-CN">{place?.path.slice(1).join(' ')}</span> <Link to="/public#notices">{t('otherPlace')}</Link>
      </p>
      {place?.level === 'village' && (
        <p>
          <Link to={`/public/display/${division}`}>{t('displayWay')}</Link>
        </p>
      )}
      <Notices division={division} />
    </div>
  );
}

function Notices({ division }: { division: string }) {
  const t = usePublicWords();
  const query = { division, limit: PER_PAGE };
  const pages = useInfiniteQuery({
    queryKey: keyOf('/api/public/notices', { query }),
    queryFn: ({ pageParam, signal }) =>
      get('/api/public/notices', { query: { ...query, after: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0, // a notice is taken down at its hour
  });
  return (
    <PagedList pages={pages} empty={t('nothingHangs')}>
      {(notice) => (
        <li key={notice.id} className="panel">
          <NoticeCard notice={notice} />
        </li>
      )}
    </PagedList>
  );
}

function NoticeCard({ notice }: { notice: Schema<'PublicNoticeView'> }) {
  const t = usePublicWords();
  const text = useText();
  const values = useNoticeValues(notice);
  return (
    <>
      <h2>
        <Link to={`/public/notice/${notice.county}/${notice.id}`}>
          {text(notice.title)}
          {t('colon')}
          {text(notice.procedureTitle)} <span lang="zh-CN">{notice.values.applicantName}</span>
        </Link>
      </h2>
      <dl className="facts">
        {values.map(({ name, label, value }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd lang={typeof value === 'string' ? 'zh-CN' : undefined}>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('period')}</dt>
          <dd>
            <Day date={notice.from} />
            {notice.to && (
              <>
                {' '}
                {t('until')} <Day date={notice.to} /> <DaysLeft to={notice.to} />
              </>
            )}
          </dd>
        </div>
      </dl>
    </>
  );
}
