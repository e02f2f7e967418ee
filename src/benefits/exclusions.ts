import type { EffectContext } from '../cases/ports.js';
import type { Capacity, Text } from '../engine/index.js';
import { scopeOf } from '../identity/index.js';
import { AwardExcluded } from './benefit-errors.js';

interface Excluding {
  number: string;
  procedure: string;
  visible: boolean;
  reason: Text & { law?: string };
}

/** Whether the case of a row lies in somebody's sight, whose prefixes and offices are these parameters. */
export const visibleIn = (row: string, prefixes: number): string => `(
  in_scope(${row}.division, $${prefixes}::text[]) or exists (select from case_task t
    where t.county = ${row}.county and t.case_id = ${row}.case_id and t.office = any ($${prefixes + 1}::text[])))`;

const EXCLUDING = `
  select number, procedure, reason, ${visibleIn('e', 4)} as visible from excluding_awards($1, $2, $3) e limit 1`;

/**
 * Refuses what this event has awarded beside a benefit that one of the two procedures says cannot be had together with the
 * other, for the same person. The persons are locked by then.
 *
 * @throws AwardExcluded, naming the other case only to somebody whose scope it lies in
 */
export async function refuseExcluded({ tx, county, caseId, event }: EffectContext): Promise<void> {
  const { prefixes, offices } = sightOf(event.actor);
  const { rows } = await tx.query<Excluding>(EXCLUDING, [county, caseId, event.seq, prefixes, offices]);
  const found = rows[0];
  if (found) throw new AwardExcluded(found.procedure, found.visible ? found.number : null, found.reason);
}

/** What the seat in which somebody decides lets them see; a citizen, another case or the service itself are told nothing. */
export const sightOf = (actor: Capacity) =>
  scopeOf(actor.kind === 'user' ? [{ office: actor.office, role: actor.role }] : []);
