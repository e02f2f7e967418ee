import { Body, Controller, Header, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PublicRoute } from '../cases/access.js';
import { ProgressBody, ProgressView } from './progress.dto.js';
import { ProgressQueries } from './progress.js';
import { QueryLimiter } from './query-limiter.js';

@ApiTags('public')
@Controller('public')
export class ProgressController {
  constructor(
    private readonly queries: ProgressQueries,
    private readonly limiter: QueryLimiter,
  ) {}

  /** Where an application or an objection stands, for whoever holds the receipt. At most 30 times a minute from one address. */
  @Post('progress')
  @HttpCode(200)
  @PublicRoute()
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: ProgressView })
  async progress(@Body() { number, code }: ProgressBody, @Ip() address: string): Promise<ProgressView> {
    await this.limiter.count(address);
    return this.queries.ask(number, code);
  }
}
