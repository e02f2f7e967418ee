import { Injectable } from '@nestjs/common';
import { remaining, type Remaining } from '../calendar/index.js';
import { DefinitionLibrary } from '../cases/ports.js';
import { Database, type ReadScope } from '../database/database.js';
import type { ClockState, Text } from '../engine/index.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { reachOf, walkIndexes } from './reach.js';
import { Workloads, type WorkloadFilter } from './workload.js';

export interface SupervisedTask {
  county: string;
  caseId: string;
  number: string;
  key: string;
  procedure: string;
  procedureTitle: Text;
  title: Text;
  division: string;
  divisionName: string | null;
  office: string;
  officeName: Text | null;
  assignee: string | null;
  openedAt: Date;
  dueAt: Date;
  remaining: Remaining | null;
  urgings: number;
}

export interface LimitsFilter extends WorkloadFilter {
  show: 'soon' | 'overdue' | 'all';
  after?: string;
  limit: number;
}

interface Row extends Omit<SupervisedTask, 'procedureTitle' | 'title' | 'remaining'> {
  definition: string;
  state: string;
  clock: ClockState | null;
  due_key: string;
}

/** One ordered walk of the index per county, merged: a page costs the same however long the list is. */
const LIST = `
  select t.county, t.case_id as "caseId", c.number, t.key, t.procedure, t.state, t.division, d.name as "divisionName", t.office,
    o.name as "officeName", u.name as assignee, t.opened_at as "openedAt", t.due_at as "dueAt", t.urgings, c.definition,
    c.state -> 'clocks' -> (c.state -> 'tasks' -> t.key ->> 'clock') as clock, t.due_at::text as due_key
  from unnest($1::text[]) as s (county)
  cross join lateral (
    select k.* from case_task k
    where k.county = s.county and k.closed_at is null and not k.suspended and k.division like any ($2)
      and ($3::text is null or k.office = $3) and ($4::text is null or k.procedure = $4) and ($5::uuid is null or k.assignee = $5)
      and k.due_at > $6::timestamptz and k.due_at <= $7::timestamptz
      and ($8::text is null or (k.due_at, k.case_id, k.key) > ($8::timestamptz, $9::uuid, $10::text))
    order by k.due_at, k.case_id, k.key limit $11) t
  join cases c on c.county = t.county and c.id = t.case_id
  left join division d on d.code = t.division left join office o on o.code = t.office left join app_user u on u.id = t.assignee
  order by t.due_at, t.case_id, t.key limit $11`;

/** Open tasks with a legal limit, the one that falls due first (or fell due longest ago) on top. */
@Injectable()
export class SupervisedTasks {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
    private readonly workloads: Workloads,
  ) {}

  async list(scope: ReadScope, filter: LimitsFilter): Promise<Page<SupervisedTask>> {
    const { show, limit, division, office = null, procedure = null, person = null } = filter;
    const cursor = readCursor(filter.after, 3) ?? [null, null, null];
    const { rows, now } = await this.database.read(scope, async (tx) => {
      const { patterns, counties } = await reachOf(tx, scope, division);
      await walkIndexes(tx);
      const limits = await this.workloads.limits(tx);
      const from = show === 'soon' ? limits.now : '-infinity';
      const to = { soon: limits.soon, overdue: limits.now, all: 'infinity' }[show];
      const values = [counties, patterns, office, procedure, person, from, to, ...cursor, limit + 1];
      return { rows: (await tx.query<Row>(LIST, values)).rows, now: limits.now };
    });
    const page = pageOf(rows, limit, (row) => cursorOf(row.due_key, row.caseId, row.key));
    return { ...page, items: await Promise.all(page.items.map((row) => this.item(row, now))) };
  }

  private async item({ definition, state, clock, due_key: _due, ...row }: Row, now: string): Promise<SupervisedTask> {
    await this.library.ensure(definition);
    const { definition: content, nodes } = this.library.definition(definition);
    const meta = nodes.get(state)?.meta;
    const calendar = this.library.calendar(this.library.currentCalendar());
    return {
      ...row,
      procedureTitle: content.title,
      title: meta?.task?.title ?? meta?.title ?? { zh: state, en: state },
      remaining: clock ? remaining(calendar, clock, now) : null,
    };
  }
}
