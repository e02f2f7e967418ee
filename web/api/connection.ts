/**
 * Whether the service answers. Requests report here what they meet; while it is away it is asked every two seconds
 * whether it is back, so that a page left open needs nobody to reload it.
 */
const EVERY_MS = 2_000;
const PROBE = '/readyz';

const changed = new EventTarget();
let away = false;
let timer: ReturnType<typeof setTimeout> | undefined;

export const isAway = (): boolean => away;

export function onConnectionChange(listen: () => void): () => void {
  changed.addEventListener('change', listen);
  return () => changed.removeEventListener('change', listen);
}

/** A request found nobody there. */
export function reportAway(): void {
  if (away) return;
  become(true);
  timer = setTimeout(() => void probe(), EVERY_MS);
}

/** A request was answered. */
export function reportBack(): void {
  if (!away) return;
  clearTimeout(timer);
  become(false);
}

async function probe(): Promise<void> {
  const answer = await fetch(PROBE, { cache: 'no-store' }).catch(() => null);
  if (answer?.ok) return reportBack();
  timer = setTimeout(() => void probe(), EVERY_MS);
}

function become(now: boolean): void {
  away = now;
  changed.dispatchEvent(new Event('change'));
}
