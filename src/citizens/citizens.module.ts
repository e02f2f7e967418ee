import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { IntakeModule } from '../intake/index.js';
import { PublicityModule } from '../publicity/index.js';
import { ProgressController } from './progress.controller.js';
import { ProgressQueries } from './progress.js';
import { QueryLimiter } from './query-limiter.js';
import { RatingsController } from './ratings.controller.js';
import { Ratings } from './ratings.js';
import { ReceiptHolders } from './receipt-holders.js';

/** What somebody with a receipt and no account can ask and say. */
@Module({
  imports: [AuditModule, IntakeModule, PublicityModule],
  controllers: [ProgressController, RatingsController],
  providers: [ReceiptHolders, ProgressQueries, QueryLimiter, Ratings],
})
export class CitizensModule {}
