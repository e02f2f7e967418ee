import { useApi } from '../../api/use';
import { useText } from '../../ui';

/** The roles that seats are given in, as choices. */
export function useRoles(): { value: string; label: string }[] {
  const text = useText();
  const { data = [] } = useApi('/api/users/roles', {}, { freshFor: Infinity });
  return data.map(({ role, title }) => ({ value: role, label: text(title) }));
}
