import type { Schema } from '../../api/client';

/** Where a case stands, as a machine says it: a name, or regions with a name each. */
export type Value = string | { [region: string]: Value };

interface Changes {
  kept: Record<string, string>;
  ended: string[];
  started: string[];
}

/** What a dry run found of a case that can be moved. */
export interface Detail {
  state: { before: Value; after: Value };
  tasks: Changes;
  clocks: Changes;
  /** By the new key of each clock that goes on: its period and its last day. */
  due: Record<string, { period: string; before: string | null; after: string | null }>;
}

/** Null for a refusal, whose facts are others. */
export const detailOf = ({ outcome, detail }: Schema<'MigrationCaseView'>): Detail | null =>
  outcome === 'possible' ? (detail as Detail | null) : null;

/** Dotted paths of the innermost states. */
export function leavesOf(value: Value, at = ''): string[] {
  const path = (name: string): string => (at ? `${at}.${name}` : name);
  if (typeof value === 'string') return [path(value)];
  const regions = Object.entries(value);
  return regions.length === 0 ? [at] : regions.flatMap(([name, inner]) => leavesOf(inner, path(name)));
}
