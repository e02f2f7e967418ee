import { Link, useParams } from 'react-router';
import { useApi } from '../api/use';
import { Instant, PageTitle } from '../ui';
import { Paged } from '../ui/PagedTable';
import { usePages } from '../ui/Pages';
import { ScrollTable } from '../ui/ScrollTable';
import { Balance } from './Balance';
import { useBenefitsWords } from './messages';

/** The movements of one account, newest first, each with the case that moved it. */
export function AccountPage() {
  const t = useBenefitsWords();
  const { county = '', name = '' } = useParams();
  const pages = usePages();
  const list = useApi(
    '/api/accounts/{name}/entries',
    { path: { name }, query: { county, ...pages.query } },
    { keep: true },
  );
  return (
    <section className="page">
      <PageTitle title={name} aside={list.data && <Balance unit={list.data.unit} amount={list.data.balance} />} />
      <Paged of={list} pages={pages}>
        {({ items, unit }) => (
          <ScrollTable
            label={t('movements')}
            head={[t('at'), t('case'), { right: t('amount') }, { right: t('balance') }]}
          >
            {items.map((entry) => (
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
                  <Balance unit={unit} amount={entry.amount} />
                </td>
                <td className="right">
                  <Balance unit={unit} amount={entry.balance} />
                </td>
              </tr>
            ))}
          </ScrollTable>
        )}
      </Paged>
    </section>
  );
}
