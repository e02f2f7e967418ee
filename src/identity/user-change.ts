import type { PoolClient } from 'pg';
import { uuid7 } from '../shared/uuid7.js';

export interface NewUserChange {
  actor: string;
  person: string;
  kind: 'added' | 'blocked' | 'allowed' | 'unlocked' | 'passwordSet' | 'seatGiven' | 'seatEnded';
  seat?: { office: string; role: string; from: string; to: string | null };
}

/** Puts on record what was done to an account or a seat, in the transaction that does it. */
export async function recordUserChange(tx: PoolClient, { actor, person, kind, seat }: NewUserChange): Promise<void> {
  const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
  await tx.query(
    `insert into user_change (id, at, actor, person, kind, office, role, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[uuid7(rows[0]?.now ?? Number.NaN), rows[0]?.now, actor, person, kind],
      ...[seat?.office ?? null, seat?.role ?? null, seat?.from ?? null, seat?.to ?? null],
    ],
  );
}
