import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, EVERYWHERE } from '../database/database.js';
import { Executor, isLostRace } from './executor.js';
import { Incidents } from './incidents.js';
import type { Tx } from './ports.js';

interface DueRow {
  county: string;
  case_id: string;
  key: string;
  kind: 'after' | 'alarm';
}

/** How long to rest when nothing is due. Deadlines end at midnight; a second is close enough. */
const POLL_MS = 1_000;

/**
 * Fires deadlines. Any number of replicas may run it: each takes a case that nobody else holds, runs the command in the same
 * transaction, and goes on; so a deadline fires once, and never early by the database's clock. One that fails becomes an
 * incident on its case and holds up nobody else.
 */
@Injectable()
export class Deadlines implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Deadlines.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly executor: Executor,
    private readonly incidents: Incidents,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.drain()
        .catch((error: Error) => this.log.warn(`Deadlines could not be read: ${error.message}`))
        .finally(() => this.schedule(POLL_MS));
    }, delayMs);
    this.timer.unref();
  }

  /** Fires everything due now. @returns how many were fired, failures not counted */
  async drain(): Promise<number> {
    let fired = 0;
    while (!this.stopped) {
      const outcome = await this.fireNext();
      if (outcome === 'none') break;
      if (outcome === 'fired') fired += 1;
    }
    return fired;
  }

  private async fireNext(): Promise<'fired' | 'failed' | 'none'> {
    let due: DueRow | undefined;
    try {
      return await this.database.transaction(EVERYWHERE, async (tx) => {
        due = await nextDue(tx);
        if (!due) return 'none';
        await this.fire(tx, due);
        return 'fired';
      });
    } catch (error) {
      if (!due) throw error;
      // Somebody else came first: it is looked for again at once, and is no fault of the case.
      if (isLostRace(error)) return 'failed';
      await this.incidents.record(due, error as Error);
      return 'failed';
    }
  }

  private async fire(tx: Tx, { county, case_id, key, kind }: DueRow): Promise<void> {
    await this.executor.executeWithin(tx, {
      county,
      caseId: case_id,
      type: kind === 'after' ? 'DUE' : 'ALARM',
      clock: key,
      actor: { kind: 'system' },
      scope: EVERYWHERE,
    });
  }
}

/**
 * The case's row is locked, not the deadline's: commands lock the case first and then delete its deadlines, and taking them the
 * other way round would deadlock. What another replica or a command holds right now is skipped and comes back.
 */
async function nextDue(tx: Tx): Promise<DueRow | undefined> {
  const { rows } = await tx.query<DueRow>({ name: 'next_due', text: 'select * from next_due_deadline()' });
  return rows[0];
}
