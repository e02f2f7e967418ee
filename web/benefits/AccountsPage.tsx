import { Link } from 'react-router';
import { useApi } from '../api/use';
import { PageTitle } from '../ui';
import { Answered } from '../ui/Answered';
import { ScrollTable } from '../ui/ScrollTable';
import { Balance } from './Balance';
import { useBenefitsWords } from './messages';

/** What can be counted and runs out: reserve funds, beds. */
export function AccountsPage() {
  const t = useBenefitsWords();
  const accounts = useApi('/api/accounts');
  return (
    <section className="page">
      <PageTitle title={t('accounts')} />
      <Answered of={accounts} empty={(data) => data.length === 0}>
        {(data) => (
          <ScrollTable label={t('accounts')} head={[t('account'), t('place'), { right: t('balance') }]}>
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
          </ScrollTable>
        )}
      </Answered>
    </section>
  );
}
