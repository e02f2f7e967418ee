import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Database } from '../database/database.js';
import { MasterKeys } from '../households/index.js';
import { TooManyQueries } from './citizens-errors.js';

/** As often as somebody at a screen could want to look, and too seldom to try codes. */
const PER_MINUTE = 30;

/** Counts public queries by address, over all replicas together. */
@Injectable()
export class QueryLimiter {
  private readonly limiter: RateLimiterPostgres;

  constructor(
    database: Database,
    private readonly masters: MasterKeys,
  ) {
    this.limiter = new RateLimiterPostgres({
      storeClient: database.pool,
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: 'progress',
      points: PER_MINUTE,
      duration: 60,
    });
  }

  /** @throws TooManyQueries */
  async count(address: string): Promise<void> {
    const key = createHmac('sha256', this.masters.receipt).update(`address\0${address}`).digest('base64url');
    try {
      await this.limiter.consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new TooManyQueries(Math.ceil(error.msBeforeNext / 1000));
    }
  }
}
