import type { CaseState, Renamed } from '../engine/index.js';

/** What would go on, end and start, for the report of a dry run. */
export function migrationSummary(before: CaseState, after: CaseState, { tasks, clocks }: Renamed) {
  return {
    state: { before: before.value, after: after.value },
    tasks: changes(before.tasks, after.tasks, tasks),
    clocks: changes(before.clocks, after.clocks, clocks),
  };
}

/** @param kept old keys to new ones */
const changes = (before: object, after: object, kept: Record<string, string>) => ({
  kept,
  ended: Object.keys(before).filter((key) => !Object.hasOwn(kept, key)),
  started: Object.keys(after).filter((key) => !Object.values(kept).includes(key)),
});
