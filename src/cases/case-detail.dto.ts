import type { ClockState, Possible, Refused } from '../engine/index.js';
import { TextView } from '../shared/text.dto.js';
import type { CaseView, ClockView, SignerView, VoteView } from './case-queries.js';
import type { CommandReply } from './command.js';
import { CaseSummaryView, StandingView } from './cases.dto.js';
import { RemainingView } from './tasks.dto.js';
import type { VerbForm } from './verb-forms.js';

export class SignerAnswer implements SignerView {
  user: string;
  name: string | null;
  office: string;
  role: string;
  /** Null while the signature is still to come. */
  agrees: boolean | null;
  by: string | null;
}

export class VoteAnswer implements VoteView {
  /** The command of the task that is put to the vote. */
  proposal: string;
  title: TextView;
  /** How many must agree for it. */
  needed: number;
  agree: number;
  against: number;
  /** How many have not voted yet. */
  open: number;
  /** A command that lost cannot be sent until another vote has carried it. */
  outcome: 'open' | 'carried' | 'lost';
}

export class CaseTaskView {
  key: string;
  /** Path of the state that asks for the work. */
  state: string;
  title: TextView;
  part: string | null;
  office: string;
  officeName: TextView;
  role: string;
  roleTitle: TextView;
  dueAt: string | null;
  assignee: string | null;
  /** You hold it. */
  mine: boolean;
  claimedAt: string | null;
  fence: number;
  /** Who has it done by the assignee, and alone completes it. */
  owner: string | null;
  suspended: boolean;
  urgings: number;
  /** The task this signature is for, and whose it must be. */
  signs: string | null;
  reserved: string | null;
  /** Who was asked to sign, and how they did. */
  signers: SignerAnswer[];
  /** How the vote stands, where a command of the task is put to one. */
  vote: VoteAnswer | null;
}

export class ClockAnswer implements Omit<ClockView, keyof ClockState> {
  key: string;
  /** The period's own title, or that of the state it limits. */
  title: TextView;
  remaining: RemainingView;
  state: string;
  period: string;
  /** `after` sends its transition when due; `alarm` is only recorded and shown. */
  kind: 'after' | 'alarm';
  /** As the law gives it, e.g. `30wd`. */
  length: string;
  law?: string;
  startedAt: string;
  dueOn: string | null;
  dueAt: string | null;
  provisional: boolean;
  fired?: boolean;
}

export class AllowedView implements Omit<Possible, 'by'> {
  command: string;
  title: TextView;
  /** Name of its form in the definition; null for none, and for a verb. */
  form: string | null;
  /** By whom it is sent. */
  by: unknown[];
  law: string | null;
  /** Your open tasks that it answers; more than one where parts are asked of several people. */
  tasks: string[];
}

export class RefusedCommandView implements Omit<Refused, 'detail' | 'code'> {
  command: string;
  title: TextView;
  reason: TextView;
  code: string;
}

export class OfficeLabel {
  office: string;
  officeName: TextView;
}

/** A case with everything its page shows, and what you can do with it now. */
export class CaseDetailView
  extends CaseSummaryView
  implements Omit<CaseView, 'context' | 'clocks' | 'tasks' | 'allowed' | 'refused'>
{
  definition: string;
  law: string;
  divisionName: string;
  householdId: string | null;
  /** Who applied, masked; null for a matter, and once the household was erased. */
  applicant: string | null;
  /** What the procedure has found out so far: no names. */
  context: Record<string, unknown>;
  tasks: CaseTaskView[];
  /** Offices that may read along. */
  copies: string[];
  copiedTo: OfficeLabel[];
  clocks: ClockAnswer[];
  allowed: AllowedView[];
  refused: RefusedCommandView[];
}

export class CommandReplyView implements CommandReply {
  county: string;
  caseId: string;
  number: string;
  version: number;
  status: 'active' | 'done';
  standing: StandingView[];
  tasks: string[];
  /** What the sender should know beside it. */
  note?: TextView;
}

export class VerbFormView implements Omit<VerbForm, 'schema'> {
  command: string;
  title: TextView;
  /** JSON Schema of its data, people, offices and steps to choose from written out. */
  schema: Record<string, unknown>;
}
