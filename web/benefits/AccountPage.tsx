import { Link, useParams } from 'react-router';
import { useApi } from '../api/use';
import { Empty, Instant, Loading, PageTitle, Refusal } from '../ui';
import { Pages, usePages } from '../ui/Pages';
import { Balance } from './Balance';
import { useBenefitsWords } from './messages';

/** The movements of one account, newest first, each with the case that moved it. */
export function AccountPage() {
  const t = useBenefitsWords();
  const { county = '', name = '' } = useParams();
  const pages = usePages();
  const { data, error, refetch } = useApi(
    '/api/accounts/{name}/entries',
    { path: { name }, query: { county, ...pages.query } },
    { keep: true },
  );
  return (
    <section className="page">
      <PageTitle title={name} aside={data && <Balance unit={data.unit} amount={data.balance} />} />
      {error && <Refusal error={error} again={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.items.length === 0 && <Empty />}
      {data && data.items.length > 0 && (
        <table className="table">
          <caption className="visually-hidden">{t('movements')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('at')}</th>
              <th scope="col">{t('case')}</th>
              <th scope="col" className="right">
                {t('amount')}
              </th>
              <th scope="col" className="right">
                {t('balance')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((entry) => (
              <tr key={entry.number}>
                <td>
                  <Instant at={entry.at} />
                </td>
                <td>
                  {entry.caseNumber ? (
                    <Link to={`/desk/cases/${entry.county}/${entry.caseId}`}>{entry.caseNumber}</Link>
                  ) : (
                    t('outside')
                  )}{' '}
                  {t('step', { seq: entry.seq })}
                </td>
                <td className="right">
                  <Balance unit={data.unit} amount={entry.amount} />
                </td>
                <td className="right">
                  <Balance unit={data.unit} amount={entry.balance} />
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
