import { Select } from 'antd';
import { Link } from 'react-router';
import { useApi } from '../api/use';
import { useCounties } from '../app/counties';
import { Instant, Loading, PageTitle } from '../ui';
import { OfficeName } from '../ui/OfficeName';
import { usePages } from '../ui/Pages';
import { useProcedureTitles } from '../ui/procedures';
import { useSuperviseWords } from './messages';
import { useWhere } from './where';
import { PagedTable } from '../ui/PagedTable';

/** Decisions that townships have filed with their county. */
export function FilingsPage() {
  const t = useSuperviseWords();
  const { where, set } = useWhere();
  const counties = useCounties();
  const chosen = where.division?.slice(0, 6);
  const county = counties.find(({ code }) => code === chosen)?.code ?? counties[0]?.code;
  return (
    <section className="page">
      <PageTitle title={t('filings')} />
      {counties.length > 1 && (
        <div className="filters no-print">
          <label>
            {t('county')}{' '}
            <Select
              aria-label={t('county')}
              value={county}
              options={counties.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(code: string) => set('division', code)}
              popupMatchSelectWidth={false}
            />
          </label>
        </div>
      )}
      {county ? <Filings key={county} county={county} /> : <Loading />}
    </section>
  );
}

function Filings({ county }: { county: string }) {
  const t = useSuperviseWords();
  const titleOf = useProcedureTitles();
  const pages = usePages();
  const filings = useApi('/api/filings', { query: { county, ...pages.query } }, { keep: true });
  return (
    <PagedTable
      of={filings}
      pages={pages}
      nothing={t('nothingFiled')}
      label={t('filings')}
      head={[t('filedAt'), t('case'), t('procedure'), t('mode'), t('decidedBy'), t('grant'), t('status')]}
    >
      {({ caseId, seq, number, procedure, authority, filedAt, status }) => (
        <tr key={`${caseId} ${seq}`}>
          <td>
            <Instant at={filedAt} />
          </td>
          <th scope="row">
            <Link to={`/desk/cases/${county}/${caseId}`}>{number}</Link>
          </th>
          <td>{titleOf(procedure)}</td>
          <td>{authority && t(`mode_${authority.mode}`)}</td>
          <td>{authority && <OfficeName code={authority.office} />}</td>
          <td>{authority?.law ?? t('noGrant')}</td>
          <td>{t(status)}</td>
        </tr>
      )}
    </PagedTable>
  );
}
