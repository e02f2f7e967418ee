import type { CaseState, Renamed } from '../engine/index.js';

/** What would go on, end and start, for the report of a dry run. */
export function migrationSummary(before: CaseState, after: CaseState, { tasks, clocks }: Renamed) {
  return {
    state: { before: before.value, after: after.value },
    tasks: changes(before.tasks, after.tasks, tasks),
    clocks: changes(before.clocks, after.clocks, clocks),
    due: dueDays(before, after, clocks),
  };
}

/** @param kept old keys to new ones */
const changes = (before: object, after: object, kept: Record<string, string>) => ({
  kept,
  ended: Object.keys(before).filter((key) => !Object.hasOwn(kept, key)),
  started: Object.keys(after).filter((key) => !Object.values(kept).includes(key)),
});

/** The last days of the clocks that go on, by their new keys: shown so that nobody has to believe that time left is kept. */
const dueDays = (before: CaseState, after: CaseState, kept: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(kept).map(([old, key]) => [
      key,
      {
        period: after.clocks[key]?.period ?? '',
        before: before.clocks[old]?.dueOn ?? null,
        after: after.clocks[key]?.dueOn ?? null,
      },
    ]),
  );
