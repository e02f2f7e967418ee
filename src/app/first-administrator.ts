import type { Tx } from '../cases/ports.js';
import { ConfigRefused } from '../config.js';
import { hashPassword } from '../identity/passwords.js';
import { uuid7 } from '../shared/uuid7.js';

const USERNAME = 'administrator';

/** An installation begins with one person, who lets in the others and deploys the law. @throws ConfigRefused */
export async function seedFirstAdministrator(tx: Tx, password: string | undefined): Promise<void> {
  if (password === undefined || password.length < 12) {
    throw new ConfigRefused(
      'YIMEN_ADMIN_PASSWORD',
      `is needed once, with at least 12 characters: the database has nobody in it yet, and "${USERNAME}" will be the first.`,
    );
  }
  const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
  const id = uuid7(rows[0]?.now ?? Number.NaN);
  await tx.query(
    `insert into app_user (id, username, name, password_hash, created_at) values ($1, $2, '平台管理员', $3, service_now())`,
    [id, USERNAME, await hashPassword(password)],
  );
  await tx.query(
    `insert into seat (user_id, office, role, valid_from)
     select $1, code, 'administrator', valid_from from office where department = 'platform'`,
    [id],
  );
}
