import { keepPreviousData, useInfiniteQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { get, type Schema } from '../api/client';
import { keyOf } from '../api/use';
import type { Conditions, Item } from './useConditions';

type Page = Schema<'InboxPage'>;
interface Pages {
  pages: Page[];
  pageParams: string[];
}

const PAGE = 50;
/** Where the stream is not heard, the list is still no older than this. */
const AT_THE_LATEST_MS = 60_000;
const LISTS = [
  '/api/tasks',
  '/api/tasks/facets',
  '/api/tasks/filters',
  '/api/tasks/counts',
  '/api/tasks/copies',
] as const;

/** The tasks that meet the conditions, page after page. */
export function useTasks(conditions: Conditions) {
  const query = useInfiniteQuery({
    queryKey: [...keyOf('/api/tasks', { query: { ...conditions } }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      get('/api/tasks', { query: { ...conditions, limit: PAGE, after: pageParam || undefined }, signal }),
    initialPageParam: '',
    getNextPageParam: (page: Page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: AT_THE_LATEST_MS,
  });
  return { ...query, items: (query.data?.pages ?? []).flatMap(({ items }) => items) };
}

/** Reads again whatever an act on tasks may have changed: one sees one's own writes at once. */
export function useFreshLists(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all(LISTS.map((path) => queries.invalidateQueries({ queryKey: [path] })));
  }, [queries]);
}

/** Changes a row on the screen before the service has answered. */
export function changeRows(queries: QueryClient, change: (item: Item) => Item): void {
  queries.setQueriesData<Pages | Page>({ queryKey: ['/api/tasks'] }, (old) => {
    if (!old || !('pages' in old)) return old;
    const pages = old.pages.map((page) => ({ ...page, items: page.items.map(change) }));
    return { ...old, pages };
  });
}
