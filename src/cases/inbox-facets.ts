import { Injectable } from '@nestjs/common';
import { Database, type ReadScope } from '../database/database.js';
import type { Seat, Text } from '../engine/index.js';
import { DUE_BY, DUE_KEY, DUE_LIMIT, taskSource, type DueBy, type InboxConditions } from './inbox-filter.js';
import { DefinitionLibrary, type Tx } from './ports.js';
import { roleTitle } from './role-titles.js';

type Held = 'free' | 'mine' | 'others' | 'suspended';

/** Each choice with how many tasks it would show beside the other conditions that stand. */
export interface InboxFacets {
  /** How many tasks meet all conditions. */
  total: number;
  show: Record<'all' | 'free' | 'mine' | 'suspended', number>;
  due: Record<DueBy, number>;
  procedures: { procedure: string; title: Text; count: number }[];
  states: { procedure: string; state: string; title: Text; count: number }[];
  seats: { office: string; officeName: Text; role: string; roleTitle: Text; count: number }[];
  divisions: { division: string; name: string; count: number }[];
}

/** Tasks that are alike in everything the facets tell apart. */
interface Group {
  procedure: string;
  state: string;
  office: string;
  role: string;
  division: string;
  held: Held;
  /** 0 overdue, then by the limits of {@link DUE_BY}; 4 later or never. */
  due: number;
  n: number;
}

/** A seat sees the divisions one level below its office: a county its townships, a township its villages. */
const DIVISION = `left(k.division, case length(split_part(k.office, ':', 1)) when 2 then 4 when 4 then 6 when 6 then 9 else 12 end)`;

/** What a person's open tasks are, counted exactly: one walk over their rows makes groups, and the groups every count. */
@Injectable()
export class InboxFacetCounts {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
  ) {}

  async of(scope: ReadScope, userId: string, seats: Seat[], conditions: InboxConditions): Promise<InboxFacets> {
    return this.database.read(scope, async (tx) => {
      const groups = await readGroups(tx, userId, seats, conditions);
      const matching = (...leave: (keyof InboxConditions)[]): Group[] =>
        groups.filter((group) => fits(group, without(conditions, leave)));
      const divisions = tally(matching('division'), ({ division }) => [division]);
      const bySeat = tally(matching('office', 'role'), ({ office, role }) => [office, role]);
      const names = await readNames(
        tx,
        divisions.map(([[division = '']]) => division),
        bySeat.map(([[office = '']]) => office),
      );
      const states = tally(matching('state'), ({ procedure, state }) => [procedure, state]);
      const procedures = tally(matching('procedure', 'state'), ({ procedure }) => [procedure]);
      const titleOf = await this.titles(tx, groups);
      return {
        total: sum(matching()),
        show: showCounts(matching('show')),
        due: dueCounts(matching('due')),
        procedures: procedures.map(([[procedure = ''], count]) => ({ procedure, title: titleOf(procedure), count })),
        states: states.map(([[procedure = '', state = ''], count]) => {
          return { procedure, state, title: titleOf(procedure, state), count };
        }),
        seats: bySeat.map(([[office = '', role = ''], count]) => {
          return { office, officeName: names.office(office), role, roleTitle: roleTitle(role), count };
        }),
        divisions: divisions.map(([[division = ''], count]) => ({ division, name: names.division(division), count })),
      };
    });
  }

  /** Titles of procedures and their states, each from the definition of one of the cases that stand there. */
  private async titles(tx: Tx, groups: readonly Group[]): Promise<(procedure: string, state?: string) => Text> {
    const places = tally(groups, ({ office, role, procedure, state }) => [office, role, procedure, state]);
    const { rows } = await tx.query<{ procedure: string; state: string; definition: string }>(
      `select distinct on (p.procedure, p.state) p.procedure, p.state, c.definition
       from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as p (office, role, procedure, state)
       cross join lateral (select k.county, k.case_id from case_task k
         where k.office = p.office and k.role = p.role and k.procedure = p.procedure and k.state = p.state and k.closed_at is null limit 1) k
       join cases c on c.county = k.county and c.id = k.case_id`,
      [0, 1, 2, 3].map((column) => places.map(([place]) => place[column])),
    );
    const known = new Map<string, Text>();
    for (const { procedure, state, definition: digest } of rows) {
      await this.library.ensure(digest);
      const { definition, nodes } = this.library.definition(digest);
      const meta = nodes.get(state)?.meta;
      known.set(procedure, definition.title);
      known.set(`${procedure} ${state}`, meta?.task?.title ?? meta?.title ?? { zh: state, en: state });
    }
    return (procedure, state) => {
      const name = state ?? procedure;
      return known.get(state === undefined ? procedure : `${procedure} ${state}`) ?? { zh: name, en: name };
    };
  }
}

