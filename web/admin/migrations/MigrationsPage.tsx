import { Link } from 'react-router';
import type { Schema } from '../../api/client';
import { useApi } from '../../api/use';
import { Instant, PageTitle } from '../../ui';
import { usePages } from '../../ui/Pages';
import { useProcedureTitles } from '../../ui/procedures';
import { useMigrationWords } from './messages';
import { useProgressWords, useStatusWords } from './progress';
import { PagedTable } from '../../ui/PagedTable';

/** Plans to move running cases, newest first. */
export function MigrationsPage() {
  const t = useMigrationWords();
  const pages = usePages();
  const plans = useApi('/api/migrations', { query: { ...pages.query, limit: 20 } }, { keep: true });
  return (
    <section className="page">
      <PageTitle
        title={t('title')}
        aside={
          <Link className="row-link" to="/admin/migrations/new">
            {t('plan')}
          </Link>
        }
      />
      <p className="soft">{t('hint')}</p>
      <PagedTable
        of={plans}
        pages={pages}
        nothing={t('none')}
        label={t('list')}
        head={[t('procedure'), t('versions'), t('status'), t('createdAt'), t('createdBy')]}
      >
        {(plan) => <Row key={plan.id} plan={plan} />}
      </PagedTable>
    </section>
  );
}

function Row({ plan }: { plan: Schema<'MigrationView'> }) {
  const t = useMigrationWords();
  const titleOf = useProcedureTitles();
  const status = useStatusWords();
  const progress = useProgressWords();
  const { id, procedure, from, to, createdAt, createdBy } = plan;
  return (
    <tr>
      <th scope="row">
        <Link className="row-link" to={`/admin/migrations/${id}`}>
          {titleOf(procedure)}
        </Link>
      </th>
      <td>{t('fromTo', { from: from.version ?? '', to: to.version ?? '' })}</td>
      <td>
        {status(plan)} · <span className="soft">{progress(plan)}</span>
      </td>
      <td>
        <Instant at={createdAt} />
      </td>
      <td>{createdBy}</td>
    </tr>
  );
}
