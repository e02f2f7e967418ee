import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { get, type Schema } from '../api/client';
import { keyOf, useApi } from '../api/use';
import { PageTitle, useText } from '../ui';
import { usePublicWords } from './messages';
import { useNoticeValues } from './notice-values';
import { PagedList } from './PagedList';

const PER_PAGE = 20;
const LIST = '/api/public/long-term-display';

/** The households of a village that are on support now. */
export function DisplayPage() {
  const t = usePublicWords();
  const { division = '' } = useParams();
  const { data: place } = useApi('/api/divisions/{code}', { path: { code: division } }, { freshFor: Infinity });
  const query = { division, limit: PER_PAGE };
  const pages = useInfiniteQuery({
    queryKey: keyOf(LIST, { query }),
    queryFn: ({ pageParam, signal }) => get(LIST, { query: { ...query, after: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0, // whoever is no longer on support is gone at once
  });
  return (
    <div className="page public">
      <PageTitle title={t('displayOf', { place: place?.name ?? '' })} />
      <p>
        {t('displayHint')} <Link to={`/public/notices/${division}`}>{t('toNotices')}</Link>
      </p>
      <PagedList pages={pages} empty={t('nobodyDisplayed')}>
        {(benefit, index) => (
          <li key={index} className="panel">
            <BenefitCard benefit={benefit} />
          </li>
        )}
      </PagedList>
    </div>
  );
}

function BenefitCard({ benefit }: { benefit: Schema<'DisplayedBenefitView'> }) {
  const t = usePublicWords();
  const text = useText();
  const values = useNoticeValues(benefit);
  return (
    <>
      <h2>
        <span lang="zh-CN">{benefit.values.applicantName}</span> {text(benefit.procedureTitle)}
      </h2>
      <dl className="facts">
        {values.map(({ name, label, value }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd lang={name === 'village' ? 'zh-CN' : undefined}>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('sinceMonth')}</dt>
          <dd>{benefit.from}</dd>
        </div>
      </dl>
    </>
  );
}
