import { Injectable } from '@nestjs/common';
import type { Principal } from '../cases/access.js';
import { roleTitle } from '../cases/role-titles.js';
import { Database } from '../database/database.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import type { UserChangesQuery, UserChangeView } from './users.dto.js';

const LIST = `
  select c.id, c.at, c.kind, json_build_object('id', a.id, 'name', a.name) as actor, json_build_object('id', p.id, 'name', p.name) as person,
    case when c.office is not null then json_build_object('office', c.office, 'officeName', o.name, 'role', c.role, 'from', c.valid_from, 'to', c.valid_to) end as seat
  from user_change c join app_user a on a.id = c.actor join app_user p on p.id = c.person left join office o on o.code = c.office
  where ($1::uuid is null or c.person = $1) and ($2::uuid is null or c.id < $2)
    and ($3::text[] is null or exists (select from seat t where t.user_id = c.person and in_scope(split_part(t.office, ':', 1), $3)))
  order by c.id desc limit $4`;

type Row = Omit<UserChangeView, 'seat'> & { seat: Omit<NonNullable<UserChangeView['seat']>, 'roleTitle'> | null };

/** What administrators did to accounts and seats, for them and for those who look over their shoulder. */
@Injectable()
export class UserChanges {
  constructor(private readonly database: Database) {}

  /** Latest first: an administrator sees all, an auditor those of people who have or had a seat in their divisions. */
  async list(
    reader: Principal,
    { person, after, limit }: UserChangesQuery & { limit: number },
  ): Promise<Page<UserChangeView>> {
    const [before] = readCursor(after, 1) ?? [null];
    const isAdministrator = reader.seats.some(({ role }) => role === 'administrator');
    const values = [person ?? null, before, isAdministrator ? null : reader.scope.prefixes, limit + 1];
    const page = pageOf(await this.database.query<Row>(LIST, values), limit, ({ id }) => cursorOf(id));
    const items = page.items.map((row) => ({
      ...row,
      seat: row.seat && { ...row.seat, roleTitle: roleTitle(row.seat.role) },
    }));
    return { ...page, items };
  }
}
