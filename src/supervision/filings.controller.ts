import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { CurrentUser, Roles, type Principal } from '../cases/access.js';
import { DEFAULT_LIMIT, MOST_PER_PAGE, type Page } from '../shared/paging.js';
import { RecordFilings, type FilingView } from './record-filings.js';

export class FilingsQuery {
  /** Six-digit code of the county. */
  @Matches(/^\d{6}$/)
  county: string;

  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_PER_PAGE)
  limit?: number;
}

@ApiTags('supervision')
@Controller('filings')
export class FilingsController {
  constructor(private readonly filings: RecordFilings) {}

  @Get()
  @Roles('reviewer', 'supervisor')
  @ApiOperation({ summary: 'Decisions that townships have filed with the county, within your scope' })
  list(@CurrentUser() user: Principal, @Query() { county, after, limit }: FilingsQuery): Promise<Page<FilingView>> {
    return this.filings.list(user.scope, county, after, limit ?? DEFAULT_LIMIT);
  }
}
