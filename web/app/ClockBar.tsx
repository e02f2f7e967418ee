import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Tag } from 'antd';
import { post } from '../api/client';
import { keyOf, useApi } from '../api/use';
import { useDay, useSentence } from '../ui';
import { useAppWords } from './messages';
import { rolesOf, useSession } from './session';

const STEPS = [1, 7, 30];

/** The day it is for the service. In a demonstration an administrator moves it forward here; elsewhere there is no such switch. */
export function ClockBar() {
  const t = useAppWords();
  const day = useDay();
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  const { data: session } = useSession();
  if (!clock) return null;
  if (!clock.demonstration) return <span className="clock">{t('today', { day: day(clock.today) })}</span>;
  const mayMove = session && rolesOf(session).includes('administrator');
  return (
    <span className="clock">
      <Tag>{t('demonstration')}</Tag>
      {t('demonstrationToday', { day: day(clock.today) })}
      {mayMove && <Advance />}
    </span>
  );
}

function Advance() {
  const t = useAppWords();
  const day = useDay();
  const sentence = useSentence();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const advance = useMutation({
    mutationFn: (days: number) => post('/api/clock/advance', { body: { days } }),
    onSuccess: (clock) => {
      queries.setQueryData(keyOf('/api/clock'), clock);
      void queries.invalidateQueries();
      void message.success(t('advanced', { day: day(clock.today) }));
    },
    onError: (error) => void message.error(sentence(error)),
  });
  const items = STEPS.map((days) => ({ key: String(days), label: t('advance', { days }) }));
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => advance.mutate(Number(key)) }}>
      <Button size="small" loading={advance.isPending} title={t('advanceHint')}>
        {t('advance', { days: '…' })}
      </Button>
    </Dropdown>
  );
}
