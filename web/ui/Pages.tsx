import { Button } from 'antd';
import { useState } from 'react';
import { useUiWords } from './messages';

export interface PageTurner {
  /** For the request: the cursor of the page shown. */
  query: { after?: string };
  turn: (cursor: string) => void;
  back: () => void;
  isFirst: boolean;
}

/** Turns the pages of a list that the service gives page by page, and remembers the way back. */
export function usePages(): PageTurner {
  const [cursors, setCursors] = useState<string[]>([]);
  const after = cursors.at(-1);
  return {
    query: after === undefined ? {} : { after },
    turn: (cursor) => setCursors([...cursors, cursor]),
    back: () => setCursors(cursors.slice(0, -1)),
    isFirst: cursors.length === 0,
  };
}

/** @param next cursor of the next page; null on the last */
export function Pages({ pages, next }: { pages: PageTurner; next: string | null }) {
  const t = useUiWords();
  if (pages.isFirst && next === null) return null;
  return (
    <nav className="pages no-print" aria-label={t('pages')}>
      <Button disabled={pages.isFirst} onClick={pages.back}>
        {t('previousPage')}
      </Button>
      <Button disabled={next === null} onClick={() => next !== null && pages.turn(next)}>
        {t('nextPage')}
      </Button>
    </nav>
  );
}
