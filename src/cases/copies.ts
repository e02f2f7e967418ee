import { Injectable } from '@nestjs/common';
import { Database, type ReadScope } from '../database/database.js';
import type { Text } from '../engine/index.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { DefinitionLibrary } from './ports.js';

/** A case sent to an office for its information. */
export interface CopyItem {
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  title: Text;
  division: string;
  office: string;
  officeName: Text;
  /** Who sent it. */
  by: string;
  at: string;
}

interface Row extends Omit<CopyItem, 'title' | 'at' | 'officeName'> {
  office_name: Text | null;
  definition: string;
  at: Date;
  at_key: string;
}

const COPIES = `
  select y.county, y.case_id as "caseId", c.number, c.procedure, c.definition, c.division, y.office, o.name as office_name, u.name as by, y.at, y.at::text as at_key
  from case_copy y join cases c on c.county = y.county and c.id = y.case_id join app_user u on u.id = y.by_user
    left join office o on o.code = y.office
  where y.office = any ($1) and ($2::timestamptz is null or (y.at, y.case_id, y.office) < ($2::timestamptz, $3::uuid, $4::text))
  order by y.at desc, y.case_id desc, y.office desc limit $5`;

/** What was copied to the offices one sits in, latest first. */
@Injectable()
export class Copies {
  constructor(
    private readonly database: Database,
    private readonly library: DefinitionLibrary,
  ) {}

  async list(scope: ReadScope, filter: { after?: string; limit: number }): Promise<Page<CopyItem>> {
    const [at, caseId, office] = readCursor(filter.after, 3) ?? [null, null, null];
    const rows = await this.database.read(scope, async (tx) => {
      const values = [scope.offices, at, caseId, office, filter.limit + 1];
      return (await tx.query<Row>({ name: 'copies', text: COPIES, values })).rows;
    });
    const page = pageOf(rows, filter.limit, (row) => cursorOf(row.at_key, row.caseId, row.office));
    return { ...page, items: await Promise.all(page.items.map((row) => this.item(row))) };
  }

  private async item({ definition, at_key: _key, at, office_name, ...row }: Row): Promise<CopyItem> {
    await this.library.ensure(definition);
    const { title } = this.library.definition(definition).definition;
    const officeName = office_name ?? { zh: row.office, en: row.office };
    return { ...row, title, officeName, at: at.toISOString() };
  }
}
