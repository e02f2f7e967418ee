import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { get, type Answer, type Params, type PathOf } from './client';

export interface Asking<T = unknown> {
  /** False does not ask yet. */
  enabled?: boolean;
  /** Asks again after this time, in ms; what was answered last may decide it, false meaning not at all. */
  every?: number | ((latest: T | undefined) => number | false);
  /** Shows the last answer while another page or filter is on its way. */
  keep?: boolean;
  /** How long an answer counts as fresh, in ms. */
  freshFor?: number;
}

/** The key under which an answer is kept, for whoever knows that it has changed. */
export const keyOf = (path: PathOf<'get'>, params: Params = {}): unknown[] => [
  path,
  params.path ?? {},
  params.query ?? {},
];

/** What an address of the interface answers, kept and asked again as needed. */
export function useApi<P extends PathOf<'get'>>(
  path: P,
  params: Params = {},
  { enabled, every, keep, freshFor }: Asking<Answer<P, 'get'>> = {},
): UseQueryResult<Answer<P, 'get'>> {
  return useQuery<Answer<P, 'get'>>({
    queryKey: keyOf(path, params),
    queryFn: ({ signal }) => get(path, { ...params, signal }),
    ...(enabled === undefined ? {} : { enabled }),
    ...(every === undefined
      ? {}
      : { refetchInterval: typeof every === 'function' ? ({ state }) => every(state.data) : every }),
    ...(freshFor === undefined ? {} : { staleTime: freshFor }),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}
