import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsBooleanString, IsString, Matches, MaxLength } from 'class-validator';
import { ListOf, Optional } from '../shared/fields.js';
import { PageQuery } from '../shared/page.dto.js';
import { PageView, TextView } from '../shared/text.dto.js';
import type { FilingView } from './filings.js';

/** What the citizen takes home (受理凭证). */
export class Receipt {
  number: string;
  county: string;
  caseId: string;
  procedure: string;
  title: TextView;
  law: string;
  receivedAt: string;
  /** Day by which the law wants a decision, YYYY-MM-DD; null where it names none. */
  promisedOn: string | null;
  /** The calendar for that day is not published yet. */
  promisedProvisional: boolean;
}

/** The same with the code for asking about progress, which is shown this once. */
export class NewReceipt extends Receipt {
  queryCode: string;
}

/** If both are granted, the household takes `chosen` and does without `over`. */
export class Choice {
  chosen: string;
  over: string;
}

/** One receipt for all that a household has applied for at once. */
export class JointReceipt {
  receivedAt: string;
  applications: NewReceipt[];
  choices: Choice[];
}

export class AuthorisationView {
  person: string;
  at: string;
  document: string | null;
}

export class AcknowledgedView {
  /** Cases of the same people that the clerk went on in spite of. */
  numbers: string[];
  reason: string | null;
}

/** An application as it was received, for whoever works on its case. */
export class FilingAnswer extends Receipt implements FilingView {
  applicantId: string | null;
  receivedBy: string;
  /** Who has agreed that data about them is asked of others. */
  authorisations: AuthorisationView[];
  /** Null when there were no other cases. */
  acknowledged: AcknowledgedView | null;
  /** Which of two benefits that exclude each other the household wants. */
  choices: Choice[];
}

/** An application as the window's own list shows it. */
export class ReceivedView extends Receipt {
  /** Masked; null for a case that no household applied for, and after erasure. */
  applicant: string | null;
  /** Name of whoever received it. */
  receivedBy: string;
  status: 'active' | 'done';
}

export class ReceivedPage extends PageView {
  items: ReceivedView[];
}

export class ReceivedQuery extends PageQuery {
  /** `true`: only what you received yourself. */
  @Optional()
  @IsBooleanString()
  mine?: string;
}

export class ReceiptToPrint {
  @Matches(/^[\w-]{1,40}$/)
  number: string;

  /** The query code, as long as it is at hand: it goes on the paper once checked. Without it the paper has none. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @MaxLength(40)
  code?: string;
}

export class ReceiptsToPrint {
  /** A page each, in this order. */
  @ArrayMinSize(1)
  @ArrayMaxSize(12)
  @ListOf(() => ReceiptToPrint)
  receipts: ReceiptToPrint[];
}
