import { PageView } from '../shared/text.dto.js';
import type { AccountEntryView, AccountListed } from './account-queries.js';
import type { AwardView } from './award-queries.js';
import type { IdentityChange } from './identity-feed.js';
import type { PaymentView, RosterAddition, RosterTotals } from './payroll.js';
import type { SupplementListView, SupplementRowView } from './supplement-queries.js';

export class AwardAnswer implements AwardView {
  /** Several kinds may run in one case; a case that names none has `main`. */
  kind: string;
  /** Who receives it: `household`, `institution`, `carer` or `guardian`. */
  payee: string;
  /** First month, YYYY-MM. */
  from: string;
  /** Last month paid; null while it runs. Before `from` when it was replaced before it took effect. */
  to: string | null;
  amountFen: number;
  procedure: string;
  decidedAt: string;
  /** Number of the event that decided it: the trace of the calculation stands there. */
  seq: number;
  endedSeq: number | null;
  /** Under which authority it was decided: mode, office and grant. */
  authority: AwardView['authority'];
}

export class RosterAdded implements RosterAddition {
  county: string;
  month: string;
  added: number;
  addedFen: number;
}

export class PaymentAnswer implements PaymentView {
  caseId: string;
  number: string;
  /** What is paid: `award:<kind>`, or a payment made once. */
  item: string;
  /** 1 is the month's award; further lines are what a change after the roster adds. */
  line: number;
  kind: string;
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

/** `paidFen + missingFen = awardedFen + overpaidFen`. */
export class RosterTotalsView implements RosterTotals {
  payments: number;
  paidFen: number;
  awardedFen: number;
  /** Awarded but not on the roster: compile it again. */
  missingFen: number;
  /** Paid but no longer awarded. */
  overpaidFen: number;
}

export class PaymentsPage extends PageView {
  items: PaymentAnswer[];
  totals: RosterTotalsView;
}

export class AccountListedView implements AccountListed {
  name: string;
  county: string;
  division: string;
  divisionName: string;
  /** Of money, or of things such as beds. */
  unit: 'fen' | 'piece';
  balance: number;
}

export class AccountEntryAnswer implements AccountEntryView {
  number: number;
  /** Below zero when something was taken; fen, or pieces such as beds. */
  amount: number;
  balance: number;
  at: string;
  county: string;
  caseId: string;
  seq: number;
  /** Null where the case lies outside of your scope. */
  caseNumber: string | null;
}

export class AccountAnswer extends PageView {
  name: string;
  county: string;
  division: string;
  unit: 'fen' | 'piece';
  balance: number;
  items: AccountEntryAnswer[];
}

export class SupplementListAnswer implements SupplementListView {
  county: string;
  caseId: string;
  seq: number;
  index: number;
  division: string;
  divisionName: string;
  /** Everybody on an award of these is on the list, once. */
  procedures: string[];
  kind: string;
  amountFen: number;
  month: string;
  people: number;
  totalFen: number;
  decidedAt: string;
}

export class SupplementListsPage extends PageView {
  items: SupplementListAnswer[];
}

export class SupplementRowAnswer implements SupplementRowView {
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  householdId: string;
  personId: string;
  payee: string;
  amountFen: number;
  /** The roster it went on; null while it is due. */
  paidMonth: string | null;
}

export class SupplementRowsPage extends PageView {
  items: SupplementRowAnswer[];
}

export class StatusPeriod {
  /** First and last day, YYYY-MM-DD. */
  from: string;
  to: string | null;
}

export class IdentityChangeAnswer implements IdentityChange {
  /** The same person has the same one in every change; null after erasure. */
  person: string | null;
  status: string;
  /** All periods in which the county recognises it, in place of what was told before. */
  periods: StatusPeriod[];
  at: string;
}

export class IdentityFeedAnswer {
  items: IdentityChangeAnswer[];
  /** Where to go on, also at the end. */
  next: string | null;
  more: boolean;
}

export class StatusInForce extends StatusPeriod {
  status: string;
  county: string;
}

export class IdentityLookupAnswer {
  on: string;
  /** As in the feed; null for somebody who has no identity on that day. */
  person: string | null;
  statuses: StatusInForce[];
}
