import { Injectable } from '@nestjs/common';
import { dateOf } from '../calendar/index.js';
import { Database } from '../database/database.js';

/** What time it is for the service: the database's clock, and nobody else's. */
@Injectable()
export class ServiceClock {
  constructor(private readonly database: Database) {}

  async now(): Promise<Date> {
    const [row] = await this.database.query<{ now: Date }>('select service_now() as now', [], 'service_now');
    return row?.now ?? new Date(Number.NaN);
  }

  /** Today in China, YYYY-MM-DD. */
  async today(): Promise<string> {
    return dateOf((await this.now()).toISOString());
  }
}
