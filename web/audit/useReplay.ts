import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { get } from '../api/client';
import { momentsOf, type Replay } from './fold';

const PATH = '/api/cases/{county}/{caseId}/replay';
/** The first page is there soon; the rest follows while somebody is looking at it. */
const FIRST = 100;
const MORE = 1_000;

/** All events of a case with its moments, page by page until they are all there. */
export function useReplay(county: string, caseId: string) {
  const query = useInfiniteQuery({
    queryKey: [PATH, county, caseId],
    queryFn: ({ pageParam: after, signal }): Promise<Replay> =>
      get(PATH, { path: { county, caseId }, query: { after, limit: after === 0 ? FIRST : MORE }, signal }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
    // Events do not change; what comes later is read with the next visit.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  const { hasNextPage, isFetching, fetchNextPage, data } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const replay = useMemo(() => (data ? joined(data.pages) : null), [data]);
  return { replay, error: query.error, refetch: query.refetch };
}

export type Joined = ReturnType<typeof joined>;

function joined(pages: Replay[]) {
  const last = pages.at(-1);
  if (!last) return null;
  const steps = pages.flatMap((page) => page.steps);
  const all = <T, K>(of: (page: Replay) => T[], key: (item: T) => K): Map<K, T> =>
    new Map(pages.flatMap(of).map((item) => [key(item), item]));
  return {
    number: last.number,
    procedure: last.procedure,
    events: last.events,
    verdict: last.verdict,
    definitions: all(
      ({ definitions }) => definitions,
      ({ digest }) => digest,
    ),
    grants: all(
      ({ grants }) => grants,
      ({ id }) => id,
    ),
    offices: all(
      ({ offices }) => offices,
      ({ code }) => code,
    ),
    roles: all(
      ({ roles }) => roles,
      ({ code }) => code,
    ),
    steps,
    moments: momentsOf(steps),
  };
}
