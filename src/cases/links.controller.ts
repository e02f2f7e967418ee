import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, type Principal } from './access.js';
import { LinkQueries, type LinkView } from './link-queries.js';

@ApiTags('cases')
@Controller('cases')
export class LinksController {
  constructor(private readonly links: LinkQueries) {}

  @Get(':county/:caseId/links')
  @AnyRole()
  @ApiOperation({ summary: 'The cases this one is linked to, under which relation, and whether you may open them' })
  list(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<LinkView[]> {
    return this.links.of(user.scope, county, caseId);
  }
}
