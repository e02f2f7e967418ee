import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { RateLimit } from '../database/rate-limit.js';
import { TooManySearches } from './household-errors.js';

/** A household has forty members at most, and people type one number at a time: enough for work, too few to try numbers out. */
const NUMBERS = { points: 60, duration: 300 };

/** How many numbers one person may look up, by whatever way. */
@Injectable()
export class SearchLimit {
  private readonly limit: RateLimit;

  constructor(database: Database) {
    this.limit = new RateLimit(database.pool, 'persons', NUMBERS);
  }

  /** @throws TooManySearches when these are too many */
  async count(userId: string, numbers = 1): Promise<void> {
    if (numbers === 0) return;
    const wait = await this.limit.count(userId, numbers);
    if (wait !== null) throw new TooManySearches(wait);
  }
}
