import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { InvalidCalendarError, validateCalendar, type WorkCalendar } from '../calendar/index.js';
import { StaleVersion } from '../cases/case-errors.js';
import { Executor } from '../cases/executor.js';
import { Database, EVERYWHERE } from '../database/database.js';
import { recountClocks, type CaseState } from '../engine/index.js';
import { Problem } from '../shared/problem.js';
import { DeployedDefinitions } from './definitions.js';
import { addEffect, NO_EFFECT } from './calendar-effect.js';
import { loadCalendar } from './load-calendar.js';
import type { CalendarEffect, CalendarSummary } from './workflows.dto.js';

interface RunningCase {
  county: string;
  id: string;
  version: number;
  state: CaseState;
}

const RUNNING = 'select c.county, c.id, c.version, c.state from cases c';
const BATCH = 200;
const LOOK_AGAIN_MS = 15_000;

/**
 * Versions of the working-day calendar. Loading one counts the open deadlines of all cases again, one event in each case
 * that it changes. The work is on record until it is done: a process that dies half-way leaves it to the next.
 */
@Injectable()
export class Calendars implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('Calendars');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly definitions: DeployedDefinitions,
    private readonly executor: Executor,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /**
   * Loads a calendar and counts again.
   *
   * @returns its digest and how many cases got another due date
   * @throws Problem 422 for a calendar that is none, 409 for a version loaded with another content, 503 when the service stops before all
   * are counted: the next process goes on
   */
  async load(content: unknown, by: string): Promise<{ digest: string; version: string; recounted: number }> {
    const calendar = validated(content);
    const digest = await this.database.transaction(EVERYWHERE, (tx) => loadCalendar(tx, calendar, by));
    await this.definitions.refresh();
    return { digest, version: calendar.version, recounted: await this.recountPending() };
  }

  async list(): Promise<CalendarSummary[]> {
    return this.database.query<CalendarSummary>(
      `select c.digest, c.version, (c.content ->> 'from')::int as "from", (c.content ->> 'to')::int as "to", c.loaded_at as "loadedAt",
         c.loaded_by as "loadedBy", row_number() over newest = 1 as current, r.digest is not null and r.done_at is null as counting
       from calendar c left join calendar_recount r using (digest) window newest as (order by c.loaded_at desc, c.digest desc) order by row_number() over newest`,
    );
  }

  /**
   * Counts the open deadlines of all cases as {@link load} would, and changes nothing.
   *
   * @throws Problem 422; 503 when the service stops before all are counted
   */
  async preview(content: unknown): Promise<CalendarEffect> {
    const calendar = validated(content);
    let effect = NO_EFFECT;
    for (let after: RunningCase | undefined; ;) {
      const batch = await this.nextBatch(after);
      if (batch.length === 0) return effect;
      for (const { state } of batch) effect = addEffect(effect, state.clocks, recountClocks(calendar, state.clocks));
      after = batch.at(-1);
    }
  }

  /** Counts for every calendar that still asks for it. @returns how many cases changed */
  async recountPending(): Promise<number> {
    const [pending] = await this.database.query<{ settled: boolean; last: string }>(
      `select max(requested_at) < clock_timestamp() - interval '10 seconds' as settled, max(requested_at)::text as last
       from calendar_recount where done_at is null having count(*) > 0`,
    );
    if (!pending) return 0;
    const recounted = await this.recountAll();
    // Another replica may have counted with the old calendar for a moment: what is younger than that is gone over once more,
    // and so is one that was loaded meanwhile.
    if (pending.settled)
      await this.database.query(
        'update calendar_recount set done_at = clock_timestamp() where done_at is null and requested_at <= $1::timestamptz',
        [pending.last],
      );
    return recounted;
  }

  private async recountAll(): Promise<number> {
    let recounted = 0;
    let after: RunningCase | undefined;
    for (;;) {
      const batch = await this.nextBatch(after);
      if (batch.length === 0) return recounted;
      for (const found of batch) if (await this.recount(found)) recounted += 1;
      after = batch.at(-1);
    }
  }

  /** @throws Problem 503 while the service stops: what has been counted until then is not the whole */
  private async nextBatch(after: RunningCase | undefined): Promise<RunningCase[]> {
    if (this.stopped) throw cutOff();
    return this.database.read(EVERYWHERE, async (tx) => {
      const { rows } = await tx.query<RunningCase>(
        `${RUNNING}
         where (c.county, c.id) > ($1, $2::uuid)
           and exists (select from case_deadline d where d.county = c.county and d.case_id = c.id and d.due_at is not null)
         order by c.county, c.id limit $3`,
        [after?.county ?? '', after?.id ?? '00000000-0000-0000-0000-000000000000', BATCH],
      );
      return rows;
    });
  }

  /**
   * Counts again unless the case has changed since it was looked at: then another replica may have counted it already, and a
   * second event would tell of a change that there was not.
   *
   * @returns whether the case's due dates changed by this
   */
  private async recount(found: RunningCase): Promise<boolean> {
    for (
      let looked: RunningCase | undefined = found;
      looked && this.differs(looked);
      looked = await this.again(looked)
    ) {
      const { county, id: caseId, version: expectedVersion } = looked;
      const command = { county, caseId, type: 'RECOUNT', actor: { kind: 'system' as const }, expectedVersion };
      try {
        await this.executor.execute({ ...command, scope: EVERYWHERE });
        return true;
      } catch (error) {
        if (!(error instanceof StaleVersion)) throw error;
      }
    }
    return false;
  }

  private async again({ county, id }: RunningCase): Promise<RunningCase | undefined> {
    return this.database.read(EVERYWHERE, async (tx) => {
      const { rows } = await tx.query<RunningCase>(`${RUNNING} where c.county = $1 and c.id = $2`, [county, id]);
      return rows[0];
    });
  }

  private differs({ state }: RunningCase): boolean {
    const calendar = this.definitions.calendar(this.definitions.currentCalendar());
    const after = recountClocks(calendar, state.clocks);
    return Object.entries(after).some(([key, { dueAt, provisional }]) => {
      const before = state.clocks[key];
      return dueAt !== before?.dueAt || provisional !== before.provisional;
    });
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.recountPending()
        .catch((error: Error) => this.log.warn(`Deadlines could not be counted again: ${error.message}`))
        .finally(() => this.schedule());
    }, LOOK_AGAIN_MS);
    this.timer.unref();
  }
}

const cutOff = (): Problem =>
  new Problem(
    'count-cut-off',
    503,
    {
      zh: '服务正在停止，期限尚未全部计算，因此没有结果。试算可稍后重试；已载入的日历会在服务恢复后继续计算。',
      en: 'The service is stopping before all deadlines were counted, so there is no result. Try again shortly; for a calendar that is loaded the counting goes on once the service is back.',
    },
    { retryAfter: 5 },
  );

function validated(content: unknown): WorkCalendar {
  try {
    return validateCalendar(content);
  } catch (error) {
    if (!(error instanceof InvalidCalendarError)) throw error;
    throw new Problem(
      'calendar-refused',
      422,
      { zh: `日历未载入，内容不符合要求：${error.problems.map(({ zh }) => zh).join('；')}。`, en: error.message },
      { problems: error.problems },
    );
  }
}
