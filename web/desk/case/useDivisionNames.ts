import { useApi } from '../../api/use';
import { useText, type Text } from '../../ui';

interface Word extends Text {
  name: string;
}

/** What a division calls relations, categories and papers: its own settings say it. */
export function useDivisionNames(
  division: string,
): (kind: 'relations' | 'categories' | 'papers', name: string) => string {
  const text = useText();
  const { data = [] } = useApi('/api/settings', { query: { division, procedure: 'window' } }, { freshFor: 600_000 });
  const valueOf = (name: string): unknown =>
    (data as { name: string; value: unknown }[]).find((one) => one.name === name)?.value;
  const words = (valueOf('words') ?? {}) as Record<string, Word[]>;
  const lists = { relations: words['relations'], categories: words['categories'], papers: valueOf('papers') as Word[] };
  return (kind, name) => {
    const found = lists[kind]?.find((one) => one.name === name);
    return found ? text(found) : name;
  };
}
