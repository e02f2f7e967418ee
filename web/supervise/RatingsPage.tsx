import { Link } from 'react-router';
import type { Schema } from '../api/client';
import { useApi } from '../api/use';
import { Instant, PageTitle } from '../ui';
import { Paged } from '../ui/PagedTable';
import { usePages } from '../ui/Pages';
import { useProcedureTitles } from '../ui/procedures';
import { useSuperviseWords } from './messages';
import { useWhere, WhereBar, type Where } from './where';
import { ScrollTable } from '../ui/ScrollTable';

const SCORES = [5, 4, 3, 2, 1] as const;

/** What citizens thought of how they were treated, and in which words. */
export function RatingsPage() {
  const t = useSuperviseWords();
  const { where } = useWhere();
  return (
    <section className="page">
      <PageTitle title={t('ratings')} />
      <WhereBar />
      <p className="soft measure">{t('ratingsHint')}</p>
      <Ratings key={JSON.stringify(where)} where={where} />
    </section>
  );
}

function Ratings({ where }: { where: Where }) {
  const t = useSuperviseWords();
  const pages = usePages();
  const ratings = useApi('/api/ratings', { query: { ...where, ...pages.query } }, { keep: true });
  return (
    <Paged of={ratings} pages={pages} nothing={t('nothingRated')}>
      {({ items, counts }) => (
        <>
          <Counts counts={counts} />
          <RatingTable items={items} />
        </>
      )}
    </Paged>
  );
}

function Counts({ counts }: { counts: number[] }) {
  const t = useSuperviseWords();
  const all = counts.reduce((sum, count) => sum + count, 0);
  const sum = counts.reduce((total, count, index) => total + count * (index + 1), 0);
  return (
    <dl className="tiles">
      <div className="tile">
        <dt>{t('averageScore')}</dt>
        <dd>
          {(sum / all).toFixed(1)} <small>{t('ratingCount', { count: all })}</small>
        </dd>
      </div>
      {SCORES.map((score) => (
        <div className="tile" key={score}>
          <dt>{t(`score${score}`)}</dt>
          <dd>{counts[score - 1]}</dd>
        </div>
      ))}
    </dl>
  );
}

function RatingTable({ items }: { items: Schema<'RatingView'>[] }) {
  const t = useSuperviseWords();
  const titleOf = useProcedureTitles();
  return (
    <ScrollTable
      label={t('ratings')}
      head={[t('ratedAt'), t('case'), t('procedure'), t('ratedBy'), t('score'), t('said')]}
    >
      {items.map(({ county, caseId, number, procedure, about, score, text, ratedAt }) => (
        <tr key={ratedAt + number}>
          <td>
            <Instant at={ratedAt} />
          </td>
          <th scope="row">
            <Link to={`/desk/cases/${county}/${caseId}`}>{number}</Link>
          </th>
          <td>{titleOf(procedure)}</td>
          <td>{t(`about${about}`)}</td>
          <td className={score <= 2 ? 'bad' : undefined}>{t(`score${score}` as 'score1')}</td>
          <td>{text}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}
