import { Injectable } from '@nestjs/common';
import { dateOf, workingDaysBetween } from '../calendar/index.js';
import { DefinitionLibrary, type StepWatcher, type WrittenStep } from '../cases/ports.js';
import {
  activePaths,
  type CaseState,
  type ClockState,
  type CompiledDefinition,
  type StepResult,
} from '../engine/index.js';

const BEGIN = `
  insert into case_course (county, case_id, procedure, division, started_at)
  select c.county, c.id, c.procedure, $3, case when $4 then $5::timestamptz else c.opened_at end
  from cases c where c.county = $1 and c.id = $2
  on conflict (county, case_id) do update set division = excluded.division
  returning started_at, decided_at`;

const DECIDED = `
  update case_course set decided_at = $3, decided_seq = $4, working_days = $5, limit_length = $6, late = $7
  where county = $1 and case_id = $2`;

const ENDED = `update case_course set ended_at = $3, outcome = $4 where county = $1 and case_id = $2 and ended_at is null`;

/** Keeps the way of each case: when it was accepted, decided and ended, and how that compares with what the law allows. */
@Injectable()
export class CaseCourses implements StepWatcher {
  constructor(private readonly library: DefinitionLibrary) {}

  concerns({ meta, state }: StepResult): boolean {
    return meta.accepts === true || meta.decides === true || state.status === 'done';
  }

  async note(step: WrittenStep): Promise<void> {
    const { tx, county, caseId, result, event } = step;
    const { rows } = await tx.query<{ started_at: Date; decided_at: Date | null }>(BEGIN, [
      ...[county, caseId, result.state.division],
      ...[result.meta.accepts === true, event.at],
    ]);
    const [course] = rows;
    if (course && result.meta.decides && !course.decided_at) await this.decided(step, course.started_at);
    if (result.state.status === 'done') {
      await tx.query(ENDED, [county, caseId, event.at, outcomeOf(step.compiled, result.state)]);
    }
  }

  private async decided({ tx, county, caseId, compiled, before, event }: WrittenStep, startedAt: Date): Promise<void> {
    const calendar = this.library.calendar(event.facts.calendar);
    const days = workingDaysBetween(calendar, dateOf(startedAt.toISOString()), dateOf(event.at)).count;
    const clock = wholePeriod(compiled, before);
    const late = clock ? clock.dueAt !== null && Date.parse(clock.dueAt) <= Date.parse(event.at) : null;
    await tx.query(DECIDED, [county, caseId, event.at, event.seq, days, clock ? lengthOf(clock) : null, late]);
  }
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
