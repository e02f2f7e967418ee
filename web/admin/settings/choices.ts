import { useApi } from '../../api/use';
import { useText } from '../../ui';

/** Every deployed procedure once, as choices. */
export function useProcedureChoices(): { value: string; label: string }[] {
  const text = useText();
  const { data = [] } = useApi('/api/procedures', {}, { freshFor: 60_000 });
  const titles = new Map(data.map(({ procedure, title }) => [procedure, text(title)]));
  return [...titles].map(([value, label]) => ({ value, label }));
}
