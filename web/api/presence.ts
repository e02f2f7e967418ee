/** After so long without a key or a pointer nobody is taken to sit before the screen. */
const UNATTENDED_MS = 2 * 60_000;

let lastSeen = performance.now();
for (const event of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
  globalThis.addEventListener?.(event, () => (lastSeen = performance.now()), { passive: true }); // none in Node, where tests run
}

/**
 * Whether the screen asks by itself: new work is read while it stands open, and must not keep the session of somebody alive
 * who has gone to lunch.
 */
export const isUnattended = (): boolean => performance.now() - lastSeen > UNATTENDED_MS;
