import { Injectable } from '@nestjs/common';
import { remaining, type Remaining, type WorkCalendar } from '../calendar/index.js';
import { Database, type ReadScope } from '../database/database.js';
import {
  inspect,
  inspectVerbs,
  lineage,
  standing,
  verbRun,
  type Actor,
  type CaseState,
  type ClockState,
  type CompiledDefinition,
  type Facts,
  type Possible,
  type Refused,
  type Text,
  heldCommands,
  voteOf,
  type Vote,
} from '../engine/index.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { notFound } from '../shared/problem.js';
import { FactGatherer } from './facts.js';
import { DefinitionLibrary, type Tx } from './ports.js';
import { Registry } from './registry.js';
import { roleTitle } from './role-titles.js';
import { officeNames, titledReasons } from './titled-refusals.js';

export interface CaseSummary {
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  title: Text;
  division: string;
  status: 'active' | 'done';
  version: number;
  standing: { zh: string; en: string; path: string }[];
  openedAt: string;
  updatedAt: string;
}

export interface ClockView extends ClockState {
  key: string;
  /** The period's own title, or that of the state it limits. */
  title: Text;
  remaining: Remaining;
}

export interface SignerView {
  user: string;
  name: string | null;
  office: string;
  role: string;
  /** Null while the signature is still to come. */
  agrees: boolean | null;
  by: string | null;
}

export interface VoteView extends Vote {
  /** Of the command that is put to the vote. */
  title: Text;
}

export interface CaseView extends CaseSummary {
  definition: string;
  law: string;
  divisionName: string;
  householdId: string | null;
  /** Who applied, masked; null for a matter, and once the household was erased. */
  applicant: string | null;
  context: CaseState['context'];
  tasks: {
    key: string;
    state: string;
    title: Text;
    part: string | null;
    office: string;
    officeName: Text;
    role: string;
    roleTitle: Text;
    dueAt: string | null;
    assignee: string | null;
    /** The reader holds it. */
    mine: boolean;
    claimedAt: string | null;
    fence: number;
    /** Who has it done by the assignee, and alone completes it. */
    owner: string | null;
    suspended: boolean;
    urgings: number;
    /** The task this signature is for, and whose it must be. */
    signs: string | null;
    reserved: string | null;
    /** Who was asked to sign, and how they did. */
    signers: SignerView[];
    /** How the vote stands, where a command of the task is put to one. */
    vote: VoteView | null;
  }[];
  /** Offices that may read along. */
  copies: string[];
  copiedTo: { office: string; officeName: Text }[];
  clocks: ClockView[];
  allowed: Possible[];
  refused: Refused[];
}

interface Row {
  county: string;
  id: string;
  number: string;
  procedure: string;
  definition: string;
  division: string;
  household_id: string | null;
  version: number;
  state: CaseState;
  status: 'active' | 'done';
  opened_at: Date;
  updated_at: Date;
  now: Date;
  /** The reader sees the case only because a copy was sent to their office. */
  only_copied?: boolean;
  division_name?: string | null;
}

export interface CaseFilter {
  division?: string;
  procedure?: string;
  status?: 'active' | 'done';
  number?: string;
  after?: string;
  limit: number;
}

