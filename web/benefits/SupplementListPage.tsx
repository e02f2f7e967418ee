import { Link, useParams } from 'react-router';
import { useApi } from '../api/use';
import { Empty, Loading, Money, PageTitle, Refusal } from '../ui';
import { Pages, usePages } from '../ui/Pages';
import { useProcedureTitles } from '../ui/procedures';
import { useBenefitsWords } from './messages';
import { Payee } from './Payee';

/** Everybody on one supplement list whose case lies in the reader's scope. */
export function SupplementListPage() {
  const t = useBenefitsWords();
  const { county = '', caseId = '', seq = '', index = '' } = useParams();
  const pages = usePages();
  const titleOf = useProcedureTitles();
  const { data, error, refetch } = useApi(
    '/api/supplement-lists/{county}/{caseId}/{seq}/{index}/rows',
    { path: { county, caseId, seq, index }, query: pages.query },
    { keep: true },
  );
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
              <th scope="col">{t('case')}</th>
              <th scope="col">{t('procedure')}</th>
              <th scope="col">{t('payee')}</th>
              <th scope="col" className="right">
                {t('amount')}
              </th>
              <th scope="col">{t('onRoster')}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((row) => (
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
            ))}
          </tbody>
        </table>
      )}
      {data && <Pages pages={pages} next={data.next} />}
    </section>
  );
}
