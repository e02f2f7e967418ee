import type { PoolClient } from 'pg';
import { Problem } from '../shared/problem.js';

/** Two jobs that must not meet in one person: who gives out seats decides no case (GB/T 22239 8.1.4.2). */
export const ADMINISTRATOR = 'administrator';

/** Somebody who can sign in, and whose seat as administrator has begun and has no end. */
const ONE_IS_LEFT = `
  select from seat s join app_user u on u.id = s.user_id and not u.disabled
  where s.role = $1 and s.valid_to is null and s.valid_from <= (service_now() at time zone 'Asia/Shanghai')::date
  limit 1`;

/**
 * Asked by a transaction that has just taken the administration from somebody. Two administrators who remove each other at once
 * change different rows and would each see the other still in office: the lock lets the second look only when the first is done.
 *
 * @throws Problem 409 when nobody would be left who can give the administration to anybody again
 */
export async function refuseWithoutAdministrator(tx: PoolClient): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('administrators'))`);
  const { rowCount } = await tx.query(ONE_IS_LEFT, [ADMINISTRATOR]);
  if (rowCount) return;
  throw new Problem('last-administrator', 409, {
    zh: '须至少保留一位账号正常、在任且任职无截止日的平台管理员，请先任命另一位。',
    en: 'At least one administrator must be left who can sign in and whose seat has no last day. Appoint another one first.',
  });
}
