import { personalContext } from '../../cases/event.js';
import type { EffectContext, PersonalVault } from '../../cases/ports.js';
import { findState, type EventBody, type Json, type JsonObject } from '../../engine/index.js';
import { transitionsTaken } from '../law-of.js';

/** The event a letter tells of: what was done, by whom, under which authority, and what the form said in confidence. */
export interface Basis {
  event: EventBody;
  personal: JsonObject;
  /** Whether it was an exercise of decision authority. */
  decides: boolean;
  /** The form it came with. */
  form: string | undefined;
}

/**
 * A letter tells of the event that sends it, unless it names a state: then of the event that brought the case there. A
 * refusal is decided by one person and served by another, and its reasons are those of the first.
 */
export async function basisOf(vault: PersonalVault, context: EffectContext, state: Json | undefined): Promise<Basis> {
  const { compiled, event, personal } = context;
  const path = typeof state === 'string' ? findState(compiled.nodes, state, '') : undefined;
  const seq = path === undefined ? event.seq : (context.state.entered[path] ?? event.seq);
  const found = seq === event.seq ? { event, personal } : await readEvent(vault, context, seq);
  const [first] = transitionsTaken(compiled, found.event);
  const decides = transitionsTaken(compiled, found.event).some(({ meta }) => meta.decides === true);
  return { ...found, decides, form: first?.meta.form };
}

async function readEvent(
  vault: PersonalVault,
  { tx, county, caseId, householdId }: EffectContext,
  seq: number,
): Promise<Pick<Basis, 'event' | 'personal'>> {
  const { rows } = await tx.query<{ body: Buffer; personal: Buffer | null }>(
    'select body, personal from case_event where county = $1 and case_id = $2 and seq = $3',
    [county, caseId, seq],
  );
  const row = rows[0];
  if (!row) throw new Error(`event ${seq} of a case is missing from its history`);
  const event = JSON.parse(row.body.toString('utf8')) as EventBody;
  if (row.personal === null || householdId === null) return { event, personal: {} };
  const personal = await vault.open(tx, householdId, row.personal, personalContext(caseId, seq));
  return { event, personal: personal ?? {} };
}