/** Conditions that are facets are judged on the groups, so that each facet can leave its own out; the others here. */
async function readGroups(tx: Tx, userId: string, seats: Seat[], conditions: InboxConditions): Promise<Group[]> {
  const { dueBefore, number, division } = conditions;
  const finest = Math.min(...seats.map(({ office }) => CHILD_DIGITS[(office.split(':')[0] ?? '').length] ?? 12));
  const { bySeat, from, where, values, shape } = taskSource(
    {
      show: 'any',
      ...(dueBefore === undefined ? {} : { dueBefore }),
      ...(number === undefined ? {} : { number }),
      // Finer than the groups: no facet of its own then.
      ...(division !== undefined && division.length > finest ? { division } : {}),
    },
    userId,
    seats,
  );
  const me = `$${values.length + 1}::uuid`;
  const limits = DUE_BY.map((by, index) => `when ${DUE_KEY} <= (select ${DUE_LIMIT[by]}) then ${index}`).join(' ');
  const { rows } = await tx.query<Group>({
    name: `inbox-facets ${shape}`,
    text: `select k.procedure, k.state, k.office, k.role, ${DIVISION} as division,
        case when k.suspended then 'suspended' when k.assignee is null then 'free' when k.assignee = ${me} then 'mine' else 'others' end as held,
        case ${limits} else ${DUE_BY.length} end as due, count(*)::int as n
      from ${bySeat ? 'unnest($1::text[], $2::text[]) as s (office, role), ' : ''}${from} where ${where} group by 1, 2, 3, 4, 5, 6, 7`,
    values: [...values, userId],
  });
  return rows;
}

const CHILD_DIGITS: Record<number, number> = { 2: 4, 4: 6, 6: 9 };

const without = (conditions: InboxConditions, leave: (keyof InboxConditions)[]): InboxConditions => ({
  ...Object.fromEntries(Object.entries(conditions).filter(([name]) => !leave.includes(name as keyof InboxConditions))),
  ...(leave.includes('show') ? { show: 'any' } : {}),
});

function fits(group: Group, conditions: InboxConditions): boolean {
  const { show = 'all', procedure, state, office, role, division = '', due } = conditions;
  return (
    shows(group.held, show) &&
    (procedure ?? group.procedure) === group.procedure &&
    (state ?? group.state) === group.state &&
    (office ?? group.office) === group.office &&
    (role ?? group.role) === group.role &&
    (group.division.startsWith(division) || division.startsWith(group.division)) &&
    (due === undefined || group.due <= DUE_BY.indexOf(due))
  );
}

const shows = (held: Held, show: NonNullable<InboxConditions['show']>): boolean =>
  show === 'any' || (show === 'all' ? held !== 'suspended' : held === show);

const sum = (groups: readonly Group[]): number => groups.reduce((total, { n }) => total + n, 0);

const showCounts = (groups: readonly Group[]): InboxFacets['show'] => {
  const of = (show: 'all' | 'free' | 'mine' | 'suspended'): number =>
    sum(groups.filter(({ held }) => shows(held, show)));
  return { all: of('all'), free: of('free'), mine: of('mine'), suspended: of('suspended') };
};

const dueCounts = (groups: readonly Group[]): InboxFacets['due'] =>
  Object.fromEntries(
    DUE_BY.map((by, index) => [by, sum(groups.filter(({ due }) => due <= index))]),
  ) as InboxFacets['due'];

/** How many tasks each key has, most first. */
function tally(groups: readonly Group[], keyOf: (group: Group) => string[]): [key: string[], count: number][] {
  const counts = new Map<string, [string[], number]>();
  for (const group of groups) {
    const key = keyOf(group);
    const name = key.join(' ');
    const counted = counts.get(name) ?? [key, 0];
    counted[1] += group.n;
    counts.set(name, counted);
  }
  return [...counts.values()].sort(([a, m], [b, n]) => n - m || a.join(' ').localeCompare(b.join(' ')));
}

async function readNames(tx: Tx, divisions: string[], offices: string[]) {
  const { rows } = await tx.query<{ code: string; name: Text | string }>(
    `select code, to_jsonb(name) as name from division where code = any ($1)
     union all select code, name from office where code = any ($2)`,
    [divisions, offices],
  );
  const known = new Map(rows.map(({ code, name }) => [code, name]));
  return {
    division: (code: string): string => String(known.get(code) ?? code),
    office: (code: string): Text => (known.get(code) as Text | undefined) ?? { zh: code, en: code },
  };
}
