import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

/** So many times in so many seconds for each key, counted over all replicas together. */
export class RateLimit {
  private readonly limiter: RateLimiterPostgres;

  constructor(pool: Pool, keyPrefix: string, limit: { points: number; duration: number }) {
    const table = { storeClient: pool, tableName: 'rate_limit', tableCreated: true };
    this.limiter = new RateLimiterPostgres({ ...table, keyPrefix, ...limit });
  }

  /** Counts once, or several at once. @returns null, or how many seconds to wait when it was once too often */
  async count(key: string, times = 1): Promise<number | null> {
    try {
      await this.limiter.consume(key, times);
      return null;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      return Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    }
  }
}
