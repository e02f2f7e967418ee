import type { Tx } from '../cases/ports.js';
import type { Authority, EventBody, Text } from '../engine/index.js';

/** A grant of authority that a decision rests on, as the register has it. */
export interface GrantThen {
  id: string;
  mode: string;
  division: string;
  office: Text;
  from: string;
  to: string | null;
  /** An office; the code of one that is not there any more. */
  grantedBy: Text;
  law: string;
  /** Revoked later; what was decided before stands. */
  revokedOn: string | null;
}

/** The grants that decisions among these events were taken under. */
export async function grantsIn(tx: Tx, bodies: readonly EventBody[]): Promise<GrantThen[]> {
  const ids = bodies.flatMap(({ facts }) => {
    const authority = (facts['authority'] ?? null) as unknown as Authority | null;
    return authority?.grant ?? [];
  });
  if (ids.length === 0) return [];
  const { rows } = await tx.query<GrantThen>(
    `select g.id, g.mode, g.division, o.name as office, g.valid_from as "from", g.valid_to as "to", coalesce(b.name, jsonb_build_object('zh', g.granted_by, 'en', g.granted_by)) as "grantedBy", g.law,
       g.revoked_on as "revokedOn"
     from authority_grant g join office o on o.code = g.office left join office b on b.code = g.granted_by where g.id = any ($1) order by g.valid_from, g.id`,
    [[...new Set(ids)]],
  );
  return rows;
}
