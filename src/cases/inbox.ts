import { Injectable } from '@nestjs/common';
import { remaining, type Remaining, type WorkCalendar } from '../calendar/index.js';
import { Database, type ReadScope } from '../database/database.js';
import type { ClockState, Seat, Text } from '../engine/index.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { distinct, DUE_KEY, taskSource, type InboxConditions, type TaskSource } from './inbox-filter.js';
import { DefinitionLibrary, type Tx } from './ports.js';
import { Registry } from './registry.js';
import { roleTitle } from './role-titles.js';

export interface InboxItem {
  county: string;
  caseId: string;
  number: string;
  /** Number of the case's last event. */
  version: number;
  key: string;
  procedure: string;
  procedureTitle: Text;
  title: Text;
  state: string;
  part: string | null;
  office: string;
  officeName: Text;
  role: string;
  roleTitle: Text;
  division: string;
  divisionName: string;
  /** Who applied, masked; null for a matter, and once the household was erased. */
  applicant: string | null;
  openedAt: string;
  dueAt: string | null;
  /** What is left of the legal period that limits the task, or else the part of the case it lies in; null where none does. */
  remaining: Remaining | null;
  /** The period is the task's own. */
  ownLimit: boolean;
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

type Limit = Pick<InboxItem, 'remaining' | 'ownLimit'>;

export interface InboxFilter extends InboxConditions {
  after?: string;
  limit: number;
}

interface Row {
  county: string;
  case_id: string;
  household_id: string | null;
  number: string;
  version: number;
  key: string;
  procedure: string;
  definition: string;
  state: string;
  part: string | null;
  office: string;
  office_name: Text | null;
  role: string;
  division: string;
  division_name: string | null;
  opened_at: Date;
  due_at: Date | null;
  due_key: string;
  clocks: Record<string, ClockState> | null;
  clock_key: string | null;
  now: Date;
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
 * One ordered walk of an index per seat, merged: it reads a page's worth of rows however long the list is. "Read your own
 * writes" holds, because nothing stands between this and the tables.
 */
function listSql({ bySeat, from, where }: TaskSource, at: number): string {
  const order = (due: string, row: string): string => `order by ${due}, ${row}.case_id, ${row}.key limit $${at + 3}`;
  const walk = `select k.county, k.case_id, k.key, k.procedure, k.state, k.part, k.office, k.role, k.division, k.opened_at, k.due_at, k.assignee,
      k.claimed_at, k.fence, k.owner, k.suspended, k.urgings, k.signs, ${DUE_KEY}::text as due_key from ${from}
    where ${where} and ($${at}::text is null or (${DUE_KEY}, k.case_id, k.key) > ($${at}::timestamptz, $${at + 1}::uuid, $${at + 2}::text))
    ${order(DUE_KEY, 'k')}`;
  // One by one, and only those of the page: as joins they are planned for tables whole.
  const names = `(select u.name from app_user u where u.id = t.assignee) as name,
    (select o.name from office o where o.code = t.office) as office_name, (select d.name from division d where d.code = t.division) as division_name`;
  return `select t.*, c.number, c.version, c.definition, c.household_id, ${names},
      c.state -> 'clocks' as clocks, c.state #>> array['tasks', t.key, 'clock'] as clock_key, (select service_now()) as now
    from ${bySeat ? `unnest($1::text[], $2::text[]) as s (office, role) cross join lateral (${walk}) t` : `(${walk}) t`}
    join cases c on c.county = t.county and c.id = t.case_id
    ${order(`coalesce(t.due_at, 'infinity'::timestamptz)`, 't')}`;
}

/** The work that waits for a person's seats, soonest due first. */
@Injectable()
export class Inbox {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
    private readonly registry: Registry,
  ) {}

