import { Injectable } from '@nestjs/common';
import { Database, type ReadScope } from '../database/database.js';
import type { Seat, Text } from '../engine/index.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { DefinitionLibrary } from './ports.js';

export interface InboxItem {
  county: string;
  caseId: string;
  number: string;
  key: string;
  procedure: string;
  procedureTitle: Text;
  title: Text;
  part: string | null;
  office: string;
  role: string;
  division: string;
  openedAt: string;
  dueAt: string | null;
  assignee: string | null;
  mine: boolean;
  claimedAt: string | null;
  /** The claim's number, shown to its holder only. */
  fence: number | null;
  /** Done for its owner, who completes it. */
  delegated: boolean;
  suspended: boolean;
  urgings: number;
  /** A signature asked of one person. */
  signature: boolean;
}

export interface InboxFilter {
  show: 'all' | 'free' | 'mine' | 'suspended';
  procedure?: string;
  dueBefore?: string;
  after?: string;
  limit: number;
}

interface Row {
  county: string;
  case_id: string;
  number: string;
  key: string;
  procedure: string;
  definition: string;
  state: string;
  part: string | null;
  office: string;
  role: string;
  division: string;
  opened_at: Date;
  due_at: Date | null;
  due_key: string;
  assignee: string | null;
  name: string | null;
  claimed_at: Date | null;
  fence: number;
  owner: string | null;
  suspended: boolean;
  urgings: number;
  signs: string | null;
}

/**
 * One ordered walk of the index per seat, merged: it reads a page's worth of rows however long the list is. "Read your own
 * writes" holds, because nothing stands between this and the tables.
 */
const INBOX = `
  select t.*, c.number, c.definition, u.name
  from unnest($1::text[], $2::text[]) as s (seat_office, seat_role)
  cross join lateral (
    select k.*, coalesce(k.due_at, 'infinity')::text as due_key from case_task k
    where k.office = s.seat_office and k.role = s.seat_role and k.closed_at is null
      and k.suspended = ($3::text = 'suspended')
      and ($3 in ('all', 'suspended') or ($3 = 'free' and k.assignee is null) or ($3 = 'mine' and k.assignee = $4::uuid))
      and ($5::text is null or k.procedure = $5) and ($6::timestamptz is null or k.due_at < $6)
      and ($7::text is null or (coalesce(k.due_at, 'infinity'::timestamptz), k.case_id, k.key) > ($7::timestamptz, $8::uuid, $9::text))
    order by coalesce(k.due_at, 'infinity'::timestamptz), k.case_id, k.key limit $10) t
  join cases c on c.county = t.county and c.id = t.case_id
  left join app_user u on u.id = t.assignee
  order by coalesce(t.due_at, 'infinity'::timestamptz), t.case_id, t.key limit $10`;

/** The work that waits for a person's seats, soonest due first. */
@Injectable()
export class Inbox {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
  ) {}

  async list(scope: ReadScope, userId: string, seats: Seat[], filter: InboxFilter): Promise<Page<InboxItem>> {
    const [due, caseId, key] = readCursor(filter.after, 3) ?? [null, null, null];
    const { show, procedure, dueBefore, limit } = filter;
    const values = [
      ...distinct(seats),
      show,
      userId,
      procedure ?? null,
      dueBefore ?? null,
      due,
      caseId,
      key,
      limit + 1,
    ];
    const rows = await this.database.read(scope, async (tx) => {
      const { rows: found } = await tx.query<Row>({ name: 'inbox', text: INBOX, values });
      return found;
    });
    const page = pageOf(rows, limit, (row) => cursorOf(row.due_key, row.case_id, row.key));
    return { ...page, items: await Promise.all(page.items.map((row) => this.item(row, userId))) };
  }

  /** How much waits at each of a person's seats: exact, and counted on the index alone. */
  async counts(
    scope: ReadScope,
    seats: Seat[],
  ): Promise<{ office: string; role: string; open: number; free: number; overdue: number }[]> {
    return this.database.read(scope, async (tx) => {
      const { rows } = await tx.query<{ office: string; role: string; open: number; free: number; overdue: number }>(
        `select s.office, s.role, count(t.key)::int as open, (count(t.key) filter (where t.assignee is null))::int as free,
           (count(t.key) filter (where t.due_at < service_now()))::int as overdue
         from unnest($1::text[], $2::text[]) as s (office, role)
         left join case_task t on t.office = s.office and t.role = s.role and t.closed_at is null and not t.suspended
         group by s.office, s.role order by s.office, s.role`,
        distinct(seats),
      );
      return rows;
    });
  }

  private async item(row: Row, userId: string): Promise<InboxItem> {
    await this.library.ensure(row.definition);
    const { definition, nodes } = this.library.definition(row.definition);
    const meta = nodes.get(row.state)?.meta;
    const mine = row.assignee === userId;
    return {
      county: row.county,
      caseId: row.case_id,
      number: row.number,
      key: row.key,
      procedure: row.procedure,
      procedureTitle: definition.title,
      title: meta?.task?.title ?? meta?.title ?? { zh: row.state, en: row.state },
      part: row.part,
      office: row.office,
      role: row.role,
      division: row.division,
      openedAt: row.opened_at.toISOString(),
      dueAt: row.due_at?.toISOString() ?? null,
      assignee: row.name,
      mine,
      claimedAt: row.claimed_at?.toISOString() ?? null,
      fence: mine ? row.fence : null,
      delegated: row.owner !== null,
      suspended: row.suspended,
      urgings: row.urgings,
      signature: row.signs !== null,
    };
  }
}

/** Offices and roles, once each: a seat may be one's own and held for somebody else as well. */
function distinct(seats: Seat[]): [offices: string[], roles: string[]] {
  const once = [...new Map(seats.map((seat) => [`${seat.office} ${seat.role}`, seat])).values()];
  return [once.map(({ office }) => office), once.map(({ role }) => role)];
}
