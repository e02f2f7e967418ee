import { Controller, Get, Header, Param, ParseIntPipe, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, Roles, type Principal } from '../cases/access.js';
import { PageQuery } from '../shared/page.dto.js';
import { DEFAULT_LIMIT, type Page } from '../shared/paging.js';
import { ExportQuery, HistoryPage } from './audit.dto.js';
import { CaseAtView } from './case-at.dto.js';
import { CaseEvidence } from './case-evidence.js';
import { CaseHistory, type CaseAt, type DamagedEvent } from './case-history.js';
import { CaseReplays, type CaseReplay } from './case-replay.js';
import type { CaseVerdict } from './case-verdict.js';
import type { HistoryEvent } from './history-event.js';
import { CaseVerdictView, MOST_STEPS, ReplayQuery, ReplayView } from './replay.dto.js';

@ApiTags('audit')
@Controller('cases/:county/:caseId')
export class AuditController {
  constructor(
    private readonly histories: CaseHistory,
    private readonly replays: CaseReplays,
    private readonly evidence: CaseEvidence,
  ) {}

  /** What happened in a case within your scope, oldest first: who did what, in which seat, under which article. */
  @Get('history')
  @AnyRole()
  @ApiOkResponse({ type: HistoryPage })
  history(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Query() { after, limit = DEFAULT_LIMIT }: PageQuery,
  ): Promise<Page<HistoryEvent | DamagedEvent>> {
    return this.histories.list(user.scope, { county, caseId }, { limit, ...(after === undefined ? {} : { after }) });
  }

  /** The case as it stood right after one of its events, replayed from its history, and what that event changed. */
  @Get('at/:seq')
  @AnyRole()
  @ApiOkResponse({ type: CaseAtView })
  at(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Param('seq', ParseIntPipe) seq: number,
  ): Promise<CaseAt> {
    return this.histories.at(user.scope, { county, caseId }, seq);
  }

  /** All of a case's events replayed in one go: what each changed, under which authority, and whether it holds. */
  @Get('replay')
  @AnyRole()
  @ApiOkResponse({ type: ReplayView })
  replay(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Query() { after = 0, limit = MOST_STEPS }: ReplayQuery,
  ): Promise<CaseReplay> {
    return this.replays.show(user.scope, { county, caseId }, { after, limit });
  }

  /** Verifies a case: nothing altered, nothing missing, and replaying its history gives how it stands. */
  @Get('verify')
  @ApiOkResponse({ type: CaseVerdictView })
  @Roles('auditor', 'supervisor', 'approver', 'reviewer', 'reconsiderationOfficer')
  verify(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<CaseVerdict> {
    return this.evidence.verify(user, { county, caseId });
  }

  /** The history of a case as a file that `npm run audit -- verify` checks without this service. Taking it is recorded. */
  @Get('export')
  @Roles('auditor')
  @ApiProduces('application/x-ndjson')
  @Header('Cache-Control', 'private, no-store')
  async export(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Query() { reason = 'audit' }: ExportQuery,
  ): Promise<StreamableFile> {
    const { name, content } = await this.evidence.export(user, { county, caseId }, reason);
    return new StreamableFile(content, {
      type: 'application/x-ndjson',
      disposition: `attachment; filename="${name}"`,
    });
  }
}
