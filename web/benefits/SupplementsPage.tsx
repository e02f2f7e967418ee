import { Link } from 'react-router';
import { useApi } from '../api/use';
import { Empty, Instant, Loading, Money, PageTitle, Refusal } from '../ui';
import { Pages, usePages } from '../ui/Pages';
import { useProcedureTitles } from '../ui/procedures';
import { useBenefitsWords } from './messages';

/** Lists of people who get the same amount once, because prices rose. */
export function SupplementsPage() {
  const t = useBenefitsWords();
  const pages = usePages();
  const titleOf = useProcedureTitles();
  const { data, error, refetch } = useApi('/api/supplement-lists', { query: pages.query }, { keep: true });
  return (
    <section className="page">
      <PageTitle title={t('supplements')} />
      {error && <Refusal error={error} again={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.items.length === 0 && <Empty />}
      {data && data.items.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('month')}</th>
              <th scope="col">{t('place')}</th>
              <th scope="col">{t('procedure')}</th>
              <th scope="col" className="right">
                {t('each')}
              </th>
              <th scope="col" className="right">
                {t('people')}
              </th>
              <th scope="col" className="right">
                {t('total')}
              </th>
              <th scope="col">{t('decidedAt')}</th>
              <th scope="col">{t('show')}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((list) => (
              <tr key={`${list.caseId} ${list.seq} ${list.index}`}>
                <td>{list.month}</td>
                <td>{list.divisionName}</td>
                <td>{list.procedures.map(titleOf).join(' · ')}</td>
                <td className="right">
                  <Money fen={list.amountFen} />
                </td>
                <td className="right number">{list.people}</td>
                <td className="right">
                  <Money fen={list.totalFen} />
                </td>
                <td>
                  <Instant at={list.decidedAt} />
                </td>
                <td>
                  <Link to={`/benefits/supplements/${list.county}/${list.caseId}/${list.seq}/${list.index}`}>
                    {t('show')}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {data && <Pages pages={pages} next={data.next} />}
    </section>
  );
}
