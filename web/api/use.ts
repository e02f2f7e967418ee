import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { get, type Answer, type Params, type PathOf } from './client';

export interface Asking {
  /** False does not ask yet. */
  enabled?: boolean;
  /** Asks again after this time, in ms. */
  every?: number;
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
  { enabled, every, keep, freshFor }: Asking = {},
): UseQueryResult<Answer<P, 'get'>> {
  return useQuery<Answer<P, 'get'>>({
    queryKey: keyOf(path, params),
    queryFn: ({ signal }) => get(path, { ...params, signal }),
    ...(enabled === undefined ? {} : { enabled }),
    ...(every === undefined ? {} : { refetchInterval: every }),
    ...(freshFor === undefined ? {} : { staleTime: freshFor }),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}
