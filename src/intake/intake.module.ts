import { Module } from '@nestjs/common';
import { Applications } from './applications.js';
import { ApplicationsController } from './applications.controller.js';
import { BlobStore } from './blob-store.js';
import { CaseDocuments } from './case-documents.js';
import { DocumentSweep } from './document-sweep.js';
import { Documents } from './documents.js';
import { DocumentsController } from './documents.controller.js';
import { Duplicates } from './duplicates.js';
import { Filings } from './filings.js';
import { JointApplications } from './joint-applications.js';
import { NeedsAssessments } from './needs/needs-assessments.js';
import { NeedsController } from './needs/needs.controller.js';
import { NeedsStore } from './needs/needs-store.js';
import { NeedsSweep } from './needs/needs-sweep.js';
import { CasesAbout } from './cases-about.js';
import { Promises } from './promises.js';
import { QueryCodes } from './query-code.js';
import { Receipts } from './receipts.js';
import { Replies } from './replies.js';

/** The window: applications, receipts and documents. */
@Module({
  controllers: [ApplicationsController, DocumentsController, NeedsController],
  providers: [
    Applications,
    JointApplications,
    CasesAbout,
    Filings,
    Duplicates,
    Receipts,
    Promises,
    Replies,
    QueryCodes,
    BlobStore,
    Documents,
    CaseDocuments,
    DocumentSweep,
    NeedsAssessments,
    NeedsStore,
    NeedsSweep,
  ],
  exports: [DocumentSweep, NeedsSweep, QueryCodes],
})
export class IntakeModule {}
