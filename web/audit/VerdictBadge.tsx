import { CheckCircleOutlined, InfoCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import type { Schema } from '../api/client';
import { useText } from '../ui';
import { useAuditWords } from './messages';

/** The verdict on a whole case: chain, replay, tasks and deadlines, and what nobody can say yet. */
export function VerdictBadge({ verdict, onGo }: { verdict: Schema<'CaseVerdictView'>; onGo: (seq: number) => void }) {
  const t = useAuditWords();
  const text = useText();
  const { ok, events, firstBad } = verdict;
  const seq = firstBad?.seq ?? null;
  const words = ok ? t('verdictGood') : seq === null ? t('verdictBadNowhere') : t('verdictBad', { seq });
  const details = (
    <div className="verdict-details">
      {firstBad ? <p>{text(firstBad.sentence)}</p> : <p>{t('verdictDetail', { events })}</p>}
      <dl>
        {(['chain', 'replay', 'tasks', 'deadlines'] as const).map((stage) => (
          <div key={stage}>
            <dt>{t(stage)}</dt>
            <dd>{t(verdict[stage])}</dd>
          </div>
        ))}
      </dl>
      <p>{t('noCheckpointWhy')}</p>
    </div>
  );
  return (
    <Popover
      content={details}
      trigger={['click', 'hover']}
      placement="bottomRight"
      getPopupContainer={({ parentElement }) => parentElement ?? document.body}
    >
      <Button
        className={ok ? 'verdict verdict-good' : 'verdict verdict-bad'}
        icon={ok ? <CheckCircleOutlined /> : <WarningOutlined />}
        onClick={() => seq !== null && onGo(seq)}
      >
        {words}
        <span className="verdict-checkpoint">
          <InfoCircleOutlined aria-hidden /> {t('noCheckpoint')}
        </span>
      </Button>
    </Popover>
  );
}
