import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import { StaleVersion } from '../cases/case-errors.js';
import { Executor } from '../cases/executor.js';
import { DefinitionLibrary } from '../cases/ports.js';
import { Database, EVERYWHERE } from '../database/database.js';
import { asksTheDecider, type CaseState } from '../engine/index.js';
import { AuthorityLookup } from './authority.js';

interface Turned {
  id: string;
  procedure: string;
  division: string;
  turns: number;
  /** It turned a while ago: no command that still rested on what was before can be under way. */
  settled: boolean;
}

interface Waiting {
  county: string;
  caseId: string;
  key: string;
  procedure: string;
  definition: string;
  version: number;
  state: CaseState;
  today: string;
}

const TODAY = `(service_now() at time zone 'Asia/Shanghai')::date`;

const DUE = `(valid_from <= ${TODAY})::int + coalesce(revoked_on <= ${TODAY} or valid_to < ${TODAY}, false)::int`;

const TURNED = `update authority_grant set turns = ${DUE}, turned_at = case when turns = ${DUE} then turned_at else clock_timestamp() end
  where turns_followed < ${DUE}
  returning id, procedure, division, turns, turned_at < clock_timestamp() - interval '10 seconds' as settled`;

const IN_REACH = `t.closed_at is null and starts_with(t.division, $1) and $2 in ('*', t.procedure)`;

const WAITING = `select t.county, t.case_id as "caseId", t.key, c.procedure, c.definition, c.version, c.state, ${TODAY}::text as today
  from case_task t join cases c on c.county = t.county and c.id = t.case_id`;

const LOOK_AGAIN_MS = 15_000;

/**
 * Keeps open decisions with the office that decides: when a grant begins, is revoked or runs out, what another office was asked
 * for goes to the one that holds the authority from then on, by one event for each open task. The work is on record until it is
 * done, so a process that dies half-way leaves it to the next.
 */
@Injectable()
export class OpenDecisions implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('OpenDecisions');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly executor: Executor,
    private readonly library: DefinitionLibrary,
    private readonly authority: AuthorityLookup,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Passes on what waits for an office that does not decide any more. @returns how many tasks were */
  async follow(): Promise<number> {
    let passed = 0;
    for (const grant of await this.database.query<Turned>(TURNED)) {
      for (const task of await this.waitingIn(grant)) if (await this.passOn(task)) passed += 1;
      // Somebody may have been asked at the very moment of the turn: what is younger is gone over once more.
      if (grant.settled && !this.stopped) {
        const followed = 'update authority_grant set turns_followed = $2 where id = $1';
        await this.database.query(followed, [grant.id, grant.turns]);
      }
    }
    return passed;
  }

  /** Open tasks of the grant's division and procedure that wait for a decision. */
  private async waitingIn({ division, procedure }: Turned): Promise<Waiting[]> {
    const states = await this.find<{ definition: string; state: string }>(
      `select distinct c.definition, t.state from case_task t join cases c on c.county = t.county and c.id = t.case_id where ${IN_REACH}`,
      [division, procedure],
    );
    const deciding: typeof states = [];
    for (const one of states) if (await this.isDecision(one.definition, one)) deciding.push(one);
    return this.find<Waiting>(
      `${WAITING} join unnest($3::text[], $4::text[]) as d (definition, state) on d.definition = c.definition and d.state = t.state
       where ${IN_REACH} order by t.county, t.case_id, t.key`,
      [division, procedure, deciding.map(({ definition }) => definition), deciding.map(({ state }) => state)],
    );
  }

  /** Unless the case has changed since it was looked at: then another replica may have passed the task on already. */
  private async passOn(found: Waiting): Promise<boolean> {
    for (let looked: Waiting | undefined = found; looked && (await this.isElsewhere(looked));) {
      const { county, caseId, key: task, version: expectedVersion }: Waiting = looked;
      const command = { county, caseId, type: 'REROUTE', task, actor: { kind: 'system' as const }, expectedVersion };
      try {
        await this.executor.execute({ ...command, scope: EVERYWHERE });
        return true;
      } catch (error) {
        if (!(error instanceof StaleVersion)) throw error;
      }
      [looked] = await this.find<Waiting>(
        `${WAITING} where t.county = $1 and t.case_id = $2 and t.key = $3 and t.closed_at is null`,
        [county, caseId, task],
      );
    }
    return false;
  }

  /** Whether another office than the one asked decides today. */
  private async isElsewhere({ key, definition, procedure, state, today }: Waiting): Promise<boolean> {
    const task = state.tasks[key];
    if (!task || !(await this.isDecision(definition, task))) return false;
    const subject = { division: state.division, procedure, today };
    const { office } = await this.database.read(EVERYWHERE, (tx) => this.authority.inForce(tx, subject));
    return office !== task.office;
  }

  private async isDecision(definition: string, task: { state: string }): Promise<boolean> {
    await this.library.ensure(definition);
    return asksTheDecider(this.library.definition(definition), task);
  }

  private find<R extends QueryResultRow>(text: string, values: unknown[]): Promise<R[]> {
    return this.database.read(EVERYWHERE, async (tx) => (await tx.query<R>(text, values)).rows);
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.follow()
        .catch((error: Error) => this.log.warn(`Open decisions could not be passed on: ${error.message}`))
        .finally(() => this.schedule());
    }, LOOK_AGAIN_MS);
    this.timer.unref();
  }
}
