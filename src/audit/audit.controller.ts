import { Controller, Get, Header, Param, ParseIntPipe, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, Roles, type Principal } from '../cases/access.js';
import { DEFAULT_LIMIT, type Page } from '../shared/paging.js';
import { ExportQuery, HistoryPage, HistoryQuery } from './audit.dto.js';
import { CaseEvidence } from './case-evidence.js';
import { CaseHistory, type CaseAt, type DamagedEvent } from './case-history.js';
import type { CaseVerdict } from './case-verdict.js';
import type { HistoryEvent } from './history-event.js';

@ApiTags('audit')
@Controller('cases/:county/:caseId')
export class AuditController {
  constructor(
    private readonly histories: CaseHistory,
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
    @Query() { after, limit = DEFAULT_LIMIT }: HistoryQuery,
  ): Promise<Page<HistoryEvent | DamagedEvent>> {
    return this.histories.list(user.scope, { county, caseId }, { limit, ...(after === undefined ? {} : { after }) });
  }

  /** The case as it stood right after one of its events, replayed from its history, and what that event changed. */
  @Get('at/:seq')
  @AnyRole()
  at(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Param('seq', ParseIntPipe) seq: number,
  ): Promise<CaseAt> {
    return this.histories.at(user.scope, { county, caseId }, seq);
  }

  /** Verifies a case: nothing altered, nothing missing, and replaying its history gives how it stands. */
  @Get('verify')
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
