import { useMemo } from 'react';
import { useDiagramWords } from './messages';
import type { DiagramData } from './standing';

/** What states are called; a container without a title is a part, by its number. Paths stand for themselves while there is no diagram yet. */
export function useStateNames(diagram: DiagramData | undefined): (id: string) => string {
  const t = useDiagramWords();
  const names = useMemo(() => {
    const parts = new Map<string | null, number>();
    return new Map(
      diagram?.nodes.map(({ id, label, parent }) => {
        const number = (parts.get(parent) ?? 0) + 1;
        parts.set(parent, number);
        return [id, { title: label.join(label.some(isLatin) ? ' ' : ''), number }];
      }),
    );
  }, [diagram]);
  return (id) => {
    const name = names.get(id);
    return name ? name.title || t('unnamed', { number: name.number }) : id;
  };
}

const isLatin = (line: string): boolean => /^[\u0020-\u024f]/.test(line);
