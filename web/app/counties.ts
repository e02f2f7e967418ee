import { useApi } from '../api/use';
import { useMe } from './session';

/** The counties whose cases the person may see: their own, or those of their city. */
export function useCounties(): { code: string; name: string }[] {
  const divisions = [...new Set(useMe().seats.map(({ office }) => office.split(':')[0] ?? ''))];
  const cities = [...new Set(divisions.map((division) => division.slice(0, 4)))];
  const { data } = useApi('/api/divisions', { query: { parent: cities[0] ?? '' } }, { enabled: cities.length > 0 });
  return (data ?? []).filter(({ code }) =>
    divisions.some((division) => (division.length >= 6 ? division.startsWith(code) : code.startsWith(division))),
  );
}
