import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { refusalProblem, TooBusy } from '../cases/case-errors.js';
import type { CaseCommand } from '../cases/command.js';
import { Executor, isLostRace } from '../cases/executor.js';
import type { Tx } from '../cases/ports.js';
import { Database, EVERYWHERE, isConnectionLost, UnknownOutcome } from '../database/database.js';
import { CommandRefused, MIGRATE, type Actor, type Json, type JsonObject } from '../engine/index.js';
import { Problem, type ProblemDetail, type Sentence } from '../shared/problem.js';
import { migrationSummary } from './migration-summary.js';
import type { Outcome } from './migrations.dto.js';

interface Plan {
  id: string;
  from_definition: string;
  to_definition: string;
  mapping: JsonObject;
  ground: string;
  reason: string;
  mode: 'dry-run' | 'apply';
  actor: Actor;
}

interface PendingCase {
  county: string;
  case_id: string;
}

interface Result {
  outcome: Outcome;
  code?: string;
  reason?: Sentence;
  detail?: ProblemDetail;
  seq?: number;
}

/** Cases of one plan before the next plan has its turn. */
const BATCH = 100;
const LOOK_AGAIN_MS = 1_000;
/** After so many lost races the case is left to the next start of the plan. */
const MOST_ATTEMPTS = 12;

/**
 * Carries out the plans that are running. Any number of replicas may: each takes a case that nobody else holds, moves it and
 * notes the outcome in one transaction, so that a case is moved once, whole or not at all, whatever dies in between. A plan
 * that a dead process left running is taken up by the next that looks.
 */
@Injectable()
export class MigrationRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('Migrations');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private isRunning = false;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly executor: Executor,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Looks at once instead of in a moment. */
  wake(): void {
    if (!this.isRunning) this.schedule(0);
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.isRunning = true;
      this.running = this.drain()
        .catch((error: Error) => this.log.warn(`Migrations could not go on: ${error.message}`))
        .finally(() => {
          this.isRunning = false;
          this.schedule(LOOK_AGAIN_MS);
        });
    }, delayMs);
    this.timer.unref();
  }

  /** Works on all plans that are running until none has anything left to do. */
  async drain(): Promise<void> {
    for (;;) {
      const plans = await this.database.query<Plan>(
        `select id, from_definition, to_definition, mapping, ground, reason, mode, actor from migration_plan where status = 'running' order by id`,
      );
      let done = 0;
      for (const plan of plans) done += await this.batch(plan);
      if (done === 0 || this.stopped) return;
    }
  }

  /** @returns how many cases were looked at */
  private async batch(plan: Plan): Promise<number> {
    for (let done = 0; done < BATCH; done += 1) {
      if (this.stopped) return done;
      if (await this.next(plan)) continue;
      await this.finish(plan);
      return done;
    }
    return BATCH;
  }

  /** @returns false when the plan has been stopped or has no case left that nobody holds */
  private async next(plan: Plan): Promise<boolean> {
    let found: PendingCase | undefined;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.database.transaction(EVERYWHERE, async (tx) => {
          found = await pending(tx, plan.id);
          if (!found) return false;
          await note(tx, plan.id, found, await this.treated(tx, plan, found, attempt));
          return true;
        });
      } catch (error) {
        if (isLostRace(error)) continue;
        // Whether it was committed is in the table: the case is taken again only if it was not.
        if (!found || error instanceof UnknownOutcome || isConnectionLost(error)) throw error;
        await this.fail(plan, found, error as Error);
        return true;
      }
    }
  }

  private async treated(tx: Tx, plan: Plan, found: PendingCase, attempt: number): Promise<Result> {
    const command = commandFor(plan, found);
    try {
      if (attempt > MOST_ATTEMPTS) throw new TooBusy();
      if (plan.mode === 'apply') {
        const { version } = await this.executor.executeWithin(tx, command);
        return { outcome: 'migrated', seq: version };
      }
      const { before, planned } = await this.executor.rehearse(tx, command);
      const { result, renamed = NOTHING } = planned;
      return { outcome: 'possible', detail: migrationSummary(before, result.state, renamed) };
    } catch (error) {
      // A refusal comes before anything is written: this transaction can still note it.
      const problem = error instanceof CommandRefused ? refusalProblem(error) : error;
      if (!(problem instanceof Problem)) throw error;
      const { code, sentence: reason, detail } = problem;
      const outcome = OVERTAKEN.has(code) ? 'skipped' : 'refused';
      return { outcome, code, reason, detail };
    }
  }

  private async fail(plan: Plan, found: PendingCase, error: Error): Promise<void> {
    this.log.error(`The case ${found.county}/${found.case_id} could not be moved: ${error.message}`, error.stack);
    const reason = {
      zh: `转换时发生异常（${error.name}），案件未变动，请查看服务日志。`,
      en: `Something broke while moving it (${error.name}); the case is as it was. The service's log says more.`,
    };
    await this.database.transaction(EVERYWHERE, (tx) =>
      note(tx, plan.id, found, { outcome: 'failed', code: 'migration-failed', reason }),
    );
  }

  /** A case that another replica is moving at this moment is still pending: then the plan goes on. */
  private async finish({ id }: Plan): Promise<void> {
    await this.database.query(
      `update migration_plan set status = 'done', finished_at = service_now()
       where id = $1 and status = 'running' and not exists (select from migration_case where plan = $1 and outcome = 'pending')`,
      [id],
    );
  }
}

const NOTHING = { states: {}, tasks: {}, clocks: {} };

/** The case ended, or left the definition in another way: nothing is left to do for this plan. */
const OVERTAKEN = new Set(['not-possible', 'migration-other-definition', 'not-found']);

function commandFor(plan: Plan, { county, case_id }: PendingCase): CaseCommand {
  const data: Record<string, Json> = {
    plan: plan.id,
    from: plan.from_definition,
    mapping: plan.mapping,
    ground: plan.ground,
    reason: plan.reason,
  };
  return {
    county,
    caseId: case_id,
    type: MIGRATE,
    actor: plan.actor,
    data,
    migrateTo: plan.to_definition,
    scope: EVERYWHERE,
  };
}

async function pending(tx: Tx, plan: string): Promise<PendingCase | undefined> {
  const { rows } = await tx.query<PendingCase>({
    name: 'migration_pending',
    text: `select m.county, m.case_id from migration_case m join migration_plan p on p.id = m.plan
      where m.plan = $1 and m.outcome = 'pending' and p.status = 'running'
      order by m.county, m.case_id limit 1 for update of m skip locked`,
    values: [plan],
  });
  return rows[0];
}

async function note(tx: Tx, plan: string, { county, case_id }: PendingCase, result: Result): Promise<void> {
  const { outcome, code = null, reason = null, detail = null, seq = null } = result;
  await tx.query(
    `update migration_case set outcome = $4, code = $5, reason = $6, detail = $7, seq = $8, at = service_now()
     where county = $1 and case_id = $2 and plan = $3`,
    [county, case_id, plan, outcome, code, reason && JSON.stringify(reason), detail && JSON.stringify(detail), seq],
  );
}
