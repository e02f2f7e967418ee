import { Injectable } from '@nestjs/common';
import { DefinitionLibrary, PersonalVault, type Tx } from '../cases/ports.js';
import { Database, EVERYWHERE } from '../database/database.js';
import type { JsonObject, Text } from '../engine/index.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { notFound } from '../shared/problem.js';
import type { NoticeValues } from './notice-fields.js';
import { NoticeOver } from './notice-errors.js';
import { publicCommandsOf } from './public-commands.js';
import { noticeContext, readNotice } from './published-notice.js';

/** A notice as the village reads it. Nothing leads from here to the case. */
export interface PublicNotice {
  county: string;
  id: string;
  kind: string;
  title: Text;
  procedure: string;
  procedureTitle: Text;
  /** Whitelisted values; amounts in yuan. */
  values: NoticeValues;
  places: string[];
  from: string;
  to: string | null;
  text: string;
}

export interface OpenNotice extends PublicNotice {
  /** What anybody may send while it hangs, each with the form to fill in; null for a command that takes no form. */
  objections: { command: string; title: Text; form: JsonObject | null }[];
}

export interface NoticeRow {
  county: string;
  id: string;
  case_id: string;
  household_id: string;
  kind: string;
  state: string | null;
  sealed: Buffer;
  definition: string;
  live: boolean;
}

/**
 * A notice hangs until it is taken down or its time is over: that of the clock of its state, which may have been extended
 * or counted anew since, otherwise the time it was published with.
 */
const NOTICE = `
  select n.county, n.id, n.case_id, n.household_id, n.kind, n.state, n.sealed, c.definition,
    n.withdrawn_at is null and coalesce(case when clock.running > 0 then clock.due_at else n.expires_at end, 'infinity') > service_now() as live
  from notice n join cases c on c.county = n.county and c.id = n.case_id
  cross join lateral (select count(*) as running, min(d.due_at) as due_at from case_deadline d
    where d.county = n.county and d.case_id = n.case_id and d.kind = 'after' and starts_with(d.key, 'after:' || n.state || ':')) clock`;

/** What the public may read: current notices of one village or township, and none that is over. */
@Injectable()
export class PublicNotices {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
    private readonly vault: PersonalVault,
  ) {}

  /** Newest first. @param division a township's or village's code; whole counties are not listed */
  async current(division: string, after: string | undefined, limit: number): Promise<Page<PublicNotice>> {
    const [before] = readCursor(after, 1) ?? [null];
    return this.database.read(EVERYWHERE, async (tx) => {
      const { rows } = await tx.query<NoticeRow>(
        `select * from (${NOTICE} where n.place like $1 || '%' and n.withdrawn_at is null and ($2::uuid is null or n.id < $2)) hanging
         where live order by id desc limit $3`,
        [division, before, limit + 1],
      );
      const page = pageOf(rows, limit, (row) => cursorOf(row.id));
      const items: PublicNotice[] = [];
      for (const row of page.items) {
        const notice = await this.opened(tx, row);
        if (notice) items.push(notice);
      }
      return { ...page, items };
    });
  }

  /** @throws NoticeOver once it no longer hangs, or its household has been erased; Problem 404 */
  async one(county: string, id: string): Promise<OpenNotice> {
    return this.database.read(EVERYWHERE, async (tx) => {
      const row = await this.find(tx, county, id);
      const notice = row.live ? await this.opened(tx, row) : null;
      if (!notice) throw new NoticeOver();
      return { ...notice, objections: await this.objectionsTo(row) };
    });
  }

  /** The notice of a case that hangs now, newest first; null when none does. */
  async hangingOf(tx: Tx, county: string, caseId: string): Promise<{ county: string; id: string } | null> {
    const { rows } = await tx.query<NoticeRow>(
      `select * from (${NOTICE} where n.county = $1 and n.case_id = $2) hanging where live order by id desc limit 1`,
      [county, caseId],
    );
    return rows[0] ? { county, id: rows[0].id } : null;
  }

  /** @throws Problem 404 */
  async find(tx: Tx, county: string, id: string): Promise<NoticeRow> {
    const { rows } = await tx.query<NoticeRow>(`${NOTICE} where n.county = $1 and n.id = $2`, [county, id]);
    if (!rows[0]) throw notFound({ zh: '公示', en: 'notice' });
    return rows[0];
  }

  private async opened(tx: Tx, row: NoticeRow): Promise<PublicNotice | null> {
    const { county, id, kind, household_id, sealed, definition } = row;
    const content = await this.vault.open(tx, household_id, sealed, noticeContext(id));
    if (!content) return null;
    await this.library.ensure(definition);
    const procedureTitle = this.library.definition(definition).definition.title;
    return { county, id, kind, procedureTitle, ...readNotice(content) };
  }

  private async objectionsTo({ definition, state }: NoticeRow): Promise<OpenNotice['objections']> {
    if (state === null) return [];
    await this.library.ensure(definition);
    const compiled = this.library.definition(definition);
    return publicCommandsOf(compiled, state).map(({ trigger, meta }) => ({
      command: trigger,
      title: meta.title ?? { zh: trigger, en: trigger },
      form: meta.form === undefined ? null : (compiled.definition.forms[meta.form] ?? null),
    }));
  }
}
