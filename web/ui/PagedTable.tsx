import type { ReactNode } from 'react';
import { Answered } from './Answered';
import { Pages, type PageTurner } from './Pages';
import { ScrollTable, type TableFrame } from './ScrollTable';

interface PageOf<T> {
  items: T[];
  next: string | null;
}

interface Props<L> {
  /** What `useApi` gives for a list that the service tells page by page. */
  of: { data: L | undefined; error: unknown; refetch: () => unknown };
  pages: PageTurner;
  /** What is said when the list is empty. */
  nothing?: ReactNode;
}

/** A list page by page: on its way, refused, empty, or what is made of a page, with the way to the others below. */
export function Paged<L extends PageOf<unknown>>({
  of,
  pages,
  nothing,
  children,
}: Props<L> & { children: (page: L) => ReactNode }) {
  return (
    <Answered of={of} empty={({ items }) => items.length === 0} nothing={nothing}>
      {(page) => (
        <>
          {children(page)}
          <Pages pages={pages} next={page.next} />
        </>
      )}
    </Answered>
  );
}

/** The same as a table, of whose rows each is made of an item. */
export function PagedTable<T>({
  of,
  pages,
  nothing,
  children,
  ...frame
}: Props<PageOf<T>> & TableFrame & { children: (item: T) => ReactNode }) {
  return (
    <Paged of={of} pages={pages} nothing={nothing}>
      {({ items }) => <ScrollTable {...frame}>{items.map(children)}</ScrollTable>}
    </Paged>
  );
}
