import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Optional } from '../shared/fields.js';
import { TextView } from '../shared/text.dto.js';
import { HistoryEventView } from './audit.dto.js';
import type { CaseReplay } from './case-replay.js';
import type { Fault } from './faults.js';
import type { GrantThen } from './grants-then.js';
import type { MomentChange, ReplayStep } from './replay-step.js';

/** Events on a page of a replay; one of 500 has some 300 kB. */
export const MOST_STEPS = 1_000;

export class ReplayQuery {
  /** The event after which the page begins. */
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  after?: number;

  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_STEPS)
  limit?: number;
}

export class FaultView implements Omit<Fault, 'code'> {
  code: string;
  sentence: TextView;
  detail: string;
  county: string | null;
  caseId: string | null;
  number: string | null;
  /** The event it is found at; null where it belongs to none. */
  seq: number | null;
}

export class CaseVerdictView {
  ok: boolean;
  /** `unchecked`: something before it is broken already, and what rests on that proves nothing. */
  chain: 'ok' | 'broken' | 'unchecked';
  replay: 'ok' | 'broken' | 'unchecked';
  tasks: 'ok' | 'broken' | 'unchecked';
  deadlines: 'ok' | 'broken' | 'unchecked';
  events: number;
  /** Events whose personal part nobody can read any more, because its key was destroyed. No fault. */
  erased: number;
  firstBad: FaultView | null;
}

export class DefinitionInForceView {
  digest: string;
  procedure: string;
  version: string;
  title: TextView;
  law: string;
}

export class GrantThenView implements Omit<GrantThen, 'office' | 'grantedBy'> {
  id: string;
  mode: string;
  division: string;
  office: TextView;
  from: string;
  to: string | null;
  grantedBy: TextView;
  law: string;
  /** Revoked later; what was decided before stands. */
  revokedOn: string | null;
}

export class NamedView {
  code: string;
  title: TextView;
}

export class DataChangeView {
  name: string;
  /** Any JSON; null where there was none. */
  before: unknown;
  after: unknown;
}

export class TaskAtView {
  key: string;
  state: string;
  part?: string;
  office: string;
  role: string;
  /** The event that opened it. */
  opened: number;
  dueAt: string | null;
  /** The event that laid it aside. */
  suspended?: number;
  /** The task it is a signature for. */
  signs?: string;
}

export class ClockAtView {
  key: string;
  state: string;
  period: string;
  kind: 'after' | 'alarm';
  length: string;
  law?: string;
  opened: number;
  startedAt: string;
  dueOn: string | null;
  /** Null while the clock is suspended. */
  dueAt: string | null;
  provisional: boolean;
  fired?: boolean;
}

export class TaskChangesView {
  /** Opened or changed. */
  set: TaskAtView[];
  gone: string[];
}

export class ClockChangesView {
  set: ClockAtView[];
  gone: string[];
}

export class MomentChangeView implements Omit<MomentChange, 'data' | 'tasks' | 'clocks'> {
  status: 'active' | 'done';
  division: string;
  /** All active states, containers before what they contain. */
  active: string[];
  data: DataChangeView[];
  tasks: TaskChangesView;
  clocks: ClockChangesView;
}

export class ReplayStepView implements Omit<ReplayStep, 'event' | 'fault' | 'change'> {
  seq: number;
  check: 'ok' | 'broken' | 'unchecked';
  fault: FaultView | null;
  /** Null where its bytes cannot be read any more. */
  event: HistoryEventView | null;
  /** What the event changed: a case is at every moment what all changes up to it make of nothing. Null from the first event on that does not hold. */
  change: MomentChangeView | null;
}

export class ReplayView implements Omit<CaseReplay, 'grants' | 'steps' | 'verdict'> {
  number: string;
  procedure: string;
  /** How many events the case has by now. */
  events: number;
  definitions: DefinitionInForceView[];
  grants: GrantThenView[];
  /** What people call the offices and roles that tasks and actors are named by. */
  offices: NamedView[];
  roles: NamedView[];
  steps: ReplayStepView[];
  /** What to ask the next page with; null on the last. */
  next: number | null;
  verdict: CaseVerdictView;
}
