import { isUUID } from 'class-validator';
import type { Tx } from '../cases/ports.js';
import { verbOf, type EventBody, type Text } from '../engine/index.js';
import { readCanonicalBody } from './canonical-event.js';
import type { Names } from './history-event.js';

/** As a list, so that damaged ones fall out of it. */
export function readBody({ body }: { body: Buffer }): EventBody[] {
  try {
    return [readCanonicalBody(body)];
  } catch {
    return [];
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
  const { rows: people } = await tx.query<{ id: string; name: string }>({
    name: 'names_of_people',
    text: 'select id::text, name from app_user where id = any ($1::uuid[])',
    values: [bodies.flatMap(peopleIn).filter((user) => isUUID(user))],
  });
  const { rows: offices } = await tx.query<{ code: string; name: Text }>({
    name: 'names_of_offices',
    text: 'select code, name from office where code = any ($1)',
    values: [users.map(({ office }) => office)],
  });
  return {
    people: new Map(people.map(({ id, name }) => [id, name])),
    offices: new Map(offices.map(({ code, name }) => [code, name])),
  };
}
