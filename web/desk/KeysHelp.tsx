import { Switch } from 'antd';
import { useId } from 'react';
import { Dialog } from '../ui';
import { useDeskWords } from './messages';
import { useShortcutsOn } from './useShortcuts';

const KEYS = [
  ['j / ↓', 'keyNext'],
  ['k / ↑', 'keyPrevious'],
  ['Enter', 'keyOpen'],
  ['c', 'keyClaim'],
  ['r', 'keyRelease'],
  ['x', 'keyCheck'],
  ['/', 'keySearch'],
  ['Esc', 'keyEscape'],
  ['?', 'keyHelp'],
] as const;

/** Which keys do what, and the switch to do without them. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const t = useDeskWords();
  const id = useId();
  const [on, choose] = useShortcutsOn();
  return (
    <Dialog title={t('keys')} onClose={onClose}>
      <dl className="desk-keys">
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Switch id={id} checked={on} onChange={choose} aria-labelledby={`${id}-label`} />{' '}
        <label id={`${id}-label`} htmlFor={id}>
          {t('keysOn')}
        </label>
      </p>
    </Dialog>
  );
}
