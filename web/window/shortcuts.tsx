import { useEffect, useRef, useState } from 'react';
import { Dialog } from './Dialog';
import { useWindowWords } from './messages';

export interface Shortcut {
  /** `KeyboardEvent.code` of the key pressed together with Alt, e.g. `KeyM`: the same place on every keyboard layout. */
  code: string;
  label: string;
  run: () => void;
}

/** Alt and a key, on this page; "?" outside of a text field lists them. @returns the list, to be placed on the page */
export function useShortcuts(shortcuts: readonly Shortcut[]) {
  const t = useWindowWords();
  const [open, setOpen] = useState(false);
  const known = useRef(shortcuts);
  known.current = shortcuts;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === '?' && !event.altKey && !isTyping(event.target)) {
        event.preventDefault();
        setOpen(true);
      }
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const shortcut = known.current.find(({ code }) => code === event.code);
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const list = open && (
    <Dialog title={t('shortcuts')} close={() => setOpen(false)}>
      <dl className="shortcuts">
        {[
          ...shortcuts.map(({ code, label }) => [`Alt + ${keyName(code)}`, label] as const),
          ['?', t('shortcutHelp')],
        ].map(([keys, label]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
  return { list, show: () => setOpen(true) };
}

export const keyName = (code: string): string => code.replace(/^(Key|Digit)/, '');

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
