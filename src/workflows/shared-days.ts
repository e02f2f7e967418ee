import type { StoredDefinition } from './definitions.js';

export interface SharedDays {
  version: string;
  from: string;
  to: string | null;
  applies: string;
}

/**
 * The days on which another version of the same procedure is in force too, and which of the two then applies: said to whoever
 * deploys, because it is no mistake (a new era begins while the old has no end) but must be meant.
 *
 * @param deployed in the order in which the later one goes before
 */
export function sharedDays(deployed: readonly StoredDefinition[], digest: string): SharedDays[] {
  const place = deployed.findIndex((one) => one.digest === digest);
  const own = deployed[place];
  if (!own) return [];
  return deployed.flatMap((other, index) => {
    if (other.procedure !== own.procedure || index === place) return [];
    const from = other.effective_from > own.effective_from ? other.effective_from : own.effective_from;
    const ends = [own.effective_to, other.effective_to].filter((end) => end !== null).sort();
    const to = ends[0] ?? null;
    if (to !== null && to < from) return [];
    return [{ version: other.version, from, to, applies: index > place ? other.version : own.version }];
  });
}
