import {
  CaretRightOutlined,
  FastBackwardOutlined,
  FastForwardOutlined,
  PauseOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
} from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useEffect, useState } from 'react';
import { useText } from '../ui';
import type { Step } from './fold';
import { useAuditWords } from './messages';

interface Props {
  steps: readonly Step[];
  /** The event shown, counted from 1. */
  at: number;
  onAt: (at: number) => void;
}

/** How long each event stays while the case is played, in ms. */
const BEAT = 1_200;

/** The events of a case as a line to move along: by mouse, by keys, or by itself. */
export function Timeline({ steps, at, onAt }: Props) {
  const t = useAuditWords();
  const text = useText();
  const [playing, setPlaying] = useState(false);
  const last = steps.length;
  const isPlaying = playing && at < last;
  const move = (to: number): void => onAt(Math.min(last, Math.max(1, to)));
  const step = steps[at - 1];
  const title = step?.event ? text(step.event.title) : t('unreadable');
  useEffect(() => {
    if (!isPlaying) return setPlaying(false);
    const beat = setTimeout(() => onAt(at + 1), BEAT);
    return () => clearTimeout(beat);
  }, [isPlaying, at, onAt]);
  useKeys({ at, last, move, toggle: () => setPlaying(!isPlaying) });
  const broken = steps.findIndex(({ check }) => check === 'broken') + 1;
  return (
    <div className="timeline panel">
      <Space.Compact>
        <Button aria-label={t('first')} icon={<FastBackwardOutlined />} disabled={at <= 1} onClick={() => move(1)} />
        <Button
          aria-label={t('previous')}
          icon={<StepBackwardOutlined />}
          disabled={at <= 1}
          onClick={() => move(at - 1)}
        />
        <Button
          aria-label={t(isPlaying ? 'pause' : 'play')}
          icon={isPlaying ? <PauseOutlined /> : <CaretRightOutlined />}
          disabled={at >= last}
          onClick={() => setPlaying(!isPlaying)}
        />
        <Button
          aria-label={t('next')}
          icon={<StepForwardOutlined />}
          disabled={at >= last}
          onClick={() => move(at + 1)}
        />
        <Button
          aria-label={t('last')}
          icon={<FastForwardOutlined />}
          disabled={at >= last}
          onClick={() => move(last)}
        />
      </Space.Compact>
      <div className="timeline-track">
        <input
          type="range"
          min={1}
          max={last}
          value={at}
          aria-label={t('slider')}
          aria-valuetext={t('stepText', { seq: at, title })}
          onChange={({ target }) => move(Number(target.value))}
        />
        {broken > 0 && (
          <span
            className="timeline-break"
            style={{ left: `${(100 * (broken - 1)) / Math.max(1, last - 1)}%` }}
            aria-hidden
          />
        )}
      </div>
      <span className="number">{t('step', { seq: at, events: last })}</span>
      <span className="soft timeline-keys">{t('keys')}</span>
    </div>
  );
}

interface Keys {
  at: number;
  last: number;
  move: (to: number) => void;
  toggle: () => void;
}

/** Keys work anywhere on the page, except where they already mean something. */
function useKeys({ at, last, move, toggle }: Keys): void {
  useEffect(() => {
    const moves: Record<string, () => void> = {
      ArrowLeft: () => move(at - 1),
      ArrowRight: () => move(at + 1),
      Home: () => move(1),
      End: () => move(last),
      ' ': toggle,
    };
    const listen = (event: KeyboardEvent): void => {
      const action = moves[event.key];
      if (!action || event.ctrlKey || event.altKey || event.metaKey || meansSomething(event)) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
}

function meansSomething({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  // The slider knows the arrows and the ends itself, but not the space bar.
  if (target.matches('input[type=range]')) return key !== ' ';
  if (target.closest('input, textarea, select, [role=region], [role=tab], [contenteditable]')) return true;
  return key === ' ' && target.closest('button, a, summary') !== null;
}
