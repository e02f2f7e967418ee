import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { Database, EVERYWHERE, type ReadScope } from '../database/database.js';
import { CommandRefused } from '../engine/index.js';
import { notFound, Problem } from '../shared/problem.js';
import { uuid7 } from '../shared/uuid7.js';

export interface Incident {
  id: string;
  county: string;
  caseId: string;
  number: string;
  at: string;
  kind: string;
  subject: string;
  problem: string;
  attempts: number;
  resolvedAt: string | null;
}

/** Seconds before a failed deadline is tried again: 2, 4, 8 … up to six hours. */
const backoffSeconds = (attempts: number): number => Math.min(2 ** attempts, 6 * 3600);

/**
 * What a supervisor reads of an error: a refusal in its own words, in both languages; of PostgreSQL's errors only the number, since
 * their text may quote what somebody filled in.
 */
function faultOf(error: Error): string {
  const { zh } =
    error instanceof CommandRefused ? error : error instanceof Problem ? error.sentence : { zh: undefined };
  if (zh !== undefined) return `${zh} ${error.message}`;
  return error instanceof pg.DatabaseError ? `${error.name} ${error.code}` : `${error.name}: ${error.message}`;
}

/** What went wrong by itself and needs somebody's eyes: visible on its case until it is resolved, never silently repeated. */
@Injectable()
export class Incidents {
  constructor(private readonly database: Database) {}

  /** Records a deadline that could not fire, and puts it off. The text names the fault and holds no personal data. */
  async record(deadline: { county: string; case_id: string; key: string }, error: Error): Promise<void> {
    await this.database.transaction(EVERYWHERE, async (tx) => {
      const key = [deadline.county, deadline.case_id, deadline.key];
      const { rows } = await tx.query<{ attempts: number }>(
        'update case_deadline set attempts = attempts + 1 where county = $1 and case_id = $2 and key = $3 returning attempts',
        key,
      );
      if (!rows[0]) return;
      const { attempts } = rows[0];
      await tx.query(
        `update case_deadline set retry_at = service_now() + make_interval(secs => $4) where county = $1 and case_id = $2 and key = $3`,
        [...key, backoffSeconds(attempts)],
      );
      await tx.query(
        `insert into incident (id, county, case_id, division, at, kind, subject, problem, attempts)
         select $1, c.county, c.id, c.division, service_now(), 'deadline', $4, $5, $6 from cases c where c.county = $2 and c.id = $3
         on conflict (county, case_id, kind, subject) where resolved_at is null do update set attempts = $6, problem = $5`,
        [uuid7(new Date()), ...key, faultOf(error).slice(0, 500), attempts],
      );
    });
  }

  async list(scope: ReadScope, after: string | null, limit: number): Promise<Incident[]> {
    return this.database.read(scope, async (tx) => {
      const { rows } = await tx.query<Incident>(
        `select i.id, i.county, i.case_id as "caseId", c.number, i.at, i.kind, i.subject, i.problem, i.attempts, i.resolved_at as "resolvedAt"
         from incident i join cases c on c.county = i.county and c.id = i.case_id
         where i.resolved_at is null and ($1::uuid is null or i.id > $1) order by i.id limit $2`,
        [after, limit],
      );
      return rows;
    });
  }

  /** Tries the failed deadline again at once; it is resolved when it fires. @throws Problem 404 outside the scope */
  async retry(scope: ReadScope, id: string): Promise<void> {
    const found = await this.database.transaction(scope, async (tx) => {
      const { rowCount } = await tx.query(
        `update case_deadline d set retry_at = null from incident i
         where i.id = $1 and i.resolved_at is null and d.county = i.county and d.case_id = i.case_id and d.key = i.subject`,
        [id],
      );
      return rowCount;
    });
    if (!found) throw notFound({ zh: '待处理的异常', en: 'open incident' });
  }
}
