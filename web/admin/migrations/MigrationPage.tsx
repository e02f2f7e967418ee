import { Link, useParams } from 'react-router';
import { useApi } from '../../api/use';
import { Instant, PageTitle } from '../../ui';
import { Answered } from '../../ui/Answered';
import { useProcedureTitles } from '../../ui/procedures';
import { CaseTable } from './CaseTable';
import { useMigrationWords } from './messages';
import { PlanActions } from './PlanActions';
import { OUTCOMES, useStatusWords, type Plan } from './progress';

const EACH_SECOND = 1000;

/** One plan: how far it is, what became of each case, and trying, moving, stopping, going on. */
export function MigrationPage() {
  const t = useMigrationWords();
  const { id = '' } = useParams();
  const titleOf = useProcedureTitles();
  const status = useStatusWords();
  const view = useApi(
    '/api/migrations/{id}',
    { path: { id } },
    { every: (latest) => latest?.status === 'running' && EACH_SECOND },
  );
  return (
    <section className="page">
      <p className="no-print">
        <Link className="row-link" to="/admin/migrations">
          ← {t('back')}
        </Link>
      </p>
      <Answered of={view}>
        {(plan) => (
          <>
            <PageTitle
              title={`${titleOf(plan.procedure)} ${t('fromTo', { from: plan.from.version ?? '', to: plan.to.version ?? '' })}`}
              aside={<PlanActions plan={plan} />}
            />
            <dl className="fact-list">
              <dt>{t('status')}</dt>
              <dd>{status(plan)}</dd>
              <dt>{t('ground')}</dt>
              <dd>{plan.ground}</dd>
              <dt>{t('reason')}</dt>
              <dd>{plan.reason}</dd>
              <dt>{t('createdBy')}</dt>
              <dd>
                {plan.createdBy} · <Instant at={plan.createdAt} />
              </dd>
            </dl>
            <Progress plan={plan} />
            <CaseTable plan={plan} />
          </>
        )}
      </Answered>
    </section>
  );
}

function Progress({ plan: { progress, status } }: { plan: Plan }) {
  const t = useMigrationWords();
  const done = progress.cases - progress.pending;
  const said = t('progressWords', { done, all: progress.cases });
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{t('progress')}</h2>
      {status !== 'planned' && (
        <p role="status">
          <progress aria-label={t('progress')} max={Math.max(progress.cases, 1)} value={done} /> {said}
        </p>
      )}
      <dl className="tiles">
        {OUTCOMES.filter((outcome) => progress[outcome] > 0).map((outcome) => (
          <div key={outcome} className="tile">
            <dt>{t(outcome)}</dt>
            <dd>{progress[outcome]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
