import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../../database/database.js';
import { LAYOUT } from './diagram.js';
import { DefinitionDiagrams } from './diagrams.js';

/** Whoever has started the service looks at it first. */
const AFTER_START_MS = 10_000;
const PAUSE_MS = 1_000;
/** Part of the pause in which this thread was at work; above it, the service is busy with people. */
const BUSY = 0.5;

/**
 * Lays out what has been deployed otherwise than through the service, as all that the demonstration brings: one definition after
 * another, in a thread that gives way to everybody, while nobody needs the service. The first to look at one of them finds it there.
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

  /** Returns at once. @param waits before the first, and between two */
  begin(waits: { first: number; between: number } = { first: AFTER_START_MS, between: PAUSE_MS }): void {
    this.work = this.run(waits).catch((error: Error) => {
      if (!this.ended.signal.aborted) this.log.warn(`Diagrams are laid out when they are asked for: ${error.message}`);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ended.abort();
    await this.work;
  }

  private async run({ first, between }: { first: number; between: number }): Promise<void> {
    const { signal } = this.ended;
    await sleep(first, undefined, { signal });
    for (const digest of await this.missing()) {
      await untilIdle(between, signal);
      await this.diagrams.prepare(digest, signal);
    }
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

async function untilIdle(pause: number, signal: AbortSignal): Promise<void> {
  for (let before = performance.eventLoopUtilization(); ; before = performance.eventLoopUtilization()) {
    await sleep(pause, undefined, { signal, ref: false });
    if (performance.eventLoopUtilization(before).utilization <= BUSY) return;
  }
}
