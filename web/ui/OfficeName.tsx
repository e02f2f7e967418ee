import { useApi } from '../api/use';
import { useText } from './text';

const RARELY = 30 * 60_000;

/** What an office is called; its code until that is known. */
export function OfficeName({ code }: { code: string }) {
  const text = useText();
  const [division = ''] = code.split(':');
  const { data } = useApi('/api/offices', { query: { division } }, { freshFor: RARELY, enabled: division !== '' });
  const office = data?.find((one) => one.code === code);
  return <>{office ? text(office.name) : code}</>;
}
