import { Link } from 'react-router';
import { useApi } from '../api/use';
import { Empty, Loading, PageTitle, Refusal } from '../ui';
import { Balance } from './Balance';
import { useBenefitsWords } from './messages';

/** What can be counted and runs out: reserve funds, beds. */
export function AccountsPage() {
  const t = useBenefitsWords();
  const { data, error, refetch } = useApi('/api/accounts');
  return (
    <section className="page">
      <PageTitle title={t('accounts')} />
      {error && <Refusal error={error} again={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.length === 0 && <Empty />}
      {data && data.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('account')}</th>
              <th scope="col">{t('place')}</th>
              <th scope="col" className="right">
                {t('balance')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ name, county, divisionName, unit, balance }) => (
              <tr key={`${county} ${name}`}>
                <td>
                  <Link to={`/benefits/accounts/${county}/${encodeURIComponent(name)}`}>{name}</Link>
                </td>
                <td>{divisionName}</td>
                <td className="right">
                  <Balance unit={unit} amount={balance} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
