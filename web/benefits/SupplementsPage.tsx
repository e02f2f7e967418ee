import { Link } from 'react-router';
import { useApi } from '../api/use';
import { Instant, Money, PageTitle } from '../ui';
import { PagedTable } from '../ui/PagedTable';
import { usePages } from '../ui/Pages';
import { useProcedureTitles } from '../ui/procedures';
import { useBenefitsWords } from './messages';

/** Lists of people who get the same amount once, because prices rose. */
export function SupplementsPage() {
  const t = useBenefitsWords();
  const pages = usePages();
  const titleOf = useProcedureTitles();
  const list = useApi('/api/supplement-lists', { query: pages.query }, { keep: true });
  return (
    <section className="page">
      <PageTitle title={t('supplements')} />
      <PagedTable
        of={list}
        pages={pages}
        label={t('supplements')}
        head={[
          t('month'),
          t('place'),
          t('procedure'),
          { right: t('each') },
          { right: t('people') },
          { right: t('total') },
          t('decidedAt'),
          t('show'),
        ]}
      >
        {(list) => (
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
        )}
      </PagedTable>
    </section>
  );
}