/** What people read about cases, always within their scope. */
@Injectable()
export class CaseQueries {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
    private readonly facts: FactGatherer,
    private readonly registry: Registry,
  ) {}

  /** Newest first. */
  async list(scope: ReadScope, filter: CaseFilter): Promise<Page<CaseSummary>> {
    const [before] = readCursor(filter.after, 1) ?? [null];
    const rows = await this.database.read(scope, async (tx) => {
      const { rows: found } = await tx.query<Row>(
        `select c.*, service_now() as now from cases c
         where ($1::text is null or starts_with(c.division, $1)) and ($2::text is null or c.procedure = $2)
           and ($3::text is null or c.status = $3) and ($4::text is null or c.number = $4) and ($5::uuid is null or c.id < $5)
         order by c.id desc limit $6`,
        [
          filter.division ?? null,
          filter.procedure ?? null,
          filter.status ?? null,
          filter.number ?? null,
          before,
          filter.limit + 1,
        ],
      );
      return found;
    });
    const page = pageOf(rows, filter.limit, (row) => cursorOf(row.id));
    const items = await Promise.all(page.items.map(async (row) => this.summary(row, await this.compiled(row))));
    return { ...page, items };
  }

  /** One case with everything its page shows, and what this person could do with it now. @throws Problem 404 */
  async view(scope: ReadScope, actor: Actor, county: string, caseId: string): Promise<CaseView> {
    return this.database.read(scope, async (tx) => {
      const row = await this.row(tx, county, caseId);
      const { state, household_id: householdId } = row;
      const { allowed, refused } = await this.possible(tx, row, actor);
      const compiled = await this.compiled(row);
      const tasks = await openTasks(tx, row, actor.kind === 'user' ? actor.user : null);
      const copies = Object.keys(state.copies ?? {});
      const nameOf = await officeNames(tx, [...tasks.map(({ office }) => office), ...copies]);
      const applicants = await this.registry.applicantsOf(tx, householdId ? [{ county, householdId }] : []);
      return {
        ...this.summary(row, compiled),
        definition: row.definition,
        law: compiled.definition.law,
        divisionName: row.division_name ?? row.division,
        householdId,
        applicant: applicants.get(householdId ?? '') ?? null,
        context: state.context,
        tasks: tasks.map((task) => ({
          ...task,
          title: taskTitle(compiled, task.state),
          officeName: nameOf(task.office),
          roleTitle: roleTitle(task.role),
          vote: voteIn(compiled, state, task.key),
        })),
        copies,
        copiedTo: copies.map((office) => ({ office, officeName: nameOf(office) })),
        clocks: this.clocks(compiled, state, row.now),
        allowed,
        refused: await titledReasons(tx, refused),
      };
    });
  }

  /** What each of several could do with a case now, in their order. @throws Problem 404 for a case outside the reader's scope */
  async allowedTo(scope: ReadScope, county: string, caseId: string, actors: readonly Actor[]): Promise<Possible[][]> {
    return this.database.read(scope, async (tx) => {
      const row = await this.row(tx, county, caseId);
      const all: Possible[][] = [];
      for (const actor of actors) all.push((await this.possible(tx, row, actor)).allowed);
      return all;
    });
  }

  private async row(tx: Tx, county: string, caseId: string): Promise<Row> {
    const { rows } = await tx.query<Row>({
      name: 'case_row',
      text: `select c.*, service_now() as now, not in_scope(c.division, scope_prefixes()) and not exists (select from case_task t
          where t.county = c.county and t.case_id = c.id and t.office = any (scope_offices())) as only_copied,
          (select d.name from division d where d.code = c.division) as division_name
        from cases c where county = $1 and id = $2`,
      values: [county, caseId],
    });
    if (!rows[0]) throw notFound({ zh: '案件', en: 'case' });
    return rows[0];
  }

  private async possible(tx: Tx, row: Row, actor: Actor): Promise<{ allowed: Possible[]; refused: Refused[] }> {
    if (row.only_copied) return { allowed: [], refused: [] };
    const compiled = await this.compiled(row);
    const facts = this.facts.basics(row.now);
    const { county, id, procedure, household_id } = row;
    const subject = {
      county,
      caseId: id,
      procedure,
      division: row.state.division,
      householdId: household_id,
      ...(actor.kind === 'user' ? { user: actor.user } : {}),
    };
    facts['settings'] = row.state.settings;
    const calendar = this.library.calendar(facts.calendar);
    return this.facts.withFacts(tx, facts, subject, (gathered) =>
      possibleNow(compiled, row.state, actor, gathered, calendar),
    );
  }

  /** The running clocks with the legal time left, soonest first. */
  clocks(compiled: CompiledDefinition, state: CaseState, now: Date): ClockView[] {
    const calendar = this.library.calendar(this.library.currentCalendar());
    return Object.entries(state.clocks)
      .map(([key, clock]) => ({
        key,
        title: clockTitle(compiled, clock),
        ...clock,
        remaining: remaining(calendar, clock, now.toISOString()),
      }))
      .sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
  }

  private async compiled({ definition }: Row): Promise<CompiledDefinition> {
    await this.library.ensure(definition);
    return this.library.definition(definition);
  }

  private summary(row: Row, compiled: CompiledDefinition): CaseSummary {
    return {
      county: row.county,
      caseId: row.id,
      number: row.number,
      procedure: row.procedure,
      title: compiled.definition.title,
      division: row.division,
      status: row.status,
      version: row.version,
      standing: standing(compiled, row.state),
      openedAt: row.opened_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
    };
  }
}

