import { countyOf } from '../engine/index.js';
import type { Tx } from './ports.js';

/** Every column as it is, whatever columns there are, but for those given anew. */
const COPY = (table: string, key: string): string =>
  `insert into ${table} select (jsonb_populate_record(t, $3)).* from ${table} t where t.county = $1 and t.${key} = $2
   on conflict do nothing`;

/**
 * Makes a household known in another county, where a linked case of it opens: the county reads only its own rows. Ids and
 * sealed particulars are the same there, under the same key, so that it stays one household: erased in one act, and never
 * paid twice. Relations to officials go along, but the separate register is each county's own.
 *
 * @param division where it moves to, in the other county
 */
export async function followHousehold(
  tx: Tx,
  { county, householdId }: { county: string; householdId: string },
  division: string,
): Promise<void> {
  // By which event somebody left or joined stays with the case it happened in.
  const events = { left_case: null, left_seq: null, joined_case: null, joined_seq: null };
  const anew = JSON.stringify({ county: countyOf(division), division, relation_registered_at: null, ...events });
  await tx.query(COPY('household', 'id'), [county, householdId, anew]);
  await tx.query(COPY('person', 'household_id'), [county, householdId, anew]);
  await tx.query(COPY('officer_relation', 'household_id'), [county, householdId, anew]);
}
