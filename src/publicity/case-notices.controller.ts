import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, type Principal } from '../cases/access.js';
import { CaseNoticeView } from './case-notices.dto.js';
import { CaseNotices, type CaseNotice } from './case-notices.js';

@ApiTags('publicity')
@Controller('cases')
export class CaseNoticesController {
  constructor(private readonly notices: CaseNotices) {}

  @Get(':county/:caseId/notices')
  @AnyRole()
  @ApiOkResponse({ type: [CaseNoticeView] })
  @ApiOperation({ summary: 'The notices of a case exactly as they hung, past ones too' })
  list(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<CaseNotice[]> {
    return this.notices.of(user.scope, county, caseId);
  }
}
