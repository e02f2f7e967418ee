import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { Principal } from '../../cases/access.js';
import type { Tx } from '../../cases/ports.js';
import { Database } from '../../database/database.js';
import { countyOf } from '../../engine/index.js';
import { PersonCases, ReadLog } from '../../households/index.js';
import { BYTE_ORDER_MARK, csvLine, inert } from '../../shared/csv.js';
import { Problem } from '../../shared/problem.js';
import { AuditSearch, type AuditFilter } from './audit-search.js';
import { caseCells, eventCells, headOf, watermark, type Cells } from './list-table.js';

export interface WantedList {
  of: 'cases' | 'events';
  format: 'csv' | 'xlsx';
  reason: string;
  lang?: 'zh' | 'en';
}

export interface ListFile {
  name: string;
  mediaType: string;
  content: Readable;
}

/** More than a person reads, and as much as may be in memory for a moment. */
export const MOST_ROWS = 20_000;
const PAGE = 1_000;

/** What a search found, to take away. That it was taken is on record before it leaves. */
@Injectable()
export class ListExport {
  constructor(
    private readonly database: Database,
    private readonly search: AuditSearch,
    private readonly people: PersonCases,
    private readonly log: ReadLog,
  ) {}

  /** @throws Problem 422 `list-too-long` */
  async take(user: Principal, filter: AuditFilter, { of, format, reason, lang = 'zh' }: WantedList): Promise<ListFile> {
    const { rows, at } = await this.database.transaction(user.scope, async (tx) => {
      const ids = filter.person && (await this.people.find(tx, user, filter.person));
      const found = await this.rows(tx, of, filter, ids, lang);
      const { rows: times } = await tx.query<{ now: Date }>('select service_now() as now');
      const division = user.seats[0]?.office.split(':')[0] ?? '';
      const what = `list export, ${found.length} ${of}`;
      await this.log.record(tx, { userId: user.userId, county: countyOf(division), division, reason, what });
      return { rows: found, at: (times[0]?.now ?? new Date(Number.NaN)).toISOString() };
    });
    const lines: Cells[] = [[watermark(user, at, reason, lang)], headOf(of, lang), ...rows];
    const name = `${of}-${at.slice(0, 10)}.${format}`;
    return format === 'csv'
      ? { name, mediaType: 'text/csv; charset=utf-8', content: Readable.from(csv(lines), { objectMode: false }) }
      : { name, mediaType: XLSX, content: await xlsx(lines) };
  }

  private async rows(
    tx: Tx,
    of: WantedList['of'],
    filter: AuditFilter,
    ids: string[] | undefined,
    lang: 'zh' | 'en',
  ): Promise<Cells[]> {
    const rows: Cells[] = [];
    let after: string | undefined;
    do {
      const paging = { limit: PAGE, ...(after === undefined ? {} : { after }) };
      const page =
        of === 'cases'
          ? pageOfCells(await this.search.casesIn(tx, filter, ids, paging), (item) => caseCells(item, lang))
          : pageOfCells(await this.search.eventsIn(tx, filter, ids, paging), (item) => eventCells(item, lang));
      rows.push(...page.cells);
      after = page.next ?? undefined;
      if (rows.length > MOST_ROWS || (after !== undefined && rows.length === MOST_ROWS)) throw tooLong();
    } while (after !== undefined);
    return rows;
  }
}

const pageOfCells = <T>({ items, next }: { items: T[]; next: string | null }, cellsOf: (item: T) => Cells) => ({
  cells: items.map(cellsOf),
  next,
});

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function* csv(lines: Cells[]): Generator<string> {
  yield BYTE_ORDER_MARK;
  for (const line of lines) yield csvLine(line);
}

/** Numbers stay numbers; text is written as text, which no spreadsheet runs. */
async function xlsx(lines: Cells[]): Promise<Readable> {
  const data = lines.map((line) =>
    line.map((value) => (typeof value === 'number' ? { value, type: Number } : { value: inert(value), type: String })),
  );
  const { default: writeExcel } = await import('write-excel-file/node');
  return Readable.from(await writeExcel(data, { stickyRowsCount: 2 }).toBuffer(), { objectMode: false });
}

const tooLong = (): Problem =>
  new Problem(
    'list-too-long',
    422,
    {
      zh: `结果超过 ${MOST_ROWS} 行，请缩小期间或条件后再导出。`,
      en: `There are more than ${MOST_ROWS} rows. Choose a shorter period or more conditions.`,
    },
    { most: MOST_ROWS },
  );
