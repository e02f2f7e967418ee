import type { Tx } from '../cases/ports.js';
import type { Course, RegisteredDraw } from './course.js';

type CourseRow = Omit<Course, 'startedAt' | 'decidedAt' | 'endedAt'> & {
  caseId: string;
  startedAt: Date;
  decidedAt: Date | null;
  endedAt: Date | null;
};

/** The courses of some cases of a county as they are registered, by the case's id. */
export async function coursesOf(tx: Tx, county: string, ids: readonly string[]): Promise<Map<string, Course>> {
  const { rows } = await tx.query<CourseRow>(
    `select case_id as "caseId", division, started_at as "startedAt", decided_at as "decidedAt", decided_seq as "decidedSeq",
       working_days as "workingDays", limit_length as "limit", late, ended_at as "endedAt", outcome
     from case_course where county = $1 and case_id = any ($2::uuid[])`,
    [county, ids],
  );
  return new Map(
    rows.map(({ caseId, startedAt, decidedAt, endedAt, ...row }) => [
      caseId,
      {
        ...row,
        startedAt: startedAt.toISOString(),
        decidedAt: decidedAt?.toISOString() ?? null,
        endedAt: endedAt?.toISOString() ?? null,
      },
    ]),
  );
}

/** The draws of some cases of a county as they are registered, in the order of their events, by the case's id. */
export async function registeredDrawsOf(
  tx: Tx,
  county: string,
  ids: readonly string[],
): Promise<Map<string, RegisteredDraw[]>> {
  const { rows } = await tx.query<Omit<RegisteredDraw, 'at'> & { caseId: string; at: Date }>(
    `select case_id as "caseId", seq, at, variable, division, rate, value, drawn from sampling_draw
     where county = $1 and case_id = any ($2::uuid[]) order by case_id, seq, variable collate "C"`,
    [county, ids],
  );
  const cases = new Map<string, RegisteredDraw[]>();
  for (const { caseId, at, ...row } of rows) {
    cases.set(caseId, [...(cases.get(caseId) ?? []), { ...row, at: at.toISOString() }]);
  }
  return cases;
}
