import { isPlainDate } from '../calendar/index.js';
import { AuthorisationDateInvalid, AuthorisationMissing, MemberUnknown } from './intake-errors.js';

/** A signature under the authorisation of the economic check. */
export interface Authorisation {
  /** Place in the list of members, from 0. */
  member: number;
  /** Day, YYYY-MM-DD. */
  at: string;
  document?: string;
}

/** Nobody has signed for this check before there was the state that makes it: an earlier day is a slip of the pen. */
const EARLIEST = '1949-10-01';

/**
 * Every adult must have signed for themselves (57号 art. 10): a spouse's signature opens no accounts but their own.
 *
 * @param adults places of the adults in the list
 * @throws AuthorisationMissing naming them all at once, MemberUnknown, AuthorisationDateInvalid
 */
export function checkAuthorisations(
  authorisations: readonly Authorisation[],
  { adults, members, today }: { adults: readonly number[]; members: number; today: string },
): void {
  for (const { member, at } of authorisations) {
    if (member >= members) throw new MemberUnknown('authorisations', member, members);
    if (!isPlainDate(at) || at > today || at < EARLIEST) throw new AuthorisationDateInvalid(member);
  }
  const missing = adults.filter((adult) => !authorisations.some(({ member }) => member === adult));
  if (missing.length > 0) throw new AuthorisationMissing(missing);
}
