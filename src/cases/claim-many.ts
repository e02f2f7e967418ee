import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Problem, problemBody, type ProblemDetail } from '../shared/problem.js';
import { Claims, seatColumns, type Claim, type Claimant, type TaskId } from './claims.js';
import { isLostRace } from './executor.js';

/** What became of one of several claims: the claim, or the problem that claiming it alone would have answered. */
export interface ClaimResult extends TaskId {
  claim: Claim | null;
  problem: ProblemDetail | null;
}

interface Won {
  n: number;
  fence: number;
  claimed_at: Date;
}

/** In the order of their keys, as everybody takes them: two people who claim the same ones do not wait for each other in a ring. */
const CLAIM_MANY = `
  select t.n::int, c.fence, c.claimed_at
  from (select * from unnest($1::text[], $2::uuid[], $3::text[]) with ordinality as t (county, case_id, key, n) order by 1, 2, 3) t
  cross join lateral claim_task(t.county, t.case_id, t.key, $4, $5, $6, $7) c`;
const MOST_ATTEMPTS = 3;

/** Claims a whole selection in one request and one transaction; each task is won or lost by itself. */
@Injectable()
export class ClaimMany {
  constructor(
    private readonly database: Database,
    private readonly claims: Claims,
  ) {}

  async claim(tasks: readonly TaskId[], claimant: Claimant): Promise<ClaimResult[]> {
    const won = new Map((await this.attempt(tasks, claimant)).map((row) => [row.n, row]));
    const results: ClaimResult[] = [];
    for (const [index, { county, caseId, key }] of tasks.entries()) {
      const id = { county, caseId, key };
      const row = won.get(index + 1);
      if (row) {
        const claim = { ...id, fence: row.fence, claimedAt: row.claimed_at.toISOString() };
        results.push({ ...id, claim, problem: null });
      } else results.push({ ...id, ...(await this.lost(id, claimant)) });
    }
    return results;
  }

  private async attempt(tasks: readonly TaskId[], { userId, seats }: Claimant): Promise<Won[]> {
    const columns = [tasks.map(({ county }) => county), tasks.map(({ caseId }) => caseId), tasks.map(({ key }) => key)];
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.database.query<Won>(CLAIM_MANY, [...columns, userId, ...seatColumns(seats)], 'claim_many');
      } catch (error) {
        // A transaction over several cases took them the other way round; nothing was claimed.
        if (!isLostRace(error) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  /** One that was not won is asked for alone: it answers who holds it, or that it is one's own already. */
  private async lost(id: TaskId, claimant: Claimant): Promise<Pick<ClaimResult, 'claim' | 'problem'>> {
    try {
      return { claim: await this.claims.claim(id, claimant), problem: null };
    } catch (error) {
      if (error instanceof Problem) return { claim: null, problem: problemBody(error) };
      throw error;
    }
  }
}
