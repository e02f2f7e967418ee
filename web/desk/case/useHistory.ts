import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import { keyOf } from '../../api/use';
import { pathOf, type CaseFile, type HistoryEvent } from './file';

/** As many as one page of the interface holds. */
const PAGE = 200;

/** All that has happened in a case, oldest first. */
export function useHistory(file: CaseFile) {
  const path = pathOf(file);
  const query = useQuery({
    queryKey: [...keyOf('/api/cases/{county}/{caseId}/history', { path }), 'all'],
    queryFn: async ({ signal }) => {
      const events: HistoryEvent[] = [];
      let after: string | null = '';
      while (after !== null) {
        const page: { items: HistoryEvent[]; next: string | null } = await get('/api/cases/{county}/{caseId}/history', {
          path,
          query: { limit: PAGE, after: after || undefined },
          signal,
        });
        events.push(...page.items);
        after = page.next;
      }
      return events;
    },
  });
  const all = query.data ?? [];
  // What cannot be read any more has no more than its number; the audit shows it.
  return {
    ...query,
    events: all.filter(({ actor }) => actor as unknown),
    unreadable: all.filter(({ actor }) => !(actor as unknown)),
  };
}
