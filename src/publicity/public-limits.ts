import { Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Database } from '../database/database.js';
import { MasterKeys } from '../households/index.js';
import { TooManyRequests } from './notice-errors.js';

/** A village's notices are looked through page by page; nobody writes six objections in ten minutes. */
const LIMITS = { read: { points: 60, duration: 60 }, object: { points: 6, duration: 600 } } as const;

/** How often one address may read notices and object to them, over all replicas together. Addresses are kept as keyed digests. */
@Injectable()
export class PublicLimits {
  private readonly limiters: Record<keyof typeof LIMITS, RateLimiterPostgres>;

  constructor(
    database: Database,
    private readonly masters: MasterKeys,
  ) {
    const limiter = (name: keyof typeof LIMITS): RateLimiterPostgres =>
      new RateLimiterPostgres({
        storeClient: database.pool,
        tableName: 'rate_limit',
        tableCreated: true,
        keyPrefix: `notice-${name}`,
        ...LIMITS[name],
      });
    this.limiters = { read: limiter('read'), object: limiter('object') };
  }

  /** @throws TooManyRequests */
  async count(what: keyof typeof LIMITS, address: string): Promise<void> {
    const key = createHmac('sha256', this.masters.receipt).update(`address\0${address}`).digest('base64url');
    try {
      await this.limiters[what].consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      throw new TooManyRequests(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
    }
  }
}
