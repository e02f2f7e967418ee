import { useApi } from '../../api/use';
import { useText } from '../../ui';
import { leavesOf, type Value } from './detail';
import type { Plan } from './progress';

export interface PlanNames {
  /** The states that a case stands in under the old version, in words. */
  before: (value: Value) => string;
  after: (value: Value) => string;
  /** A period of the new version. */
  period: (name: string) => string;
}

/** What the two versions of a plan call their states and periods; the bare names until that is known. */
export function usePlanNames({ from, to }: Plan): PlanNames {
  const text = useText();
  const before = useReading(from.digest);
  const after = useReading(to.digest);
  const standing = (reading: typeof before, value: Value): string =>
    leavesOf(value)
      .map((path) => {
        const state = reading?.states.find((one) => one.path === path);
        return state ? text(state.title) : path;
      })
      .join(' + ');
  return {
    before: (value) => standing(before, value),
    after: (value) => standing(after, value),
    period: (name) => {
      const period = after?.periods.find((one) => one.name === name);
      return period ? text(period.title) : name;
    },
  };
}

const useReading = (digest: string) =>
  useApi('/api/definitions/{digest}/reading', { path: { digest } }, { freshFor: Infinity }).data;
