import { useApi } from '../../api/use';
import { useMe } from '../../app/session';
import { useText } from '../../ui';

/** Every deployed procedure once, as choices. */
export function useProcedureChoices(): { value: string; label: string }[] {
  const text = useText();
  const { data = [] } = useApi('/api/procedures', {}, { freshFor: 60_000 });
  const titles = new Map(data.map(({ procedure, title }) => [procedure, text(title)]));
  return [...titles].map(([value, label]) => ({ value, label }));
}

/** The division that the administrator works for. */
export const useOwnDivision = (): string => useMe().seats[0]?.office.split(':')[0] ?? '';
