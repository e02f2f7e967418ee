import { hashPassword } from '../identity/passwords.js';
import type { Tx } from '../cases/ports.js';
import { DEMONSTRATION_PASSWORD } from '../directory/seed/demonstration-logins.js';
import { readDivisions } from '../directory/seed/divisions.js';
import { seedOffices } from '../directory/seed/offices.js';
import { seedPeople } from '../directory/seed/people.js';
import { uuid7 } from '../shared/uuid7.js';

export { DEMONSTRATION_PASSWORD };

/** The division tree and its offices. @returns how many of each */
export async function seedPlaces(tx: Tx): Promise<{ divisions: number; offices: number }> {
  const divisions = readDivisions();
  const offices = seedOffices(divisions);
  await tx.query(
    `insert into division (code, name, level, parent, government, valid_from)
     select code, name, level, parent, government, "from" from jsonb_to_recordset($1)
       as d (code text, name text, level text, parent text, government boolean, "from" date)`,
    [JSON.stringify(divisions)],
  );
  await tx.query(
    `insert into office (code, division, department, name, valid_from)
     select code, division, department, name, "from" from jsonb_to_recordset($1)
       as o (code text, division text, department text, name jsonb, "from" date)`,
    [JSON.stringify(offices)],
  );
  return { divisions: divisions.length, offices: offices.length };
}

/** Made-up people for every seat, all with one password. @returns how many */
export async function seedEverybody(tx: Tx): Promise<number> {
  const people = seedPeople(readDivisions());
  const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
  const now = rows[0]?.now ?? Number.NaN;
  const users = people.map(({ username, name, offices }) => ({ id: uuid7(now), username, name, offices }));
  await tx.query(
    `insert into app_user (id, username, name, password_hash, created_at)
     select id, username, name, $2, service_now() from jsonb_to_recordset($1) as u (id uuid, username text, name text)`,
    [JSON.stringify(users), await hashPassword(DEMONSTRATION_PASSWORD)],
  );
  const seats = users.flatMap(({ id, offices }) => offices.map(({ office, role }) => ({ id, office, role })));
  await tx.query(
    `insert into seat (user_id, office, role, valid_from)
     select s.id, s.office, s.role, o.valid_from from jsonb_to_recordset($1) as s (id uuid, office text, role text)
     join office o on o.code = s.office`,
    [JSON.stringify(seats)],
  );
  return users.length;
}
