import { Button, Dropdown, Tag } from 'antd';
import { useApi } from '../api/use';
import { useDemonstrationWords } from '../demonstration/messages';
import { useAdvance } from '../demonstration/useAdvance';
import { useDay } from '../ui';
import { useAppWords } from './messages';
import { useSession } from './session';

const STEPS = [1, 7, 30];

/** The day it is for the service. In a demonstration whoever is signed in moves it forward here; elsewhere there is no such switch. */
export function ClockBar() {
  const t = useAppWords();
  const day = useDay();
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  const { data: session } = useSession();
  if (!clock) return null;
  if (!clock.demonstration) return <span className="clock">{t('today', { day: day(clock.today) })}</span>;
  return (
    <span className="clock">
      <Tag>{t('demonstration')}</Tag>
      {t('demonstrationToday', { day: day(clock.today) })}
      {session && <Advance />}
    </span>
  );
}

function Advance() {
  const t = useDemonstrationWords();
  const advance = useAdvance();
  const items = STEPS.map((days) => ({ key: String(days), label: t('forward', { days }) }));
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => advance.mutate({ days: Number(key) }) }}>
      <Button size="small" loading={advance.isPending} title={t('forwardHint')}>
        {t('forwardAny')}
      </Button>
    </Dropdown>
  );
}
