import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import type { Schema } from '../../api/client';
import { useApi } from '../../api/use';
import { useText } from '../../ui';
import { usePages } from '../../ui/Pages';
import { detailOf } from './detail';
import { KeptTime } from './KeptTime';
import { useMigrationWords } from './messages';
import { usePlanNames, type PlanNames } from './names';
import { OUTCOMES, type Outcome, type Plan } from './progress';
import { PagedTable } from '../../ui/PagedTable';

const WHILE_RUNNING = 2000;

const CHIPS: Record<Outcome, string> = {
  possible: 'chip-third1',
  migrated: 'chip-third1',
  refused: 'chip-third3',
  failed: 'chip-third3',
  skipped: 'chip-none',
  pending: '',
};

/** Case by case: where it goes, what time it has left, or why it cannot be moved. */
export function CaseTable({ plan }: { plan: Plan }) {
  const t = useMigrationWords();
  const [search, setSearch] = useSearchParams();
  const outcome = search.get('outcome') ?? '';
  return (
    <section aria-labelledby="cases">
      <h2 id="cases">{t('casesOf')}</h2>
      <div className="filters no-print">
        <label>
          {t('outcome')}{' '}
          <Select
            aria-label={t('outcome')}
            className="narrow-select"
            value={outcome}
            options={[
              { value: '', label: t('all') },
              ...OUTCOMES.map((one) => ({ value: one, label: `${t(one)} (${plan.progress[one]})` })),
            ]}
            onChange={(value: string) => setSearch(value ? { outcome: value } : {}, { replace: true })}
            popupMatchSelectWidth={false}
          />
        </label>
      </div>
      <Cases key={`${outcome} ${plan.mode} ${plan.status}`} plan={plan} outcome={outcome} />
    </section>
  );
}

function Cases({ plan, outcome }: { plan: Plan; outcome: string }) {
  const t = useMigrationWords();
  const pages = usePages();
  const params = { path: { id: plan.id }, query: { ...pages.query, outcome, limit: 50 } };
  const cases = useApi('/api/migrations/{id}/cases', params, {
    keep: true,
    freshFor: 0,
    every: () => plan.status === 'running' && WHILE_RUNNING,
  });
  const names = usePlanNames(plan);
  return (
    <PagedTable
      of={cases}
      pages={pages}
      nothing={t('noCases')}
      labelledBy="cases"
      head={[t('number'), t('outcome'), t('stateChange'), t('timeKept'), t('why')]}
    >
      {(one) => <Row key={one.caseId} one={one} names={names} />}
    </PagedTable>
  );
}

function Row({ one, names }: { one: Schema<'MigrationCaseView'>; names: PlanNames }) {
  const t = useMigrationWords();
  const text = useText();
  const { number, outcome, reason, seq } = one;
  const detail = detailOf(one);
  return (
    <tr>
      <th scope="row">{number}</th>
      <td>
        <span className={`chip ${CHIPS[outcome]}`}>{t(outcome)}</span>
      </td>
      <td>{detail && `${names.before(detail.state.before)} → ${names.after(detail.state.after)}`}</td>
      <td>{detail && <KeptTime detail={detail} nameOf={names.period} />}</td>
      <td>
        {reason && text(reason)}
        {seq !== null && t('event', { seq })}
      </td>
    </tr>
  );
}
