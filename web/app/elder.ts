import { useSyncExternalStore } from 'react';

/*
 * Elder mode 长辈版 of the public pages: large letters, large targets, stronger colours. One switch, remembered on this
 * machine. Sizes are px of the running text: at least 18, up to 30 (GB/T 37668 and the annexes to 工信部 2021 no. 67).
 */
export const SIZES = [18, 22, 26, 30] as const;
export type Size = (typeof SIZES)[number];

const STORED = 'yimen.elder';
const STANDARD: Size = 22;
const changed = new EventTarget();

/** The size chosen; null while elder mode is off. */
function stored(): Size | null {
  const size = Number(localStorage.getItem(STORED));
  return SIZES.find((one) => one === size) ?? null;
}

function keep(size: Size | null): void {
  if (size === null) localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, String(size));
  changed.dispatchEvent(new Event('change'));
}

export const chooseElder = (on: boolean): void => keep(on ? (stored() ?? STANDARD) : null);

/** One size up or down, as far as there is one. */
export function resize(step: 1 | -1): void {
  const next = SIZES[SIZES.indexOf(stored() ?? STANDARD) + step];
  if (next !== undefined) keep(next);
}

export const useElderSize = (): Size | null => useSyncExternalStore(subscribe, stored);

function subscribe(listen: () => void): () => void {
  changed.addEventListener('change', listen);
  return () => changed.removeEventListener('change', listen);
}
