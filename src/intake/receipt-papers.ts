import { Injectable } from '@nestjs/common';
import { dateOf } from '../calendar/index.js';
import type { Principal } from '../cases/access.js';
import { DefinitionLibrary, type Tx } from '../cases/ports.js';
import { Registry } from '../cases/registry.js';
import { Database } from '../database/database.js';
import { Settings } from '../directory/index.js';
import { countyOf, type Text } from '../engine/index.js';
import { Households } from '../households/index.js';
import { maskName } from '../shared/citizen-id.js';
import type { Paper } from '../shared/paper.js';
import { Filings } from './filings.js';
import { QueryCodeWrong } from './intake-errors.js';
import { QueryCodes } from './query-code.js';
import type { Receipt, ReceiptToPrint } from './receipts.dto.js';
import { WINDOW_SETTINGS } from './windows.js';

/** What stands on a receipt beside the receipt itself. */
interface Surroundings {
  applicant: string | null;
  place: string;
  window: string;
  contact: string | null;
  remedy: string | null;
  /** What the promised day rests on. */
  promiseLaw: string | null;
}

interface Row {
  division: string;
  household_id: string | null;
  definition: string;
  place: string | null;
  window: string | null;
  query_code_hash: Buffer;
  now: Date;
}

/** Receipts as A5 papers (受理凭证). The applicant's name is masked on them: they get lost on the way home. */
@Injectable()
export class ReceiptPapers {
  constructor(
    private readonly database: Database,
    private readonly registry: Registry,
    private readonly filings: Filings,
    private readonly households: Households,
    private readonly codes: QueryCodes,
    private readonly library: DefinitionLibrary,
    private readonly settings: Settings,
  ) {}

  /**
   * @param origin under which citizens reach this service, e.g. `https://aid.example.gov.cn`
   * @throws Problem 404 outside the scope; QueryCodeWrong
   */
  async print(user: Principal, receipts: readonly ReceiptToPrint[], origin: string): Promise<Buffer> {
    // Loaded by who prints: the makers of PDF and fonts are a seventh of the service's memory.
    const { Paper } = await import('../shared/paper.js');
    const paper = new Paper({ title: '受理凭证', size: 'A5' });
    for (const { number, code } of receipts) {
      const receipt = await this.filings.receipt(user.scope, number);
      write(paper, receipt, await this.surroundings(user, receipt, code), { code, origin });
    }
    return paper.end();
  }

  private surroundings(user: Principal, receipt: Receipt, code: string | undefined): Promise<Surroundings> {
    const { county, caseId } = receipt;
    return this.database.read(user.scope, async (tx) => {
      const { rows } = await tx.query<Row>(
        `select a.division, a.query_code_hash, c.household_id, c.definition, service_now() as now,
           (select string_agg(d.name, '' order by d.code) from division d
             where d.code in (left(a.division, 6), left(a.division, 9), a.division)) as place,
           (select name->>'zh' from office where code = left(a.division, 9) || ':window') as window
         from application a join cases c on c.county = a.county and c.id = a.case_id where a.county = $1 and a.case_id = $2`,
        [county, caseId],
      );
      const row = rows[0] as Row;
      if (code !== undefined && !this.codes.matches(code, row.query_code_hash)) throw new QueryCodeWrong();
      return {
        applicant: await this.applicant(tx, county, row.household_id),
        place: row.place ?? row.division,
        window: row.window ?? row.division,
        contact: await this.setting(tx, row, 'contact'),
        remedy: await this.setting(tx, row, 'remedyIfLate'),
        promiseLaw: await this.promiseLaw(tx, row, receipt),
      };
    });
  }

  /** The division's own length of the period, where it set one on that day, or the law the definition has it from. */
  private async promiseLaw(tx: Tx, row: Row, { procedure, receivedAt, promisedOn }: Receipt): Promise<string | null> {
    await this.library.ensure(row.definition);
    const { opening, total, periods } = this.library.definition(row.definition).definition;
    const period = opening.promise ?? total?.period;
    if (period === undefined || promisedOn === null) return null;
    const place = { division: row.division, procedure, today: dateOf(receivedAt) };
    const [own] = await this.settings.resolve(tx, place, `period.${period}`);
    return own?.law ?? periods[period]?.law ?? null;
  }

  private async applicant(tx: Tx, county: string, householdId: string | null): Promise<string | null> {
    const people = householdId === null ? null : await this.households.people(tx, county, householdId);
    const applicant = people?.find((person) => person.applicant);
    return applicant ? maskName(applicant.name) : null;
  }

  private async setting(tx: Tx, { division, now }: Row, key: string): Promise<string | null> {
    const subject = { county: countyOf(division), caseId: '', procedure: WINDOW_SETTINGS, division, householdId: null };
    const today = dateOf(now.toISOString());
    const value = await this.registry.providerOf('setting')({ kind: 'setting', key }, { ...subject, today }, tx);
    return (value as unknown as Text | null)?.zh ?? null;
  }
}

function write(
  paper: Paper,
  receipt: Receipt,
  { applicant, place, window, contact, remedy, promiseLaw }: Surroundings,
  { code, origin }: { code: string | undefined; origin: string },
): void {
  const { number, title, law, receivedAt, promisedOn, promisedProvisional } = receipt;
  paper.page('受理凭证');
  paper.row('受理编号', number);
  if (applicant !== null) paper.row('申请人', applicant);
  paper.row('申请事项', title.zh);
  paper.row('办理依据', law);
  paper.row('所在地', place);
  paper.row('受理日期', dayInWords(dateOf(receivedAt)));
  paper.row('承诺办结', promiseInWords(promisedOn, promisedProvisional));
  if (promiseLaw !== null) paper.row('时限依据', promiseLaw);
  paper.row('受理窗口', window);
  paper.row('查询码', code?.toUpperCase() ?? '补打的凭证不含查询码，请凭首次打印的凭证查询');
  if (contact !== null) paper.row('咨询', contact);
  const page = progressAddress(origin, number);
  paper.qr(page, `扫码查询办理进度：编号已填好，再输入查询码即可，无需注册。\n${page}`);
  if (remedy !== null) paper.text(remedy, { small: true });
  paper.text('查询码仅在本凭证上显示一次，请妥善保管。', { small: true });
}

/** The page with the number filled in. The code, which alone opens anything, is never part of an address. */
export const progressAddress = (origin: string, number: string): string => `${origin}/public/progress?number=${number}`;

function dayInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

function promiseInWords(on: string | null, provisional: boolean): string {
  if (on === null) return '法律未规定总的期限，以各环节期限为准';
  return `${dayInWords(on)}前${provisional ? '（工作日安排公布后以公布为准）' : ''}`;
}
