import { memo } from 'react';
import { Instant, useText } from '../ui';
import type { Step } from './fold';
import { useAuditWords } from './messages';

const SIGNS = { ok: '✓', broken: '✗', unchecked: '?' } as const;

/** Every event in a line, to go to. */
export function StepList({ steps, at, onAt }: { steps: readonly Step[]; at: number; onAt: (at: number) => void }) {
  return (
    <ol className="step-list">
      {steps.map((step, index) => (
        <StepLine key={index} step={step} place={index + 1} isShown={at === index + 1} onAt={onAt} />
      ))}
    </ol>
  );
}

interface LineProps {
  step: Step;
  /** Counted from 1. */
  place: number;
  isShown: boolean;
  onAt: (at: number) => void;
}

/** Of hundreds of lines two change when somebody goes on by one event. */
const StepLine = memo(function StepLine({ step: { seq, event, check }, place, isShown, onAt }: LineProps) {
  const t = useAuditWords();
  const text = useText();
  return (
    <li className={check}>
      <button type="button" aria-current={isShown ? 'step' : undefined} onClick={() => onAt(place)}>
        <span title={t(check)}>{SIGNS[check]}</span> <span className="number">{seq}</span>{' '}
        {event ? text(event.title) : t('unreadable')}{' '}
        {event && (
          <span className="soft">
            <Instant at={event.at} />
          </span>
        )}
      </button>
    </li>
  );
});