/** A period without a title of its own is called after what it limits, be it only in the words that citizens are told. */
function clockTitle(compiled: CompiledDefinition, { period, state }: ClockState): Text {
  const { title, public: told } = compiled.nodes.get(state)?.meta ?? {};
  return compiled.definition.periods[period]?.title ?? title ?? told ?? taskTitle(compiled, state);
}

/** Work is called after the nearest state, at or above the one that asks for it, that has a title. */
function taskTitle({ definition, nodes }: CompiledDefinition, state: string): Text {
  for (const node of lineage(nodes, state)) {
    const title = node.meta.task?.title ?? node.meta.title;
    if (title) return title;
  }
  return definition.title;
}

/** Commands of the definition, then the verbs that every task has. */
function possibleNow(
  compiled: CompiledDefinition,
  state: CaseState,
  actor: Actor,
  facts: Facts,
  calendar: WorkCalendar,
): { allowed: Possible[]; refused: Refused[] } {
  const commands = inspect(compiled, state, actor, facts, calendar);
  if (actor.kind !== 'user') return commands;
  const run = verbRun(compiled, state, { type: '', actor }, actor, facts, calendar, Number.MAX_SAFE_INTEGER);
  const verbs = inspectVerbs(run);
  return {
    allowed: [...commands.allowed, ...verbs.allowed],
    refused: [...commands.refused, ...verbs.refused],
  };
}

type TaskRow = Omit<CaseView['tasks'][number], 'title' | 'officeName' | 'roleTitle' | 'vote'>;

async function openTasks(tx: Tx, { county, id, state }: Row, reader: string | null): Promise<TaskRow[]> {
  const { rows } = await tx.query<Omit<TaskRow, 'signers'>>({
    name: 'open_tasks',
    text: `select t.key, t.state, t.part, t.office, t.role, t.due_at as "dueAt", u.name as assignee, coalesce(t.assignee = $3, false) as mine,
        t.claimed_at as "claimedAt", t.fence, o.name as owner, t.suspended, t.urgings, t.signs, r.name as reserved
      from case_task t left join app_user u on u.id = t.assignee left join app_user o on o.id = t.owner
        left join app_user r on r.id = t.reserved
      where t.county = $1 and t.case_id = $2 and t.closed_at is null order by t.opened_seq, t.key`,
    values: [county, id, reader],
  });
  const names = await signerNames(tx, state);
  return rows.map((row) => ({ ...row, signers: signersIn(state, row.key, names) }));
}

function signersIn({ tasks }: CaseState, key: string, names: ReadonlyMap<string, string>): SignerView[] {
  return (tasks[key]?.signing?.signers ?? [])
    .filter(({ removed }) => !removed)
    .map(({ user, office, role, signed }) => ({
      user,
      name: names.get(user) ?? null,
      office,
      role,
      agrees: signed?.agrees ?? null,
      by: signed ? (names.get(signed.by) ?? null) : null,
    }));
}

function voteIn({ nodes }: CompiledDefinition, { tasks }: CaseState, key: string): VoteView | null {
  const task = tasks[key];
  const vote = voteOf(task?.signing);
  if (!task || !vote) return null;
  const title = heldCommands(nodes, task.state).get(vote.proposal)?.meta.title;
  return { ...vote, title: title ?? { zh: vote.proposal, en: vote.proposal } };
}

async function signerNames(tx: Tx, { tasks }: CaseState): Promise<ReadonlyMap<string, string>> {
  const signers = Object.values(tasks).flatMap(({ signing }) => signing?.signers ?? []);
  if (signers.length === 0) return new Map();
  const ids = signers.flatMap(({ user, signed }) => (signed ? [user, signed.by] : [user]));
  const { rows } = await tx.query<{ id: string; name: string }>(
    'select id::text, name from app_user where id = any ($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
