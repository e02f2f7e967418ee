import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { CaseChain } from './case-chain.js';
import { CaseEvidence } from './case-evidence.js';
import { CaseHistory } from './case-history.js';
import { CaseReplays } from './case-replay.js';
import { CompiledDefinitions } from './compiled-definitions.js';
import { AuditFileController } from './file/file.controller.js';
import { FileVerification } from './file/file-verification.js';
import { AuditSearch } from './search/audit-search.js';
import { ListExport } from './search/list-export.js';
import { Readings } from './search/readings.js';
import { AuditSearchController } from './search/search.controller.js';

/** Reading history, proving it, and finding what was done by whom. */
@Module({
  controllers: [AuditController, AuditSearchController, AuditFileController],
  providers: [
    CompiledDefinitions,
    CaseHistory,
    CaseReplays,
    CaseEvidence,
    CaseChain,
    AuditSearch,
    ListExport,
    Readings,
    FileVerification,
  ],
  exports: [CaseChain],
})
export class AuditModule {}
