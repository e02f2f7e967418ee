import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import { Dialog, Refusal } from '../../ui';
import { useMigrationWords } from './messages';
import type { Plan } from './progress';

const ADDRESS = {
  dryRun: '/api/migrations/{id}/dry-run',
  apply: '/api/migrations/{id}/apply',
  stop: '/api/migrations/{id}/stop',
  resume: '/api/migrations/{id}/resume',
} as const;
type Action = keyof typeof ADDRESS;

/** What can be done with a plan as it stands; the service refuses the rest. */
const POSSIBLE: Record<Plan['status'], Action[]> = {
  planned: ['dryRun', 'apply'],
  running: ['stop'],
  stopped: ['resume', 'dryRun', 'apply'],
  done: ['dryRun', 'apply'],
};

export function PlanActions({ plan }: { plan: Plan }) {
  const t = useMigrationWords();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const act = useMutation({
    mutationFn: (action: Action) => post(ADDRESS[action], { path: { id: plan.id } }),
    onSettled: async () => {
      setAsking(false);
      for (const path of ['/api/migrations', '/api/migrations/{id}', '/api/migrations/{id}/cases'])
        await queries.invalidateQueries({ queryKey: [path] });
    },
  });
  const { cases, migrated } = plan.progress;
  const all = cases > 0 && migrated === cases;
  return (
    <Space wrap>
      <Refusal error={act.error} />
      {POSSIBLE[plan.status]
        .filter((action) => !all || action === 'stop')
        .map((action) => (
          <Button
            key={action}
            type={isNext(plan, action) ? 'primary' : 'default'}
            loading={act.isPending && act.variables === action}
            onClick={() => (action === 'apply' ? setAsking(true) : act.mutate(action))}
          >
            {t(action)}
          </Button>
        ))}
      {asking && (
        <Confirm
          plan={plan}
          pending={act.isPending}
          onApply={() => act.mutate('apply')}
          onClose={() => setAsking(false)}
        />
      )}
    </Space>
  );
}

/** The step that usually follows. */
function isNext({ status, progress }: Plan, action: Action): boolean {
  if (status === 'planned') return action === 'dryRun';
  if (status === 'stopped') return action === 'resume';
  return action === 'stop' || (action === 'apply' && progress.possible > 0);
}

interface ConfirmProps {
  plan: Plan;
  pending: boolean;
  onApply: () => void;
  onClose: () => void;
}

function Confirm({ plan: { mode, to, progress }, pending, onApply, onClose }: ConfirmProps) {
  const t = useMigrationWords();
  const buttons = (
    <>
      <Button onClick={onClose}>{t('notYet')}</Button>
      <Button type="primary" loading={pending} onClick={onApply}>
        {t('apply')}
      </Button>
    </>
  );
  const count = progress.cases - progress.migrated;
  return (
    <Dialog title={t('applyTitle', { count, to: to.version ?? '' })} onClose={onClose} footer={buttons}>
      {mode === null && <p>{t('notTried')}</p>}
      <p>{t('applyHint')}</p>
    </Dialog>
  );
}
