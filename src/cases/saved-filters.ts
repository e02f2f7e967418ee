import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Text } from '../engine/index.js';
import { notFound, notPermitted, Problem } from '../shared/problem.js';
import { uuid7 } from '../shared/uuid7.js';
import type { Principal } from './access.js';
import type { InboxConditions } from './inbox-filter.js';
import { Inbox } from './inbox.js';

/** Conditions under a name. */
export interface SavedFilter {
  id: string;
  name: string;
  office: string | null;
  officeName: Text | null;
  owner: string;
  mine: boolean;
  conditions: InboxConditions;
  changedAt: string;
  /** How many of the reader's tasks meet it now. */
  count: number;
}

export interface FilterToSave {
  name: string;
  office?: string;
  conditions: InboxConditions;
}

type Row = Omit<SavedFilter, 'mine' | 'count' | 'changedAt'> & { owner_id: string; changed_at: Date };

/** As many as fit beside a list; each is counted whenever they are shown. */
const MOST_OF_ONE_PERSON = 20;

const LIST = `
  select f.id, f.name, f.office, o.name as "officeName", f.owner as owner_id, u.name as owner, f.conditions, f.changed_at
  from saved_filter f join app_user u on u.id = f.owner left join office o on o.code = f.office
  where f.removed_at is null and (f.owner = $1 or f.office = any ($2)) and ($3::uuid is null or f.id = $3)
  order by (f.owner = $1) desc, f.name, f.id limit 60`;

/** Filters people have made for themselves or for everybody who sits in their office. */
@Injectable()
export class SavedFilters {
  constructor(
    private readonly database: Database,
    private readonly inbox: Inbox,
  ) {}

  /** One's own first, then those of one's offices, each with how many of the reader's own tasks meet it. */
  async list(reader: Principal, only: string | null = null): Promise<SavedFilter[]> {
    const rows = await this.database.query<Row>(LIST, [reader.userId, officesOf(reader), only]);
    const filters: SavedFilter[] = [];
    for (const { owner_id, changed_at, ...row } of rows) {
      const count = await this.inbox.count(reader.scope, reader.userId, reader.seats, row.conditions);
      filters.push({ ...row, mine: owner_id === reader.userId, changedAt: changed_at.toISOString(), count });
    }
    return filters;
  }

  /** @throws Problem for an office that is not one's own, a name one has used, or one too many */
  async add(owner: Principal, filter: FilterToSave): Promise<SavedFilter> {
    requireOwnOffice(owner, filter);
    const [now] = await this.database.query<{ now: Date }>('select service_now() as now');
    const id = uuid7(now?.now ?? new Date(Number.NaN));
    const added = await named(
      this.database.query<{ id: string }>(
        `insert into saved_filter (id, owner, office, name, conditions, created_at, changed_at)
         select $1, $2, $3, $4, $5, service_now(), service_now()
         where (select count(*) from saved_filter where owner = $2 and removed_at is null) < ${MOST_OF_ONE_PERSON} returning id`,
        [id, owner.userId, filter.office ?? null, filter.name, JSON.stringify(filter.conditions)],
      ),
    );
    if (added.length === 0) throw new Problem('too-many-filters', 409, TOO_MANY);
    return this.one(owner, id);
  }

  /** @throws Problem 404 for one that is not seen, 403 for somebody else's */
  async change(owner: Principal, id: string, filter: FilterToSave): Promise<SavedFilter> {
    await this.requireOwn(owner, id);
    requireOwnOffice(owner, filter);
    await named(
      this.database.query(
        `update saved_filter set office = $3, name = $4, conditions = $5, changed_at = service_now()
         where id = $1 and owner = $2 and removed_at is null`,
        [id, owner.userId, filter.office ?? null, filter.name, JSON.stringify(filter.conditions)],
      ),
    );
    return this.one(owner, id);
  }

  /** @throws Problem as {@link change} */
  async remove(owner: Principal, id: string): Promise<void> {
    await this.requireOwn(owner, id);
    await this.database.query(
      'update saved_filter set removed_at = service_now(), removed_by = $2 where id = $1 and owner = $2 and removed_at is null',
      [id, owner.userId],
    );
  }

  private async requireOwn(reader: Principal, id: string): Promise<void> {
    if ((await this.one(reader, id)).mine) return;
    throw notPermitted({
      zh: '该筛选方案是同事共享的，只能由其本人修改或删除；您可以另存为自己的方案。',
      en: 'A colleague shares this filter, and only they change or remove it. Save it as one of your own instead.',
    });
  }

  private async one(reader: Principal, id: string): Promise<SavedFilter> {
    const [filter] = await this.list(reader, id);
    if (!filter) throw notFound({ zh: '筛选方案', en: 'saved filter' });
    return filter;
  }
}

/** A seat held for somebody else ends with their absence: what is shared with an office comes from who belongs there. */
const officesOf = ({ seats }: Principal): string[] => [...new Set(seats.map(({ office }) => office))];

function requireOwnOffice(owner: Principal, { office }: FilterToSave): void {
  if (office === undefined) return;
  if (owner.seats.some((seat) => seat.office === office && seat.for === undefined)) return;
  throw notPermitted({
    zh: '筛选方案只能共享给您任职的机构。',
    en: 'A filter is shared with an office in which you hold a seat of your own.',
  });
}

async function named<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'saved_filter_name') throw error;
    throw new Problem('filter-name-taken', 409, {
      zh: '您已有同名的筛选方案，请换一个名称。',
      en: 'You have a filter of that name already. Choose another.',
    });
  }
}

const TOO_MANY = {
  zh: `每人最多保存 ${MOST_OF_ONE_PERSON} 个筛选方案，请先删除不用的。`,
  en: `Nobody keeps more than ${MOST_OF_ONE_PERSON} filters. Remove one first.`,
};
