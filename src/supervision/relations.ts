import { Injectable } from '@nestjs/common';
import { DefinitionLibrary } from '../cases/ports.js';
import { Database, type ReadScope } from '../database/database.js';
import type { Text } from '../engine/index.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { reachOf } from './reach.js';

/** What the county itself was asked to do in a case: its visit, its review. */
export interface CountyStep {
  title: Text;
  openedAt: string;
  dueAt: string | null;
  closedAt: string | null;
  people: string[];
}

export interface RegisteredCase {
  caseId: string;
  number: string;
  procedure: string;
  procedureTitle: Text;
  status: 'active' | 'done';
  steps: CountyStep[];
}

export interface RegisteredHousehold {
  county: string;
  householdId: string;
  division: string;
  divisionName: string | null;
  registeredAt: Date;
  officials: {
    name: string;
    relation: string;
    declaredBy: 'household' | 'official';
    declaredAt: string;
    confirmedAt: string | null;
  }[];
  cases: RegisteredCase[];
}

interface StepRow {
  state: string;
  opened: string;
  due: string | null;
  closed: string | null;
  people: string[];
}

interface CaseRow extends Omit<RegisteredCase, 'procedureTitle' | 'steps'> {
  definition: string;
  steps: StepRow[];
}

interface Row extends Omit<RegisteredHousehold, 'cases'> {
  cases: CaseRow[];
  at_key: string;
}

/** Parts of one task opened by the same event are one step of several people. */
const STEPS = `
  select coalesce(json_agg(json_build_object('state', k.state, 'opened', k.opened_at, 'due', k.due_at, 'closed', k.closed_at, 'people', k.people) order by k.opened_seq, k.state), '[]')
  from (select t.state, t.opened_seq, min(t.opened_at) as opened_at, max(t.due_at) as due_at,
      case when bool_and(t.closed_at is not null) then max(t.closed_at) end as closed_at,
      coalesce(array_agg(distinct u.name) filter (where u.name is not null), '{}') as people
    from case_task t left join app_user u on u.id = t.assignee
    where t.county = c.county and t.case_id = c.id and starts_with(t.office, left(c.county, 6) || ':') group by t.state, t.opened_seq) k`;

const LIST = `
  select h.county, h.id as "householdId", h.division, d.name as "divisionName", h.relation_registered_at as "registeredAt",
    (select coalesce(json_agg(json_build_object('name', u.name, 'relation', r.relation, 'declaredBy', r.declared_by, 'declaredAt', r.declared_at,
        'confirmedAt', r.confirmed_at) order by r.declared_at, u.name), '[]')
      from officer_relation r join app_user u on u.id = r.user_id where r.county = h.county and r.household_id = h.id) as officials,
    (select coalesce(json_agg(json_build_object('caseId', c.id, 'number', c.number, 'procedure', c.procedure, 'status', c.status,
        'definition', c.definition, 'steps', (${STEPS})) order by c.id), '[]')
      from cases c where c.county = h.county and c.household_id = h.id) as cases,
    h.relation_registered_at::text as at_key
  from household h left join division d on d.code = h.division
  where h.county = any ($1) and h.division like any ($2) and h.relation_registered_at is not null
    and ($3::text is null or (h.relation_registered_at, h.id) < ($3::timestamptz, $4::uuid))
  order by h.relation_registered_at desc, h.id desc limit $5`;

/**
 * The separate register of officials' near relatives 近亲属备案: who of the officials is concerned, and what the county itself
 * did in the household's cases, which it has to visit. Names nobody of the household.
 */
@Injectable()
export class Relations {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
  ) {}

  /** The household registered last on top. */
  async list(
    scope: ReadScope,
    { division, after, limit }: { division?: string; after?: string; limit: number },
  ): Promise<Page<RegisteredHousehold>> {
    const cursor = readCursor(after, 2) ?? [null, null];
    const rows = await this.database.read(scope, async (tx) => {
      const { patterns, counties } = await reachOf(tx, scope, division);
      return (await tx.query<Row>(LIST, [counties, patterns, ...cursor, limit + 1])).rows;
    });
    const page = pageOf(rows, limit, (row) => cursorOf(row.at_key, row.householdId));
    const items = page.items.map(async ({ at_key: _at, cases, ...household }) => ({
      ...household,
      cases: await Promise.all(cases.map((one) => this.case(one))),
    }));
    return { ...page, items: await Promise.all(items) };
  }

  private async case({ definition, steps, ...one }: CaseRow): Promise<RegisteredCase> {
    await this.library.ensure(definition);
    const { definition: content, nodes } = this.library.definition(definition);
    return {
      ...one,
      procedureTitle: content.title,
      steps: steps.map(({ state, opened, due, closed, people }) => {
        const meta = nodes.get(state)?.meta;
        return {
          title: meta?.task?.title ?? meta?.title ?? { zh: state, en: state },
          openedAt: opened,
          dueAt: due,
          closedAt: closed,
          people,
        };
      }),
    };
  }
}
