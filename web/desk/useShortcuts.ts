import { useEffect, useRef, useSyncExternalStore } from 'react';

const STORED = 'yimen.desk.shortcuts';
const changed = new EventTarget();

/** Single keys can be switched off: whoever dictates to the machine would set them off (WCAG 2.1.4). */
export function useShortcutsOn(): [on: boolean, choose: (on: boolean) => void] {
  const on = useSyncExternalStore(
    (listen) => {
      changed.addEventListener('change', listen);
      return () => changed.removeEventListener('change', listen);
    },
    () => localStorage.getItem(STORED) !== 'off',
  );
  const choose = (wanted: boolean) => {
    localStorage.setItem(STORED, wanted ? 'on' : 'off');
    changed.dispatchEvent(new Event('change'));
  };
  return [on, choose];
}

const TYPING =
  'input:not([type=checkbox]), textarea, select, [contenteditable], [role=combobox], dialog, .ant-dropdown';
const PRESSING = 'a, button, summary, [role=button], [role=tab], [role=menuitem]';

/** Keys that do something on this page, unless somebody types, or presses the thing that has the focus. */
export function useShortcuts(keys: Record<string, () => void>): void {
  const [on] = useShortcutsOn();
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (!on) return undefined;
    const pressed = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || target.closest(TYPING)) return;
      if (event.key === 'Enter' && target.closest(PRESSING)) return;
      if (document.querySelector('dialog[open]')) return;
      const act = current.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [on]);
}
