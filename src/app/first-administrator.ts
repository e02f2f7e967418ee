import type { Tx } from '../cases/ports.js';
import { ConfigRefused } from '../config.js';
import { isGuessable, LEAST_LENGTH } from '../identity/password-rules.js';
import { hashPassword } from '../identity/passwords.js';
import { uuid7 } from '../shared/uuid7.js';

const USERNAME = 'administrator';
const NAME = '平台管理员';

/**
 * An installation begins with one person, who lets in the others and deploys the law, having changed the password that stands
 * in the settings of the start. @throws ConfigRefused
 */
export async function seedFirstAdministrator(tx: Tx, password: string | undefined): Promise<void> {
  if (password === undefined) {
    throw new ConfigRefused(
      'YIMEN_ADMIN_PASSWORD',
      `is needed once, with at least ${LEAST_LENGTH} characters: the database has nobody in it yet, and "${USERNAME}" will be the first.`,
    );
  }
  if (password.length < LEAST_LENGTH || isGuessable(password, { username: USERNAME, name: NAME })) {
    throw new ConfigRefused(
      'YIMEN_ADMIN_PASSWORD',
      `must have at least ${LEAST_LENGTH} characters and be more than frequent passwords, names and numbers put together.`,
    );
  }
  const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
  const id = uuid7(rows[0]?.now ?? Number.NaN);
  await tx.query(
    `insert into app_user (id, username, name, password_hash, must_change_password, created_at)
     values ($1, $2, $3, $4, true, service_now())`,
    [id, USERNAME, NAME, await hashPassword(password)],
  );
  await tx.query(
    `insert into seat (user_id, office, role, valid_from)
     select $1, code, 'administrator', valid_from from office where department = 'platform'`,
    [id],
  );
}
