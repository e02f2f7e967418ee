import { Injectable } from '@nestjs/common';
import type { Tx } from '../cases/ports.js';
import { Database, type ReadScope } from '../database/database.js';
import { once } from '../cases/once.js';
import { notPermitted } from '../shared/problem.js';
import type { Principal } from '../cases/access.js';
import { cursorOf, pageOf, readCursor, type Page } from '../shared/paging.js';
import { MonthNotBegun } from './benefit-errors.js';
import { monthOf, type Month } from './months.js';

export interface Roster {
  county: string;
  month: Month;
}

/** What one compilation added. */
export interface RosterAddition extends Roster {
  added: number;
  addedFen: number;
}

export interface PaymentView {
  caseId: string;
  number: string;
  /** What is paid: `award:<kind>`, or a payment made once. */
  item: string;
  /** 1 is the month's award; further lines are what a change after the roster adds. */
  line: number;
  kind: string;
  /** Who receives it: `household`, `institution`, `carer` or `guardian`. */
  payee: string;
  procedure: string;
  division: string;
  divisionName: string;
  householdId: string | null;
  amountFen: number;
  /** The account it came out of when it was decided: paid already. Null for what the bank carries out. */
  account: string | null;
  compiledAt: string;
}

/** `paid + missing = awarded + overpaid`, always: every fen awarded for the month is somewhere. */
export interface RosterTotals {
  payments: number;
  paidFen: number;
  awardedFen: number;
  /** Awarded but not on the roster: compile it again. */
  missingFen: number;
  /** Paid but no longer awarded: nobody takes it back silently, recovery is a procedure of its own. */
  overpaidFen: number;
}

const TOTALS = `
  select coalesce(sum(lines), 0)::int as payments,
    coalesce(sum(paid), 0)::bigint as "paidFen", coalesce(sum(awarded), 0)::bigint as "awardedFen",
    coalesce(sum(greatest(awarded - paid, 0)), 0)::bigint as "missingFen",
    coalesce(sum(greatest(paid - awarded, 0)), 0)::bigint as "overpaidFen"
  from (
    select case_id, item, sum(awarded)::bigint as awarded, sum(paid)::bigint as paid, sum(lines) as lines from (
      select case_id, 'award:' || kind as item, amount_fen as awarded, 0 as paid, 0 as lines from award
        where county = $1 and from_month <= $2 and (to_month is null or to_month >= $2)
      union all select case_id, item, amount_fen, 0, 0 from payment_order
        where county = $1 and (paid_month = $2 or (paid_month is null and due_month <= $2))
      union all select case_id, item, 0, amount_fen, 1 from payment where county = $1 and month = $2) both_sides
    group by case_id, item) by_item`;

const LIST = `
  select p.case_id as "caseId", c.number, p.item, p.line, p.kind, p.payee, p.procedure, p.division, coalesce(d.name, p.division) as "divisionName", p.household_id as "householdId",
    p.amount_fen as "amountFen", p.account, p.compiled_at as "compiledAt"
  from payment p join cases c on c.county = p.county and c.id = p.case_id left join division d on d.code = p.division
  where p.county = $1 and p.month = $2 and ($3::uuid is null or (p.case_id, p.item, p.line) > ($3, $4, $5))
  order by p.case_id, p.item, p.line limit $6`;

/** Who may compile and read a county's rosters: its finance officers, and reviewers and supervisors of its civil affairs. */
export const ROSTER_ROLES = ['financeOfficer', 'reviewer', 'supervisor'] as const;

/** Monthly rosters of what is to be paid; finance and the bank carry them out (民发〔2021〕57号 art. 25). */
@Injectable()
export class Payroll {
  constructor(private readonly database: Database) {}

  /**
   * Puts the awards in force in a month, and the single payments that are due, on its roster. Compiling again adds what has been decided since, and doubles
   * nothing. @throws MonthNotBegun; Problem 403 for somebody else's county
   */
  async compile(user: Principal, { county, month }: Roster, key: string): Promise<RosterAddition> {
    requireCountyOffice(user, county);
    const content = { what: 'roster', county, month };
    return once(this.database, { principal: user.userId, key, content }, async (tx) => {
      await requireBegun(tx, month);
      const { rows } = await tx.query<{ added: number; addedFen: number }>(
        'select added, added_fen as "addedFen" from compile_roster($1, $2, $3)',
        [county, month, user.userId],
      );
      return { county, month, added: rows[0]?.added ?? 0, addedFen: rows[0]?.addedFen ?? 0 };
    });
  }

  async list(
    scope: ReadScope,
    { county, month }: Roster,
    after: string | undefined,
    limit: number,
  ): Promise<Page<PaymentView> & { totals: RosterTotals }> {
    const [caseId, item, line] = readCursor(after, 3) ?? [null, null, null];
    return this.database.read(scope, async (tx) => {
      const { rows } = await tx.query<PaymentView>(LIST, [county, month, caseId, item, line, limit + 1]);
      const totals = await tx.query<RosterTotals>(TOTALS, [county, month]);
      return {
        ...pageOf(rows, limit, (row) => cursorOf(row.caseId, row.item, row.line)),
        totals: totals.rows[0] as RosterTotals,
      };
    });
  }
}

async function requireBegun(tx: Tx, month: Month): Promise<void> {
  const { rows } = await tx.query<{ now: Date }>('select service_now() as now');
  const current = monthOf((rows[0]?.now ?? new Date(Number.NaN)).toISOString());
  if (month > current) throw new MonthNotBegun(month, current);
}

/** @throws Problem 403 */
function requireCountyOffice({ seats }: Principal, county: string): void {
  const roles: readonly string[] = ROSTER_ROLES;
  if (seats.some(({ office, role }) => roles.includes(role) && office.split(':')[0] === county)) return;
  throw notPermitted(
    {
      zh: `编制发放名册须由 ${county} 县级财政或民政部门办理。`,
      en: `The rosters of ${county} are compiled by that county's own finance or civil affairs department.`,
    },
    { county },
  );
}
