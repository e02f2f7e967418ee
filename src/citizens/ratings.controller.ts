import { Body, Controller, Get, Header, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, PublicRoute, Roles, type Principal } from '../cases/access.js';
import { IdempotencyKey } from '../shared/idempotency-key.js';
import { DEFAULT_LIMIT } from '../shared/paging.js';
import { QueryLimiter } from './query-limiter.js';
import { RatingBody, RatingGiven, RatingsPage, RatingsQuery } from './ratings.dto.js';
import { Ratings } from './ratings.js';

@ApiTags('public')
@Controller()
export class RatingsController {
  constructor(
    private readonly ratings: Ratings,
    private readonly limiter: QueryLimiter,
  ) {}

  /** What a citizen thinks of how it was handled: once for each receipt, after the decision. */
  @Post('public/ratings')
  @HttpCode(201)
  @PublicRoute()
  @Header('Cache-Control', 'no-store')
  async give(@Body() body: RatingBody, @IdempotencyKey() key: string, @Ip() address: string): Promise<RatingGiven> {
    await this.limiter.count(address);
    return this.ratings.give(body, key);
  }

  @Get('ratings')
  @Roles('supervisor', 'auditor')
  @ApiOkResponse({ type: RatingsPage })
  @ApiOperation({ summary: 'What citizens thought of the handling, newest first, within your divisions' })
  list(@CurrentUser() user: Principal, @Query() { limit, ...filter }: RatingsQuery): Promise<RatingsPage> {
    return this.ratings.list(user.scope, { ...filter, limit: limit ?? DEFAULT_LIMIT });
  }
}
