import { useQueries } from '@tanstack/react-query';
import { post } from '../../api/client';
import { citizenId } from './citizen';
import type { Found } from './counter';
import type { MemberEntry } from './form';

const NOTHING: Found = { involvements: [], relatives: [] };

/**
 * What is known of each member as soon as their number is complete: cases and payments anywhere, and officials of this window who
 * have declared them as near relatives. Every look-up is on record, so each number is asked about once for a form.
 *
 * @param form the draft: what was known for the one before is not known for this one
 */
export function useLookups(form: string, members: readonly MemberEntry[], today: string): ReadonlyMap<string, Found> {
  const numbers = members.map(({ idNumber }) => {
    const parsed = citizenId(idNumber, today);
    return parsed.ok ? parsed.value : null;
  });
  const answers = useQueries({
    queries: numbers.map((idNumber) => ({
      queryKey: ['window', 'lookup', form, idNumber],
      queryFn: () => (idNumber === null ? NOTHING : lookUp(idNumber)),
      enabled: idNumber !== null,
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  return new Map(members.map(({ key }, n) => [key, answers[n]?.data ?? NOTHING]));
}

async function lookUp(idNumber: string): Promise<Found> {
  const [found, relatives] = await Promise.all([
    post('/api/persons/search', { body: { idNumber } }),
    post('/api/counter/relatives', { body: { idNumber } }),
  ]);
  return { involvements: found.involvements, relatives };
}
