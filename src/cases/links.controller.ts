import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, type Principal } from './access.js';
import { IdempotencyKey } from '../shared/idempotency-key.js';
import type { CommandReply } from './command.js';
import { CommandReplyView } from './case-detail.dto.js';
import { LinkedCaseView } from './cases.dto.js';
import { OtherCaseBody } from './matters.dto.js';
import { Matters } from './matters.js';
import { LinkQueries, type LinkView } from './link-queries.js';

@ApiTags('cases')
@Controller('cases')
export class LinksController {
  constructor(
    private readonly links: LinkQueries,
    private readonly matters: Matters,
  ) {}

  @Get(':county/:caseId/links')
  @AnyRole()
  @ApiOkResponse({ type: [LinkedCaseView] })
  @ApiOperation({ summary: 'The cases this one is linked to, under which relation, and whether you may open them' })
  list(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<LinkView[]> {
    return this.links.of(user.scope, county, caseId);
  }

  @Post(':county/:caseId/links')
  @HttpCode(200)
  @AnyRole()
  @ApiOkResponse({ type: CommandReplyView })
  @ApiOperation({
    summary:
      'Put another case on an open one, such as on the agenda of a meeting: for whoever may open cases of its kind',
  })
  add(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Body() body: OtherCaseBody,
    @IdempotencyKey() key: string,
  ): Promise<CommandReply> {
    return this.matters.link(user, { county, caseId }, body, key);
  }
}
