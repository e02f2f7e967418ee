import { dateOf, workingDaysBetween, type WorkCalendar } from '../calendar/index.js';
import {
  activePaths,
  type CaseState,
  type ClockState,
  type CompiledDefinition,
  type Draw,
  type EventBody,
  type StepResult,
} from '../engine/index.js';

/** The way of a case from its acceptance over its first decision to its end, and how that compares with what the law allows. */
export interface Course {
  /** Where the case stood at the last of these steps. */
  division: string;
  /** Instant of the acceptance; of a procedure that has none, of the opening. */
  startedAt: string;
  decidedAt: string | null;
  decidedSeq: number | null;
  /** From the one to the other, by the calendar of the decision. */
  workingDays: number | null;
  /** What the law allowed in all, extensions included; null where it names no limit. */
  limit: string | null;
  /** Whether that had run out. */
  late: boolean | null;
  endedAt: string | null;
  outcome: string | null;
}

/** A step as its writer and whoever replays it have it. */
export interface CourseStep {
  compiled: CompiledDefinition;
  before: CaseState | null;
  result: StepResult;
  event: Pick<EventBody, 'seq' | 'at'>;
  calendar: WorkCalendar;
}

/** Whether a step belongs to the course of its case: it accepts, decides, or ends it. */
export const isOnCourse = ({ meta, state }: StepResult): boolean =>
  meta.accepts === true || meta.decides === true || state.status === 'done';

/**
 * The course after a step that {@link isOnCourse}.
 *
 * @param course before it; null for the first such step
 * @param openedAt instant at which the case was opened
 */
export function courseAfter(course: Course | null, openedAt: string, step: CourseStep): Course {
  const { result, event, compiled } = step;
  const begun: Course = course ?? {
    ...NOTHING_YET,
    division: result.state.division,
    startedAt: result.meta.accepts ? event.at : openedAt,
  };
  const isFirstDecision = result.meta.decides === true && begun.decidedAt === null;
  const ends = result.state.status === 'done' && begun.endedAt === null;
  return {
    ...begun,
    division: result.state.division,
    ...(isFirstDecision ? decision(begun.startedAt, step) : {}),
    ...(ends ? { endedAt: event.at, outcome: outcomeOf(compiled, result.state) } : {}),
  };
}

/** A draw as the register of draws keeps it. */
export type RegisteredDraw = Pick<Draw, 'rate' | 'value' | 'drawn'> & {
  seq: number;
  at: string;
  variable: string;
  division: string;
};

/** What the register of draws has to say of a step. */
export const drawsOf = (
  { draws = [], state }: StepResult,
  { seq, at }: Pick<EventBody, 'seq' | 'at'>,
): RegisteredDraw[] =>
  draws.map(({ into, rate, value, drawn }) => ({
    seq,
    at,
    variable: into,
    division: state.division,
    rate,
    value,
    drawn,
  }));

const NOTHING_YET = {
  decidedAt: null,
  decidedSeq: null,
  workingDays: null,
  limit: null,
  late: null,
  endedAt: null,
  outcome: null,
};

function decision(startedAt: string, { compiled, before, event, calendar }: CourseStep): Partial<Course> {
  const clock = wholePeriod(compiled, before);
  return {
    decidedAt: event.at,
    decidedSeq: event.seq,
    workingDays: workingDaysBetween(calendar, dateOf(startedAt), dateOf(event.at)).count,
    limit: clock ? lengthOf(clock) : null,
    late: clock ? clock.dueAt !== null && Date.parse(clock.dueAt) <= Date.parse(event.at) : null,
  };
}

/** The clock of the procedure's total, or of the period that its receipt promises, as it stood when the step was taken. */
function wholePeriod({ definition }: CompiledDefinition, before: CaseState | null): ClockState | undefined {
  const period = definition.total?.period ?? definition.opening.promise;
  return Object.values(before?.clocks ?? {}).find((clock) => clock.period === period);
}

function lengthOf({ length, ledger }: ClockState): string {
  const extensions = ledger.flatMap((entry) => (entry.type === 'extend' ? [entry.to] : []));
  return extensions.at(-1) ?? length;
}

function outcomeOf({ nodes }: CompiledDefinition, state: CaseState): string | null {
  const outcomes = activePaths(nodes, state.value).flatMap((path) => nodes.get(path)?.meta.outcome ?? []);
  return outcomes.at(-1) ?? null;
}
