import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { post, type Schema } from '../api/client';
import { Empty, Loading, PageTitle, Refusal } from '../ui';
import { AuditMenu } from './AuditMenu';
import { CaseTable, EventTable } from './FoundTables';
import { ListExport } from './ListExport';
import { useAuditWords } from './messages';
import { SearchForm, type Filter } from './SearchForm';

/** Finds cases, and what was done in them, within one's scope. */
export function SearchPage() {
  const t = useAuditWords();
  const [of, setOf] = useState<'cases' | 'events'>('cases');
  const [filter, setFilter] = useState<Filter>({});
  const query = useFound(of, filter);
  const pages = query.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items as object[]);
  return (
    <section className="page">
      <PageTitle title={t('search')} aside={<AuditMenu />} />
      <SearchForm onSearch={setFilter} />
      <div className="found-head">
        <h2>{t('found')}</h2>
        <Segmented
          aria-label={t('found')}
          value={of}
          onChange={(value) => setOf(value)}
          options={[
            { value: 'cases' as const, label: t('searchCases') },
            { value: 'events' as const, label: t('searchEvents') },
          ]}
        />
        <ListExport of={of} filter={filter} />
      </div>
      <Refusal error={query.error} />
      {query.isPending && <Loading />}
      {query.data && items.length === 0 && <Empty>{t('nothingFound')}</Empty>}
      {items.length > 0 &&
        (of === 'cases' ? (
          <CaseTable items={items as Schema<'FoundCaseView'>[]} />
        ) : (
          <EventTable items={items as Schema<'FoundEventView'>[]} />
        ))}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

type Found = Schema<'FoundCasePage'> | Schema<'FoundEventPage'>;

/** A look-up of a person is recorded each time, so nothing is asked again by itself. */
function useFound(of: 'cases' | 'events', filter: Filter) {
  return useInfiniteQuery({
    queryKey: ['audit', of, filter],
    queryFn: ({ pageParam }): Promise<Found> => {
      const body = { ...filter, ...(pageParam ? { after: pageParam } : {}) };
      return of === 'cases' ? post('/api/audit/cases', { body }) : post('/api/audit/events', { body });
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
