import { useApi } from '../api/use';
import { useText } from './text';

const RARELY = 5 * 60_000;

/** What procedures are called, by their code; the code itself for one that is not deployed any more. */
export function useProcedureTitles(): (procedure: string) => string {
  const text = useText();
  const { data } = useApi('/api/procedures', {}, { freshFor: RARELY });
  const titles = new Map((data ?? []).map(({ procedure, title }) => [procedure, title]));
  return (procedure) => {
    const title = titles.get(procedure);
    return title ? text(title) : procedure;
  };
}
