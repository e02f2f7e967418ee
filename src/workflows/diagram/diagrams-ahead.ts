import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../../database/database.js';
import { LAYOUT } from './diagram.js';
import { DefinitionDiagrams } from './diagrams.js';

/** How gently it is done; times in ms. */
export interface Pace {
  /** Whoever has started the service looks at it first. */
  first: number;
  /** Before each, and how often it is looked whether somebody needs the service. */
  between: number;
  /** Part of that time in which the service itself was at work; above it, people need it. */
  busy: number;
}

const PACE: Pace = { first: 10_000, between: 1_000, busy: 0.5 };
/** After people have needed the service, so many times as long as between two. */
const LATER = 30;

/**
 * Lays out what has been deployed otherwise than through the service, as all that the demonstration brings: one definition after
 * another, in a process that gives way to everybody, while nobody needs the service. The first to look at one of them finds it there.
 * When somebody needs the service meanwhile the process ends, since it takes memory too, and begins again later.
 */
@Injectable()
export class DiagramsAhead implements BeforeApplicationShutdown {
  private readonly log = new Logger('Diagrams');
  private readonly ended = new AbortController();
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly diagrams: DefinitionDiagrams,
  ) {}

  /** Returns at once. */
  begin(pace: Pace = PACE): void {
    this.work = this.run(pace).catch((error: Error) => {
      if (!this.ended.signal.aborted) this.log.warn(`Diagrams are laid out when they are asked for: ${error.message}`);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ended.abort();
    await this.work;
  }

  private async run(pace: Pace): Promise<void> {
    const wait = (ms: number): Promise<void> => sleep(ms, undefined, { signal: this.ended.signal, ref: false });
    await wait(pace.first);
    for (const digest of await this.missing()) {
      for (;;) {
        const busy = busySince();
        await wait(pace.between);
        if (busy() <= pace.busy && (await this.undisturbed(digest, pace))) break;
        await wait(LATER * pace.between);
      }
    }
  }

  /** @returns false when people needed the service before it was done */
  private async undisturbed(digest: string, pace: Pace): Promise<boolean> {
    const disturbed = new AbortController();
    let isDone = false;
    const done = this.diagrams
      .prepare(digest, AbortSignal.any([this.ended.signal, disturbed.signal]))
      .finally(() => (isDone = true));
    while (!isDone) {
      const busy = busySince();
      await Promise.race([done, sleep(pace.between, undefined, { ref: false })]);
      if (!isDone && busy() > pace.busy) disturbed.abort();
    }
    return !disturbed.signal.aborted;
  }

  /** Those in force longest last: people look at what is in force now. */
  private async missing(): Promise<string[]> {
    const rows = await this.database.query<{ digest: string }>(
      `select d.digest from definition d where not exists (select from definition_diagram x where x.digest = d.digest and x.layout = $1)
       order by d.effective_from desc, d.digest`,
      [LAYOUT],
      'definitions_without_diagram',
    );
    return rows.map(({ digest }) => digest);
  }
}

/** @returns what part of the time since then this thread was at work */
function busySince(): () => number {
  const then = performance.eventLoopUtilization();
  return () => performance.eventLoopUtilization(then).utilization;
}
