import { Module } from '@nestjs/common';
import { Registry } from '../cases/registry.js';
import { IntakeModule } from '../intake/index.js';
import { CaseNoticesController } from './case-notices.controller.js';
import { CaseNotices } from './case-notices.js';
import { HouseholdApplicants } from './household-applicants.js';
import { CaseLetters } from './letters/case-letters.js';
import { LettersController } from './letters/letters.controller.js';
import { LetterWriter } from './letters/letter-writer.js';
import { Letters } from './letters/letters.js';
import { SentLetters } from './letters/sent-letters.js';
import { LongTermDisplayController } from './long-term-display.controller.js';
import { LongTermDisplay } from './long-term-display.js';
import { NoticeWriter } from './notice-writer.js';
import { Notices } from './notices.js';
import { ObjectionReceipts } from './objection-receipts.js';
import { Objections } from './objections.js';
import { Applicants } from './ports.js';
import { PublicLimits } from './public-limits.js';
import { PublicNoticesController } from './public-notices.controller.js';
import { PublicNotices } from './public-notices.js';

/** What the village reads and what the household is sent. */
@Module({
  imports: [IntakeModule],
  controllers: [PublicNoticesController, LongTermDisplayController, CaseNoticesController, LettersController],
  providers: [
    { provide: Applicants, useClass: HouseholdApplicants },
    NoticeWriter,
    Notices,
    CaseNotices,
    PublicNotices,
    LongTermDisplay,
    Objections,
    ObjectionReceipts,
    PublicLimits,
    LetterWriter,
    Letters,
    CaseLetters,
    SentLetters,
  ],
  exports: [ObjectionReceipts, PublicNotices, SentLetters],
})
export class PublicityModule {
  constructor(registry: Registry, notices: Notices, letters: Letters) {
    registry.effect('publish', (effect, context) => notices.publish(effect, context));
    registry.effect('unpublish', (effect, context) => notices.unpublish(effect, context));
    registry.effect('announce', (effect, context) => notices.announce(effect, context));
    registry.effect('notice', (effect, context) => letters.issue(effect, context));
  }
}
