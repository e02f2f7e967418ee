import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Empty, Loading, Refusal } from '../ui';
import { usePublicWords } from './messages';

interface Paged<T> {
  pages: UseInfiniteQueryResult<InfiniteData<{ items: T[] }>>;
  /** What is said where there is none. */
  empty: string;
  children: (item: T, index: number) => ReactNode;
}

/** Cards one below the other, more of them on demand. */
export function PagedList<T>({ pages, empty, children }: Paged<T>) {
  const t = usePublicWords();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = pages;
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Empty>{empty}</Empty>;
  return (
    <>
      <ul className="notices">{items.map(children)}</ul>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
