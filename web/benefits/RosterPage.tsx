import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { post, type Schema } from '../api/client';
import { useApi } from '../api/use';
import { useCounties } from '../app/counties';
import { rolesOf, useMe } from '../app/session';
import { Loading, Money, PageTitle, Refusal, useSentence, yuanOf } from '../ui';
import { Pages, usePages } from '../ui/Pages';
import { useProcedureTitles } from '../ui/procedures';
import { useBenefitsWords } from './messages';
import { Payee } from './Payee';
import { ScrollTable } from '../ui/ScrollTable';

/** Who is paid what in a month, and whether every fen awarded is on the roster. */
export function RosterPage() {
  const t = useBenefitsWords();
  const [search, setSearch] = useSearchParams();
  const counties = useCounties();
  const { data: clock } = useApi('/api/clock');
  const county = search.get('county') ?? counties[0]?.code ?? '';
  const month = search.get('month') ?? clock?.today.slice(0, 7) ?? '';
  const choose = (name: string, value: string) => setSearch({ county, month, [name]: value }, { replace: true });
  return (
    <section className="page">
      <PageTitle title={t('roster')} />
      <div className="filters no-print">
        <label>
          {t('county')}{' '}
          <Select
            aria-label={t('county')}
            value={county}
            options={counties.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(code) => choose('county', code)}
            popupMatchSelectWidth={false}
          />
        </label>
        <label>
          {t('month')}{' '}
          <Input
            type="month"
            value={month}
            max={clock?.today.slice(0, 7)}
            onChange={({ target }) => choose('month', target.value)}
          />
        </label>
      </div>
      {county && month ? <Roster key={`${county} ${month}`} county={county} month={month} /> : <Loading />}
    </section>
  );
}

const COMPILERS = ['financeOfficer', 'reviewer', 'supervisor'];

function Roster({ county, month }: { county: string; month: string }) {
  const t = useBenefitsWords();
  const pages = usePages();
  const titleOf = useProcedureTitles();
  const mayCompile = rolesOf(useMe()).some((role) => COMPILERS.includes(role));
  const { data, error, refetch } = useApi(
    '/api/payments',
    { query: { county, month, ...pages.query } },
    { keep: true },
  );
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <Totals totals={data.totals} />
      {mayCompile && <Compile county={county} month={month} />}
      <ScrollTable
        label={t('roster')}
        head={[t('case'), t('procedure'), t('payee'), t('place'), t('fromAccount'), { right: t('amount') }]}
      >
        {data.items.map((payment) => (
          <tr key={`${payment.caseId} ${payment.item} ${payment.line}`}>
            <td>
              <Link to={`/desk/cases/${county}/${payment.caseId}`}>{payment.number}</Link>
            </td>
            <td>{titleOf(payment.procedure)}</td>
            <td>
              <Payee payee={payment.payee} />
            </td>
            <td>{payment.divisionName}</td>
            <td>{payment.account ?? t('bank')}</td>
            <td className="right">
              <Money fen={payment.amountFen} />
            </td>
          </tr>
        ))}
      </ScrollTable>
      <Pages pages={pages} next={data.next} />
    </>
  );
}

function Totals({ totals }: { totals: Schema<'RosterTotalsView'> }) {
  const t = useBenefitsWords();
  const sums = [
    ['paid', totals.paidFen],
    ['awarded', totals.awardedFen],
    ['missing', totals.missingFen],
    ['overpaid', totals.overpaidFen],
  ] as const;
  return (
    <dl className="tiles">
      {sums.map(([name, fen]) => (
        <div key={name} className="tile">
          <dt>{t(name)}</dt>
          <dd>
            <Money fen={fen} />
            {name === 'paid' && <small>{t('payments', { count: totals.payments })}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Compile({ county, month }: { county: string; month: string }) {
  const t = useBenefitsWords();
  const sentence = useSentence();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const compile = useMutation({
    mutationFn: () => post('/api/payments/rosters', { body: { county, month } }),
    onSuccess: ({ added, addedFen }) => {
      void queries.invalidateQueries({ queryKey: ['/api/payments'] });
      void message.success(added === 0 ? t('addedNothing') : t('added', { count: added, sum: yuanOf(addedFen) }));
    },
    onError: (error) => void message.error(sentence(error)),
  });
  return (
    <p className="no-print">
      <Button type="primary" loading={compile.isPending} onClick={() => compile.mutate()}>
        {t('compile')}
      </Button>{' '}
      <span className="soft">{t('compileHint')}</span>
    </p>
  );
}
