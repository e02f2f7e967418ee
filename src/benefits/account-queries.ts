import { Injectable } from '@nestjs/common';
import { dateOf } from '../calendar/index.js';
import type { Principal } from '../cases/access.js';
import type { Tx } from '../cases/ports.js';
import { Database } from '../database/database.js';
import { countyOf } from '../engine/index.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { notFound } from '../shared/problem.js';
import { accountOf, Accounts, unitOf, type Account } from './accounts.js';

/** One movement of an account. */
export interface AccountEntryView {
  /** 1, 2, 3 … within the account, without a gap. */
  number: number;
  /** Below zero when something was taken; fen, or pieces such as beds. */
  amount: number;
  /** What it held afterwards. */
  balance: number;
  at: string;
  /** The case and the number of its event; the case's own number only where it lies in the reader's scope. */
  county: string;
  caseId: string;
  seq: number;
  caseNumber: string | null;
}

/** An account as a list shows it. */
export interface AccountListed extends Account {
  divisionName: string;
  unit: 'fen' | 'piece';
  balance: number;
}

export interface AccountView extends Page<AccountEntryView>, Account {
  unit: 'fen' | 'piece';
  /** What is left today. */
  balance: number;
}

const ENTRIES = `
  select e.number, e.amount, e.balance, e.at, e.case_county as county, e.case_id as "caseId", e.seq, c.number as "caseNumber"
  from account_entry e left join cases c on c.county = e.case_county and c.id = e.case_id
  where e.county = $1 and e.account = $2 and ($3::int is null or e.number < $3) order by e.number desc limit $4`;

/** Accounts that a setting in force endows, and those that something has moved, of the divisions the reader sees. */
const NAMES = `
  select distinct substr(s.name, 9) as name, s.division from setting s
  where starts_with(s.name, 'account.') and jsonb_typeof(s.value) = 'number' and in_scope(s.division, scope_prefixes())
    and s.valid_from <= $1 and (s.valid_to is null or s.valid_to >= $1)
  union select a.name, a.county from account a where in_scope(a.division, scope_prefixes())`;

const BALANCES = `
  select a.name, a.county, a.division, d.name as "divisionName", account_balance(a.county, a.name, a.division, $4) as balance
  from unnest($1::text[], $2::text[], $3::text[]) as a (name, county, division) join division d on d.code = a.division
  where in_scope(a.division, scope_prefixes()) order by a.division, a.name`;

/** Accounts as the offices of their division see them. */
@Injectable()
export class AccountQueries {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
  ) {}

  /** Every account of the divisions that the reader sees, with what is left in it today. */
  async list({ scope }: Principal): Promise<AccountListed[]> {
    return this.database.read(scope, async (tx) => {
      const today = await todayOf(tx);
      const { rows } = await tx.query<{ name: string; division: string }>(NAMES, [today]);
      const found = rows.map(({ name, division }) => accountOf(name, countyOf(division)));
      const once = [...new Map(found.map((account) => [`${account.county} ${account.name}`, account])).values()];
      const column = (of: keyof Account) => once.map((account) => account[of]);
      const values = [column('name'), column('county'), column('division'), today];
      const { rows: listed } = await tx.query<Omit<AccountListed, 'unit'>>(BALANCES, values);
      return listed.map((account) => ({ ...account, unit: unitOf(account.name) }));
    });
  }

  /**
   * Movements, newest first.
   *
   * @param county of a name without a division's code; the reader's own when left out
   * @throws Problem 404 for an account of a division outside the scope
   */
  async entries(
    { scope, seats }: Principal,
    { name, county }: { name: string; county: string | undefined },
    after: string | undefined,
    limit: number,
  ): Promise<AccountView> {
    const [number] = readCursor(after, 1) ?? [null];
    const account = accountOf(name, county ?? countyOf(seats[0]?.office.split(':')[0] ?? ''));
    return this.database.read(scope, async (tx) => {
      await requireInScope(tx, account);
      const { rows } = await tx.query<AccountEntryView>(ENTRIES, [account.county, account.name, number, limit + 1]);
      const today = await todayOf(tx);
      const balance = await this.accounts.balance(tx, account.name, { county: account.county, today });
      return { ...account, unit: unitOf(account.name), balance, ...pageOf(rows, limit, (row) => cursorOf(row.number)) };
    });
  }
}

async function todayOf(tx: Tx): Promise<string> {
  const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
  return dateOf((rows[0]?.now ?? new Date(Number.NaN)).toISOString());
}

async function requireInScope(tx: Tx, { division }: Account): Promise<void> {
  const { rows } = await tx.query<{ seen: boolean }>('select in_scope($1, scope_prefixes()) as seen', [division]);
  if (!rows[0]?.seen) throw notFound({ zh: '账户', en: 'account' });
}
