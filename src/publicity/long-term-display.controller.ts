import { Controller, Get, Ip, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PublicRoute } from '../cases/access.js';
import { DEFAULT_LIMIT, type Page } from '../shared/paging.js';
import { LeavesNoCopy } from './leaves-no-copy.js';
import { DisplayedBenefitPage, DisplayQuery } from './long-term-display.dto.js';
import { LongTermDisplay, type DisplayedBenefit } from './long-term-display.js';
import { PublicLimits } from './public-limits.js';

@ApiTags('public')
@Controller('public/long-term-display')
export class LongTermDisplayController {
  constructor(
    private readonly display: LongTermDisplay,
    private readonly limits: PublicLimits,
  ) {}

  @Get()
  @PublicRoute()
  @LeavesNoCopy()
  @ApiOkResponse({ type: DisplayedBenefitPage })
  @ApiOperation({ summary: 'The households of a village whose benefit runs, where its rules keep such a list' })
  async list(
    @Query() { division, after, limit }: DisplayQuery,
    @Ip() address: string,
  ): Promise<Page<DisplayedBenefit>> {
    await this.limits.count('read', address);
    return this.display.of(division, after, limit ?? DEFAULT_LIMIT);
  }
}
