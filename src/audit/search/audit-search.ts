import { Injectable } from '@nestjs/common';
import type { Principal } from '../../cases/access.js';
import { DefinitionLibrary, type Tx } from '../../cases/ports.js';
import { roleTitle } from '../../cases/role-titles.js';
import { Database } from '../../database/database.js';
import type { CompiledDefinition, Text } from '../../engine/index.js';
import { PersonCases, type PersonSought } from '../../households/index.js';
import { cursorOf, pageOf, readCursor, type Page } from '../../shared/paging.js';
import { namesIn, readBody } from '../event-names.js';
import { historyEvent, type HistoryActor } from '../history-event.js';
import { Conditions, dayBegins } from './conditions.js';

export interface AuditFilter {
  person?: PersonSought;
  procedure?: string;
  division?: string;
  number?: string;
  from?: string;
  to?: string;
  office?: string;
  actor?: string;
  type?: string;
}

export interface Paging {
  after?: string;
  limit: number;
}

export interface FoundCase {
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  title: Text;
  division: string;
  status: 'active' | 'done';
  events: number;
  openedAt: string;
  updatedAt: string;
}

export interface FoundEvent {
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  procedureTitle: Text;
  seq: number;
  at: string;
  type: string;
  title: Text | null;
  law: string | null;
  actor: HistoryActor | null;
  roleTitle: Text | null;
}

interface CaseRow extends Omit<FoundCase, 'title' | 'openedAt' | 'updatedAt'> {
  definition: string;
  opened_at: Date;
  updated_at: Date;
}

interface EventRow {
  county: string;
  case_id: string;
  number: string;
  procedure: string;
  definition: string;
  seq: number;
  at: Date;
  type: string;
  body: Buffer;
}

/** Finds cases and what was done in them across all that somebody may see, newest first. */
@Injectable()
export class AuditSearch {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
    private readonly people: PersonCases,
  ) {}

  cases(user: Principal, filter: AuditFilter, paging: Paging): Promise<Page<FoundCase>> {
    return this.database.transaction(user.scope, async (tx) => {
      const ids = filter.person && (await this.people.find(tx, user, filter.person));
      return this.casesIn(tx, filter, ids, paging);
    });
  }

  events(user: Principal, filter: AuditFilter, paging: Paging): Promise<Page<FoundEvent>> {
    return this.database.transaction(user.scope, async (tx) => {
      const ids = filter.person && (await this.people.find(tx, user, filter.person));
      return this.eventsIn(tx, filter, ids, paging);
    });
  }

  /** @param ids only these cases */
  async casesIn(
    tx: Tx,
    filter: AuditFilter,
    ids: string[] | undefined,
    { after, limit }: Paging,
  ): Promise<Page<FoundCase>> {
    const [before] = readCursor(after, 1) ?? [];
    const acts = new Conditions()
      .add('c.procedure = $', filter.procedure)
      .add('starts_with(c.division, $)', filter.division)
      .add('c.number = $', filter.number)
      .add('c.id = any ($::uuid[])', ids)
      .add(`c.id >= uuid7_floor(${dayBegins(0)})`, filter.from)
      .add(`c.id < uuid7_floor(${dayBegins(1)})`, filter.to)
      .add(`${ACTED} and e.actor = (select u.id::text from app_user u where u.username = $))`, filter.actor)
      .add(`${ACTED} and e.office = $)`, filter.office)
      .add(`${ACTED} and e.type = $)`, filter.type)
      .add('c.id < $::uuid', before ?? undefined);
    const { rows } = await tx.query<CaseRow>(
      `select c.county, c.id::text as "caseId", c.number, c.procedure, c.definition, c.division, c.status, c.version as events, c.opened_at,
         c.updated_at
       from cases c where ${acts.sql} order by c.id desc limit ${limit + 1}`,
      acts.values,
    );
    const page = pageOf(rows, limit, ({ caseId }) => cursorOf(caseId));
    const items: FoundCase[] = [];
    for (const { definition, opened_at, updated_at, ...row } of page.items) {
      const { title } = (await this.compiled(definition)).definition;
      items.push({ ...row, title, openedAt: opened_at.toISOString(), updatedAt: updated_at.toISOString() });
    }
    return { items, next: page.next };
  }

  /** @param ids only of these cases */
  async eventsIn(
    tx: Tx,
    filter: AuditFilter,
    ids: string[] | undefined,
    { after, limit }: Paging,
  ): Promise<Page<FoundEvent>> {
    const [at, caseId, seq] = readCursor(after, 3) ?? [];
    const acts = new Conditions()
      .add('e.actor = (select u.id::text from app_user u where u.username = $)', filter.actor)
      .add('e.office = $', filter.office)
      .add('e.type = $', filter.type)
      .add(`e.at >= ${dayBegins(0)}`, filter.from)
      .add(`e.at < ${dayBegins(1)}`, filter.to)
      // No case is younger than what was done in it, which leaves out the partitions of later years.
      .add(`e.case_id < uuid7_floor(${dayBegins(1)})`, filter.to)
      .add('e.case_id = any ($::uuid[])', ids)
      .add('c.procedure = $', filter.procedure)
      .add('starts_with(c.division, $)', filter.division)
      .add('c.number = $', filter.number);
    if (at !== undefined) {
      acts.also(
        `(e.at, e.case_id, e.seq) < (${acts.value(at)}::timestamptz, ${acts.value(caseId)}::uuid, ${acts.value(seq)}::int)`,
      );
    }
    const { rows } = await tx.query<EventRow>(
      `select e.county, e.case_id::text, c.number, c.procedure, c.definition, e.seq, e.at, e.type, e.body
       from case_event e join cases c on c.county = e.county and c.id = e.case_id
       where ${acts.sql} order by e.at desc, e.case_id desc, e.seq desc limit ${limit + 1}`,
      acts.values,
    );
    const page = pageOf(rows, limit, (row) => cursorOf(row.at.toISOString(), row.case_id, row.seq));
    return { items: await this.viewed(tx, page.items), next: page.next };
  }

  private async viewed(tx: Tx, rows: EventRow[]): Promise<FoundEvent[]> {
    const names = await namesIn(
      tx,
      rows.flatMap(({ body }) => readBody(body) ?? []),
    );
    const found: FoundEvent[] = [];
    for (const { case_id, definition, body: bytes, at, ...row } of rows) {
      const body = readBody(bytes);
      const compiled = await this.compiled(body?.definition ?? definition);
      const { title = null, law = null, actor = null } = body ? historyEvent(body, compiled, names, null) : {};
      found.push({
        ...row,
        caseId: case_id,
        procedureTitle: compiled.definition.title,
        at: at.toISOString(),
        title,
        law,
        actor,
        roleTitle: actor?.role ? roleTitle(actor.role) : null,
      });
    }
    return found;
  }

  private async compiled(digest: string): Promise<CompiledDefinition> {
    await this.library.ensure(digest);
    return this.library.definition(digest);
  }
}

const ACTED = 'exists (select from case_event e where e.county = c.county and e.case_id = c.id';
