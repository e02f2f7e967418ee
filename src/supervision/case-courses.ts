import { Injectable } from '@nestjs/common';
import { DefinitionLibrary, type StepWatcher, type WrittenStep } from '../cases/ports.js';
import type { StepResult } from '../engine/index.js';
import { courseAfter, isOnCourse } from './course.js';
import { coursesOf } from './registers.js';

const WRITE = `
  insert into case_course (county, case_id, procedure, division, started_at, decided_at, decided_seq, working_days, limit_length, late, ended_at, outcome)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (county, case_id) do update set division = excluded.division, decided_at = excluded.decided_at,
    decided_seq = excluded.decided_seq, working_days = excluded.working_days, limit_length = excluded.limit_length, late = excluded.late,
    ended_at = excluded.ended_at, outcome = excluded.outcome`;

/** Keeps the course of each case: when it was accepted, decided and ended, and how that compares with what the law allows. */
@Injectable()
export class CaseCourses implements StepWatcher {
  constructor(private readonly library: DefinitionLibrary) {}

  concerns(result: StepResult): boolean {
    return isOnCourse(result);
  }

  async note(step: WrittenStep): Promise<void> {
    const { tx, county, caseId, procedure, event } = step;
    const calendar = this.library.calendar(event.facts.calendar);
    const before = (await coursesOf(tx, county, [caseId])).get(caseId) ?? null;
    const opened = before ? before.startedAt : await openedAt(step);
    const course = courseAfter(before, opened, { ...step, calendar });
    await tx.query(WRITE, [
      ...[county, caseId, procedure, course.division, course.startedAt, course.decidedAt, course.decidedSeq],
      ...[course.workingDays, course.limit, course.late, course.endedAt, course.outcome],
    ]);
  }
}

/** When the case was opened, which only the first step on its course has to know. */
async function openedAt({ tx, county, caseId, before, event }: WrittenStep): Promise<string> {
  if (before === null) return event.at;
  const { rows } = await tx.query<{ at: Date }>('select opened_at as at from cases where county = $1 and id = $2', [
    county,
    caseId,
  ]);
  return rows[0]?.at.toISOString() ?? event.at;
}
