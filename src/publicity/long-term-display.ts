import { Injectable } from '@nestjs/common';
import { DefinitionLibrary, PersonalVault, type Tx } from '../cases/ports.js';
import { Database, EVERYWHERE } from '../database/database.js';
import { ServiceClock, Settings } from '../directory/index.js';
import type { Definition, Text } from '../engine/index.js';
import { maskName } from '../shared/citizen-id.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { requireAllowed, yuan, type NoticeValues } from './notice-fields.js';
import { divisionName } from './places.js';
import { noticeContext, readNotice } from './published-notice.js';

/** A household on support as its village reads of it. Nothing leads from here to the case. */
export interface DisplayedBenefit {
  procedureTitle: Text;
  /** Whitelisted values; amounts in yuan. */
  values: NoticeValues;
  /** First month of this amount. */
  from: string;
}

/** The award that runs, all its kinds together, and the last announcement of its case. */
interface DisplayRow {
  household_id: string;
  definition: string;
  amount_fen: number;
  from_month: string;
  notice: string;
  sealed: Buffer;
  key: string;
}

/** A procedure whose rules, and whose settings where the rules leave it to them, keep a list in this village today. */
interface Listed {
  definition: Definition;
  isMasked: boolean;
}

const PROCEDURES = `
  select distinct c.definition from cases c where c.division = $1
    and exists (select from award a where a.county = c.county and a.case_id = c.id and a.to_month is null)`;

/** The key puts the list in an order that says nothing of who is in it. */
const RUNNING = `
  select * from (
    select c.household_id, c.definition, paid.amount_fen, paid.from_month, announced.id as notice, announced.sealed,
      encode(sha256(convert_to(c.id::text, 'UTF8')), 'hex') as key
    from cases c
    cross join lateral (select sum(a.amount_fen)::bigint as amount_fen, max(a.from_month) as from_month from award a
      where a.county = c.county and a.case_id = c.id and a.to_month is null) paid
    cross join lateral (select n.id, n.sealed from notice n
      where n.county = c.county and n.case_id = c.id and n.kind = 'announcement' order by n.seq desc, n.id desc limit 1) announced
    where c.division = $1 and c.definition = any ($2) and paid.amount_fen is not null) running
  where $3::text is null or (from_month, key) < ($3, $4)
  order by from_month desc, key desc limit $5`;

/**
 * The standing list of a village 长期公示 (民发〔2012〕220号 art. 34): third beside publicity and announcement. It is read from
 * what is kept anyway, so that it cannot say what no event has brought: name and members as they were announced last, amount
 * and month of the award that runs.
 */
@Injectable()
export class LongTermDisplay {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
    private readonly vault: PersonalVault,
    private readonly settings: Settings,
    private readonly clock: ServiceClock,
  ) {}

  /** Latest months first. @param division a village's code */
  async of(division: string, after: string | undefined, limit: number): Promise<Page<DisplayedBenefit>> {
    const [month, key] = readCursor(after, 2) ?? [null, null];
    const today = await this.clock.today();
    return this.database.read(EVERYWHERE, async (tx) => {
      const listed = await this.listedIn(tx, division, today);
      const { rows } = await tx.query<DisplayRow>(RUNNING, [division, [...listed.keys()], month, key, limit + 1]);
      const page = pageOf(rows, limit, (row) => cursorOf(row.from_month, row.key));
      const village = await divisionName(tx, division);
      const items: DisplayedBenefit[] = [];
      for (const row of page.items) {
        const procedure = listed.get(row.definition);
        const shown = procedure && (await this.shown(tx, row, procedure, village));
        if (shown) items.push(shown);
      }
      return { ...page, items };
    });
  }

  /** Procedures with a list here, by the digest of their definition. */
  private async listedIn(tx: Tx, division: string, today: string): Promise<Map<string, Listed>> {
    const { rows } = await tx.query<{ definition: string }>(PROCEDURES, [division]);
    const listed = new Map<string, Listed>();
    for (const { definition: digest } of rows) {
      await this.library.ensure(digest);
      const { definition } = this.library.definition(digest);
      if (!definition.display) continue;
      const settings = await this.settings.all(tx, { division, procedure: definition.procedure, today });
      const { setting } = definition.display;
      if (setting !== undefined && settings[setting] !== true) continue;
      listed.set(digest, { definition, isMasked: settings['publicity.nameMask'] === true });
    }
    return listed;
  }

  /** Null once the household has been erased. */
  private async shown(
    tx: Tx,
    row: DisplayRow,
    { definition: { title, display }, isMasked }: Listed,
    village: string,
  ): Promise<DisplayedBenefit | null> {
    const opened = await this.vault.open(tx, row.household_id, row.sealed, noticeContext(row.notice));
    if (!opened) return null;
    const { applicantName, memberCount } = readNotice(opened).values;
    const all: NoticeValues = {
      ...(applicantName !== undefined && { applicantName: isMasked ? maskName(String(applicantName)) : applicantName }),
      ...(memberCount !== undefined && { memberCount }),
      ...{ village, procedure: title.zh, amount: yuan(row.amount_fen) ?? undefined },
    };
    const values: NoticeValues = {};
    for (const field of requireAllowed(display?.fields)) if (all[field] !== undefined) values[field] = all[field];
    return { procedureTitle: title, values, from: row.from_month };
  }
}
