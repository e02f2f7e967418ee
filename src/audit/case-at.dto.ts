import { StandingView } from '../cases/cases.dto.js';
import { HistoryEventView } from './audit.dto.js';
import type { CaseAt } from './case-history.js';
import type { Moment, MomentDiff } from './moment.js';
import { ClockAtView, DataChangeView, DefinitionInForceView, FaultView, TaskAtView } from './replay.dto.js';

/* What the interface describes of a case at one of its events. */

export class MomentView implements Omit<Moment, 'tasks' | 'clocks' | 'value' | 'context'> {
  status: 'active' | 'done';
  /** The active states as the machine has them: a name, or regions with a name each. */
  value: unknown;
  standing: StandingView[];
  division: string;
  /** The variables of the case. */
  context: Record<string, unknown>;
  tasks: TaskAtView[];
  clocks: ClockAtView[];
}

export class TasksDiffView {
  opened: string[];
  closed: string[];
}

export class MovedDeadlineView {
  key: string;
  before: string | null;
  after: string | null;
}

export class DeadlinesDiffView {
  started: string[];
  ended: string[];
  /** Another due date: extended, suspended (null), resumed, counted again. */
  moved: MovedDeadlineView[];
}

export class MomentDiffView implements Omit<MomentDiff, 'data'> {
  data: DataChangeView[];
  tasks: TasksDiffView;
  deadlines: DeadlinesDiffView;
}

export class VerdictSoFarView {
  ok: boolean;
  /** The first event that does not hold. */
  firstBad: FaultView | null;
}

export class CaseAtView implements Omit<CaseAt, 'event' | 'moment' | 'diff' | 'verdict'> {
  number: string;
  seq: number;
  /** How many events the case has by now. */
  events: number;
  event: HistoryEventView;
  definition: DefinitionInForceView | null;
  /** Null when the history up to here does not replay. */
  moment: MomentView | null;
  diff: MomentDiffView | null;
  verdict: VerdictSoFarView;
}
