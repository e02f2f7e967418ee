import { Injectable } from '@nestjs/common';
import { Database, type ReadScope } from '../../database/database.js';
import { cursorOf, pageOf, readCursor, type Page } from '../../shared/paging.js';
import { Conditions, dayBegins } from './conditions.js';

export interface ReadingFilter {
  reader?: string;
  caseId?: string;
  from?: string;
  to?: string;
  after?: string;
  limit: number;
}

export interface FoundReading {
  id: string;
  at: string;
  reader: string;
  username: string;
  division: string;
  county: string;
  caseId: string | null;
  number: string | null;
  reason: string;
  what: string;
}

/** Who read or looked up personal data, when and why: the newest first, within the divisions that the auditor audits. */
@Injectable()
export class Readings {
  constructor(private readonly database: Database) {}

  async list(scope: ReadScope, { reader, caseId, from, to, after, limit }: ReadingFilter): Promise<Page<FoundReading>> {
    const [before] = readCursor(after, 1) ?? [];
    const where = new Conditions()
      .add('r.user_id = (select id from app_user where username = $)', reader)
      .add('r.case_id = $::uuid', caseId)
      .add(`r.at >= ${dayBegins(0)}`, from)
      .add(`r.at < ${dayBegins(1)}`, to)
      .add('r.id < $::uuid', before ?? undefined);
    const rows = await this.database.read(scope, async (tx) => {
      const { rows: found } = await tx.query<Omit<FoundReading, 'at'> & { at: Date }>(
        `select r.id::text, r.at, u.name as reader, u.username, r.division, r.county, r.case_id::text as "caseId", c.number, r.reason, r.what
         from read_log r join app_user u on u.id = r.user_id left join cases c on c.county = r.county and c.id = r.case_id
         where ${where.sql} order by r.id desc limit ${limit + 1}`,
        where.values,
      );
      return found;
    });
    const page = pageOf(rows, limit, ({ id }) => cursorOf(id));
    return { ...page, items: page.items.map((row) => ({ ...row, at: row.at.toISOString() })) };
  }
}
