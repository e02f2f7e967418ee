/** One of the ways to take a step that are compared. */
export interface Way {
  name: string;
  /** What it is, for the report. */
  what: string;
  /** Takes one step, for one of the slots of a closed loop. */
  step(slot: number): Promise<unknown>;
  /** Called before and after each of its turns. */
  begin?(): Promise<void>;
  end?(): Promise<void>;
  close?(): Promise<void>;
}

/** Each slot has cases of its own and takes them in turn: who waits here waits for the database, not for another slot. */
export function inTurn<T>(items: readonly T[], slots: number): (slot: number) => T {
  const next = Array.from({ length: slots }, (_, slot) => slot);
  return (slot) => {
    const position = next[slot] ?? 0;
    next[slot] = position + slots < items.length ? position + slots : slot;
    const item = items[position];
    if (item === undefined) throw new Error(`There are fewer items than the ${slots} slots.`);
    return item;
  };
}
