import { Link, useParams } from 'react-router';
import { useApi } from '../api/use';
import { Money, PageTitle } from '../ui';
import { PagedTable } from '../ui/PagedTable';
import { usePages } from '../ui/Pages';
import { useProcedureTitles } from '../ui/procedures';
import { useBenefitsWords } from './messages';
import { Payee } from './Payee';

/** Everybody on one supplement list whose case lies in the reader's scope. */
export function SupplementListPage() {
  const t = useBenefitsWords();
  const { county = '', caseId = '', seq = '', index = '' } = useParams();
  const pages = usePages();
  const titleOf = useProcedureTitles();
  const list = useApi(
    '/api/supplement-lists/{county}/{caseId}/{seq}/{index}/rows',
    { path: { county, caseId, seq, index }, query: pages.query },
    { keep: true },
  );
  return (
    <section className="page">
      <PageTitle title={t('supplements')} />
      <PagedTable
        of={list}
        pages={pages}
        label={t('supplements')}
        head={[t('case'), t('procedure'), t('payee'), { right: t('amount') }, t('onRoster')]}
      >
        {(row) => (
          <tr key={`${row.caseId} ${row.personId}`}>
            <td>
              <Link to={`/desk/cases/${row.county}/${row.caseId}`}>{row.number}</Link>
            </td>
            <td>{titleOf(row.procedure)}</td>
            <td>
              <Payee payee={row.payee} />
            </td>
            <td className="right">
              <Money fen={row.amountFen} />
            </td>
            <td>{row.paidMonth ?? t('due')}</td>
          </tr>
        )}
      </PagedTable>
    </section>
  );
}
