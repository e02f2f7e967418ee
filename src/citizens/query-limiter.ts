import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { Database } from '../database/database.js';
import { RateLimit } from '../database/rate-limit.js';
import { MasterKeys } from '../households/index.js';
import { TooManyQueries } from './citizens-errors.js';

/** As often as somebody at a screen could want to look, and too seldom to try codes. */
const PER_MINUTE = 30;

/** Counts public queries by address, over all replicas together. */
@Injectable()
export class QueryLimiter {
  private readonly limit: RateLimit;

  constructor(
    database: Database,
    private readonly masters: MasterKeys,
  ) {
    this.limit = new RateLimit(database.pool, 'progress', { points: PER_MINUTE, duration: 60 });
  }

  /** @throws TooManyQueries */
  async count(address: string): Promise<void> {
    const key = createHmac('sha256', this.masters.receipt).update(`address\0${address}`).digest('base64url');
    const wait = await this.limit.count(key);
    if (wait !== null) throw new TooManyQueries(wait);
  }
}
