import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, EVERYWHERE } from '../../database/database.js';

const EVERY_MS = 3_600_000;

/** Removes assessments after which nobody applied. Any replica may run it. */
@Injectable()
export class NeedsSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(NeedsSweep.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running = this.run().catch((error: Error) => this.log.warn(`Assessments were not swept: ${error.message}`));
    }, EVERY_MS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** @returns how many were removed */
  async run(): Promise<number> {
    return this.database.transaction(EVERYWHERE, async (tx) => {
      const { rowCount } = await tx.query('delete from needs_assessment where kept_until <= service_now()');
      return rowCount ?? 0;
    });
  }
}