  async list(scope: ReadScope, userId: string, seats: Seat[], filter: InboxFilter): Promise<Page<InboxItem>> {
    const key = readCursor(filter.after, 3) ?? [null, null, null];
    const source = taskSource(filter, userId, seats);
    const { shape, values } = source;
    const text = listSql(source, values.length + 1);
    const read = async (tx: Tx) => {
      const statement = { name: `inbox ${shape}`, text, values: [...values, ...key, filter.limit + 1] };
      const { rows } = await tx.query<Row>(statement);
      const found = pageOf(rows, filter.limit, (row) => cursorOf(row.due_key, row.case_id, row.key));
      return { page: found, applicants: await this.applicants(tx, found.items) };
    };
    const { page, applicants } = await this.database.read(scope, read, 'once');
    for (const digest of new Set(page.items.map(({ definition }) => definition))) await this.library.ensure(digest);
    const calendar = this.library.calendar(this.library.currentCalendar());
    const now = page.items[0]?.now.toISOString() ?? '';
    const items = page.items.map((row) =>
      this.item(row, userId, applicants.get(row.household_id ?? '') ?? null, limitOf(calendar, row, now)),
    );
    return { ...page, items };
  }

  /** How many tasks meet the conditions, exactly. */
  async count(scope: ReadScope, userId: string, seats: Seat[], conditions: InboxConditions): Promise<number> {
    const { bySeat, from, where, values } = taskSource(conditions, userId, seats);
    const seated = bySeat ? 'unnest($1::text[], $2::text[]) as s (office, role), ' : '';
    const rows = await this.database.read(scope, async (tx) => {
      const counted = await tx.query<{ n: number }>(
        `select count(*)::int as n from ${seated}${from} where ${where}`,
        values,
      );
      return counted.rows;
    });
    return rows[0]?.n ?? 0;
  }

  /** How much waits at each of a person's seats: exact, and counted on the index alone. */
  async counts(
    scope: ReadScope,
    seats: Seat[],
  ): Promise<{ office: string; role: string; open: number; free: number; overdue: number }[]> {
    return this.database.read(scope, async (tx) => {
      const { rows } = await tx.query<{ office: string; role: string; open: number; free: number; overdue: number }>(
        `select s.office, s.role, count(t.key)::int as open, (count(t.key) filter (where t.assignee is null))::int as free,
           (count(t.key) filter (where t.due_at < (select service_now())))::int as overdue
         from unnest($1::text[], $2::text[]) as s (office, role)
         left join case_task t on t.office = s.office and t.role = s.role and t.closed_at is null and not t.suspended
         group by s.office, s.role order by s.office, s.role`,
        distinct(seats),
      );
      return rows;
    });
  }

  /** By household: the applicant's name, masked. */
  private applicants(tx: Tx, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
    const households = rows.flatMap(({ county, household_id }) =>
      household_id === null ? [] : [{ county, householdId: household_id }],
    );
    return this.registry.applicantsOf(tx, households);
  }

  private item(row: Row, userId: string, applicant: string | null, { remaining, ownLimit }: Limit): InboxItem {
    const { definition, nodes } = this.library.definition(row.definition);
    const meta = nodes.get(row.state)?.meta;
    const mine = row.assignee === userId;
    return {
      county: row.county,
      caseId: row.case_id,
      number: row.number,
      version: row.version,
      key: row.key,
      procedure: row.procedure,
      procedureTitle: definition.title,
      title: meta?.task?.title ?? meta?.title ?? { zh: row.state, en: row.state },
      state: row.state,
      part: row.part,
      office: row.office,
      officeName: row.office_name ?? { zh: row.office, en: row.office },
      role: row.role,
      roleTitle: roleTitle(row.role),
      division: row.division,
      divisionName: row.division_name ?? row.division,
      applicant,
      openedAt: row.opened_at.toISOString(),
      dueAt: row.due_at?.toISOString() ?? null,
      remaining,
      ownLimit,
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

/** The task's own clock, or the one of the nearest state around it: a step without a limit lies in a case that has one. */
function limitOf(calendar: WorkCalendar, { clocks, clock_key: key, state }: Row, now: string): Limit {
  const own = clocks?.[key ?? ''];
  const clock = own ?? nearest(Object.values(clocks ?? {}), state);
  return {
    remaining: clock ? remaining(calendar, clock, now) : null,
    ownLimit: own !== undefined,
  };
}

function nearest(clocks: readonly ClockState[], state: string): ClockState | undefined {
  const around = clocks.filter((clock) => state.startsWith(`${clock.state}.`));
  const order = ({ state: path, dueAt }: ClockState): string => `${1000 - path.length} ${dueAt ?? '9'}`;
  return around.sort((a, b) => order(a).localeCompare(order(b)))[0];
}
