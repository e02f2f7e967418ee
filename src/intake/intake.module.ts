import { Module } from '@nestjs/common';
import { Applications } from './applications.js';
import { ApplicationsController } from './applications.controller.js';
import { BlobStore } from './blob-store.js';
import { CaseDocuments } from './case-documents.js';
import { Counter } from './counter/counter.js';
import { CounterController } from './counter/counter.controller.js';
import { Officials } from './counter/officials.js';
import { DocumentSweep } from './document-sweep.js';
import { Documents } from './documents.js';
import { DocumentsController } from './documents.controller.js';
import { DraftSweep } from './drafts/draft-sweep.js';
import { Drafts } from './drafts/drafts.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { LocalKeys } from './drafts/local-keys.js';
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
import { ReceiptPapers } from './receipt-papers.js';
import { Receipts } from './receipts.js';
import { ReceiptsController } from './receipts.controller.js';
import { Received } from './received.js';
import { Replies } from './replies.js';

/** The window: applications, receipts and documents. */
@Module({
  controllers: [
    ReceiptsController,
    ApplicationsController,
    CounterController,
    DocumentsController,
    DraftsController,
    NeedsController,
  ],
  providers: [
    Applications,
    JointApplications,
    CasesAbout,
    Filings,
    Duplicates,
    Receipts,
    ReceiptPapers,
    Received,
    Promises,
    Replies,
    QueryCodes,
    BlobStore,
    Documents,
    CaseDocuments,
    DocumentSweep,
    Counter,
    Officials,
    Drafts,
    DraftSweep,
    LocalKeys,
    NeedsAssessments,
    NeedsStore,
    NeedsSweep,
  ],
  exports: [DocumentSweep, DraftSweep, NeedsSweep, QueryCodes],
})
export class IntakeModule {}
