import type { KeyObject } from 'node:crypto';

interface Entry {
  /** Null for a key known to be destroyed: it never comes back. */
  key: KeyObject | null;
  until: number;
}

/** Unwrapped keys for a few minutes, the least recently used dropped first. */
export class KeyCache {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly lifetimeMs: number,
    private readonly most: number,
    /** Milliseconds that only ever grow; the wall clock may be set back and would keep keys alive. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @returns undefined when it must be looked up, null when it is known to be destroyed */
  find(id: string): KeyObject | null | undefined {
    const entry = this.entries.get(id);
    if (!entry || entry.until <= this.now()) return undefined;
    this.entries.delete(id);
    this.entries.set(id, entry);
    return entry.key;
  }

  /**
   * Keeps a key that was looked up. One destroyed while the look-up was under way stays destroyed: the answer is older
   * than the destruction.
   */
  keep(id: string, key: KeyObject | null): KeyObject | null {
    if (this.find(id) === null) return null;
    this.set(id, key);
    return key;
  }

  private set(id: string, key: KeyObject | null): void {
    this.entries.delete(id);
    this.entries.set(id, { key, until: key === null ? Infinity : this.now() + this.lifetimeMs });
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.most && oldest !== undefined) this.entries.delete(oldest);
  }
}
