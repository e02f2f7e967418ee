import { useEffect, useRef, type ReactNode } from 'react';
import { useUiWords } from './messages';

/** The first page starts where browsers start it, before the skip link; later ones at their heading. */
let isFirstPage = true;

/** The heading of a page; also the window's title, and where the keyboard is after a change of page. */
export function PageTitle({ children, title, aside }: { children?: ReactNode; title: string; aside?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const t = useUiWords();
  const name = t('service');
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <header className="page-title">
      <h1 ref={heading} tabIndex={-1}>
        {children ?? title}
      </h1>
      {aside && <div className="page-aside">{aside}</div>}
    </header>
  );
}

/** While something is on its way. */
export function Loading() {
  const t = useUiWords();
  return (
    <p className="loading" role="status">
      {t('loading')}
    </p>
  );
}

/** Where a list has nothing in it. */
export function Empty({ children }: { children?: ReactNode }) {
  const t = useUiWords();
  return <p className="empty">{children ?? t('nothing')}</p>;
}
