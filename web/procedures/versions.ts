import type { Schema } from '../api/client';
import { useApi } from '../api/use';

export type Version = Schema<'ProcedureSummary'>;

/** Every deployed version, by procedure and era. */
export const useVersions = () => useApi('/api/procedures', {}, { freshFor: 60_000 });

export const nameOf = ({ procedure, version }: { procedure: string; version: string }): string =>
  `${procedure}@${version}`;

/** Whether a version applies to cases accepted that day, by its dates alone. */
export function standingOf({ from, to }: Version, today: string): 'now' | 'later' | 'past' {
  if (from > today) return 'later';
  return to !== null && to < today ? 'past' : 'now';
}

/** Of several in force the one that came into force last applies. */
export function inForce(versions: readonly Version[], today: string): Version | undefined {
  return versions.filter((version) => standingOf(version, today) === 'now').at(-1);
}
