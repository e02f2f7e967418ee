import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

const EVERY_MS = 3_600_000;

/** Something that is removed once its time is over. Any replica may run it, and several at once. */
export abstract class HourlySweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  /** @returns how many were removed */
  abstract run(): Promise<number>;

  onApplicationBootstrap(): void {
    const log = new Logger(this.constructor.name);
    this.timer = setInterval(() => {
      this.running = this.run().catch((error: Error) => log.warn(`Not swept: ${error.message}`));
    }, EVERY_MS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }
}
