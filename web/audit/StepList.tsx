import { Instant, useText } from '../ui';
import type { Step } from './fold';
import { useAuditWords } from './messages';

const SIGNS = { ok: '✓', broken: '✗', unchecked: '?' } as const;

/** Every event in a line, to go to. */
export function StepList({ steps, at, onAt }: { steps: readonly Step[]; at: number; onAt: (at: number) => void }) {
  const t = useAuditWords();
  const text = useText();
  return (
    <ol className="step-list">
      {steps.map(({ seq, event, check }, index) => (
        <li key={index} className={check}>
          <button type="button" aria-current={at === index + 1 ? 'step' : undefined} onClick={() => onAt(index + 1)}>
            <span title={t(check)}>{SIGNS[check]}</span> <span className="number">{seq}</span>{' '}
            {event ? text(event.title) : t('unreadable')}{' '}
            {event && (
              <span className="soft">
                <Instant at={event.at} />
              </span>
            )}
          </button>
        </li>
      ))}
    </ol>
  );
}
