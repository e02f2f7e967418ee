import { isUUID } from 'class-validator';
import type { Tx } from '../cases/ports.js';
import { verbOf, type EventBody, type Text } from '../engine/index.js';
import { readCanonicalBody } from './canonical-event.js';
import type { Names } from './history-event.js';

/** Null for a damaged one. */
export function readBody(bytes: Buffer): EventBody | null {
  try {
    return readCanonicalBody(bytes);
  } catch {
    return null;
  }
}

/** Everybody an event names: who acted and for whom, and whom a verb is about. */
function peopleIn({ type, actor, data }: EventBody): string[] {
  const acting = actor.kind === 'user' ? [actor.user, ...(actor.for === undefined ? [] : [actor.for])] : [];
  if (!verbOf(type)) return acting;
  const { to, user, signers = [] } = data as { to?: string; user?: string; signers?: { user: string }[] };
  return [...acting, ...[to, user, ...signers.map((signer) => signer.user)].filter((id) => id !== undefined)];
}

/** A damaged event may name as its person what is no id at all. */
export async function namesIn(tx: Tx, bodies: EventBody[]): Promise<Names> {
  const users = bodies.flatMap(({ actor }) => (actor.kind === 'user' ? [actor] : []));
  const { rows } = await tx.query<{ person: string | null; code: string; name: string; title: Text }>({
    name: 'names_in_history',
    text: `select id::text as person, null as code, name, null as title from app_user where id = any ($1::uuid[])
      union all select null, code, null, name from office where code = any ($2)`,
    values: [bodies.flatMap(peopleIn).filter((user) => isUUID(user)), users.map(({ office }) => office)],
  });
  const people = rows.flatMap(({ person, name }): [string, string][] => (person === null ? [] : [[person, name]]));
  const offices = rows.flatMap(({ person, code, title }): [string, Text][] => (person === null ? [[code, title]] : []));
  return { people: new Map(people), offices: new Map(offices) };
}
