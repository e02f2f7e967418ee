import type { EffectContext } from '../../cases/ports.js';
import type { Settings, SettingInForce } from '../../directory/index.js';
import type { EventBody, Json } from '../../engine/index.js';
import { transitionsTaken } from '../law-of.js';

/** A value as a step of the case read it, and the day on which it did. */
interface Reading {
  value: Json;
  on: string;
}

/**
 * What the values rest on that a decision was prepared and taken by: the source in force of every setting that the case has read,
 * on the day it read it last; and, of an acceptance, of the periods that the division has set for itself. Each source once.
 */
export async function sourcesOf(settings: Settings, context: EffectContext, event: EventBody): Promise<string[]> {
  const { tx, procedure, state, compiled } = context;
  const days = new Map<string, Promise<SettingInForce[]>>();
  const inForce = (today: string): Promise<SettingInForce[]> => {
    const known = days.get(today) ?? settings.resolve(tx, { division: state.division, procedure, today });
    days.set(today, known);
    return known;
  };
  const read = await readingsOf(context, event.seq);
  const laws: string[] = [];
  for (const [name, { setting }] of Object.entries(compiled.definition.facts ?? {})) {
    const reading = read.get(name);
    if (setting === undefined || !reading) continue;
    const named = namesLike(setting);
    const [found] = (await inForce(reading.on)).filter(
      (row) => named.test(row.name) && JSON.stringify(row.value) === JSON.stringify(reading.value),
    );
    if (found) laws.push(found.law);
  }
  if (transitionsTaken(compiled, event).some(({ meta }) => meta.accepts === true)) {
    const periods = (await inForce(event.facts.today)).filter(({ name }) => name.startsWith('period.'));
    laws.push(...periods.map(({ law }) => law));
  }
  return [...new Set(laws)];
}

/** The facts of the case's steps up to one of them, each as it was read last. */
async function readingsOf({ tx, county, caseId }: EffectContext, until: number): Promise<Map<string, Reading>> {
  const { rows } = await tx.query<{ facts: EventBody['facts'] }>(
    `select convert_from(body, 'UTF8')::jsonb -> 'facts' as facts from case_event
     where county = $1 and case_id = $2 and seq <= $3 order by seq`,
    [county, caseId, until],
  );
  const readings = rows.flatMap(({ facts }) =>
    Object.entries(facts)
      .filter(([, value]) => value !== null)
      .map(([name, value]): [string, Reading] => [name, { value, on: facts.today }]),
  );
  return new Map(readings);
}

/** `standard.{variant}` matches `standard.urban`; what stood in the braces then may have changed since. */
function namesLike(template: string): RegExp {
  const parts = template.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}
