import { Injectable } from '@nestjs/common';
import { dueDate, parseLength } from '../calendar/index.js';
import { DefinitionLibrary, type Tx } from '../cases/ports.js';
import { Database, type ReadScope } from '../database/database.js';
import type { Text } from '../engine/index.js';
import { countByHash, reachOf } from './reach.js';

export type WorkloadBy = 'division' | 'office' | 'procedure' | 'person';

export interface WorkloadFilter {
  division?: string;
  office?: string;
  procedure?: string;
  person?: string;
}

export interface Workload {
  open: number;
  /** Claimed by nobody. */
  free: number;
  claimed: number;
  overdue: number;
  /** Due within three working days. */
  soon: number;
  /** Laid aside; not among the open. */
  suspended: number;
  /** Since when the oldest of them has waited. */
  oldest: Date | null;
}

export interface WorkloadRow extends Workload {
  /** Code of the division, office or procedure, id of the person. */
  key: string;
  name: Text;
}

/** A task falls due soon when no more than this many working days are left. */
export const SOON = parseLength('3wd');

const KEYS: Record<WorkloadBy, { key: string; name: string }> = {
  division: {
    key: 'left(t.division, $7)',
    name: `(select jsonb_build_object('zh', d.name, 'en', d.name) from division d where d.code = g.key)`,
  },
  office: { key: 't.office', name: '(select o.name from office o where o.code = g.key)' },
  procedure: {
    key: 't.procedure',
    name: '(select d.title from definition d where d.procedure = g.key order by d.effective_from desc, d.deployed_at desc limit 1)',
  },
  person: {
    key: 't.assignee::text',
    name: `(select jsonb_build_object('zh', u.name, 'en', u.name) from app_user u where u.id::text = g.key)`,
  },
};

/** Counted on the index `case_task_supervised` alone. */
const COUNT = ({ key, name }: { key: string; name: string }): string => `
  select g.*, coalesce(${name}, jsonb_build_object('zh', g.key, 'en', g.key)) as name from (
    select ${key} as key,
      (count(*) filter (where not t.suspended))::int as open,
      (count(*) filter (where not t.suspended and t.assignee is null))::int as free,
      (count(*) filter (where not t.suspended and t.assignee is not null))::int as claimed,
      (count(*) filter (where not t.suspended and t.due_at <= $8))::int as overdue,
      (count(*) filter (where not t.suspended and t.due_at > $8 and t.due_at <= $6))::int as soon,
      (count(*) filter (where t.suspended))::int as suspended,
      min(t.opened_at) filter (where not t.suspended) as oldest
    from case_task t
    where t.county = any ($1) and t.closed_at is null and t.division like any ($2)
      and ($3::text is null or t.office = $3) and ($4::text is null or t.procedure = $4) and ($5::uuid is null or t.assignee = $5)
    group by 1) g
  where g.key is not null and $7::int > 0 order by g.overdue desc, g.soon desc, g.open desc, g.key`;

/** How much work waits, where, for whom and for how long: exact at the moment of asking. */
@Injectable()
export class Workloads {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
  ) {}

  async by(scope: ReadScope, by: WorkloadBy, filter: WorkloadFilter): Promise<WorkloadRow[]> {
    return this.database.read(scope, async (tx) => {
      const { patterns, counties, digits } = await reachOf(tx, scope, filter.division);
      await countByHash(tx);
      const { now, soon } = await this.limits(tx);
      const { rows } = await tx.query<WorkloadRow>(COUNT(KEYS[by]), [
        ...[counties, patterns, filter.office ?? null, filter.procedure ?? null, filter.person ?? null],
        ...[soon, digits, now],
      ]);
      return rows;
    });
  }

  /** Now, and the instant up to which a due date is soon. */
  async limits(tx: Tx): Promise<{ now: string; soon: string }> {
    const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
    const now = (rows[0]?.now ?? new Date(Number.NaN)).toISOString();
    const calendar = this.library.calendar(this.library.currentCalendar());
    return { now, soon: dueDate(calendar, now, SOON, { endOnRestDay: 'extend' }).dueAt };
  }
}
