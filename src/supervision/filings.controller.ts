import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Principal } from '../cases/access.js';
import { DEFAULT_LIMIT, type Page } from '../shared/paging.js';
import { FilingPage, FilingsQuery } from './filings.dto.js';
import { RecordFilings, type FilingView } from './record-filings.js';

@ApiTags('supervision')
@Controller('filings')
export class FilingsController {
  constructor(private readonly filings: RecordFilings) {}

  @Get()
  @Roles('reviewer', 'supervisor')
  @ApiOkResponse({ type: FilingPage })
  @ApiOperation({ summary: 'Decisions that townships have filed with the county, within your scope' })
  list(@CurrentUser() user: Principal, @Query() { county, after, limit }: FilingsQuery): Promise<Page<FilingView>> {
    return this.filings.list(user.scope, county, after, limit ?? DEFAULT_LIMIT);
  }
}
