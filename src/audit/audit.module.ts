import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { CaseChain } from './case-chain.js';
import { CaseEvidence } from './case-evidence.js';
import { CaseHistory } from './case-history.js';
import { CaseReplays } from './case-replay.js';

/** Reading history, and proving it. */
@Module({
  controllers: [AuditController],
  providers: [CaseHistory, CaseReplays, CaseEvidence, CaseChain],
  exports: [CaseChain],
})
export class AuditModule {}
