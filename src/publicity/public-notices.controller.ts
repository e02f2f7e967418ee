import { Body, Controller, Get, HttpCode, Ip, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { JsonObject } from '../engine/index.js';
import { PublicRoute } from '../cases/access.js';
import { IdempotencyKey } from '../shared/idempotency-key.js';
import { DEFAULT_LIMIT, type Page } from '../shared/paging.js';
import { LeavesNoCopy } from './leaves-no-copy.js';
import { Objections } from './objections.js';
import type { ObjectionReceipt } from './objection-receipts.js';
import { PublicLimits } from './public-limits.js';
import {
  NoticesQuery,
  ObjectionBody,
  ObjectionReceiptView,
  OpenNoticeView,
  PublicNoticePage,
} from './public-notices.dto.js';
import { PublicNotices, type OpenNotice, type PublicNotice } from './public-notices.js';

@ApiTags('public')
@Controller('public/notices')
export class PublicNoticesController {
  constructor(
    private readonly notices: PublicNotices,
    private readonly objections: Objections,
    private readonly limits: PublicLimits,
  ) {}

  @Get()
  @PublicRoute()
  @LeavesNoCopy()
  @ApiOkResponse({ type: PublicNoticePage })
  @ApiOperation({ summary: 'What hangs now in a village, or in all villages of a township, newest first' })
  async list(@Query() { division, after, limit }: NoticesQuery, @Ip() address: string): Promise<Page<PublicNotice>> {
    await this.limits.count('read', address);
    return this.notices.current(division, after, limit ?? DEFAULT_LIMIT);
  }

  @Get(':county/:id')
  @PublicRoute()
  @LeavesNoCopy()
  @ApiOkResponse({ type: OpenNoticeView })
  @ApiOperation({ summary: 'A notice, with the form to object; 410 once it no longer hangs' })
  async one(
    @Param('county') county: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Ip() address: string,
  ): Promise<OpenNotice> {
    await this.limits.count('read', address);
    return this.notices.one(county, id);
  }

  @Post(':county/:id/objections')
  @HttpCode(201)
  @PublicRoute()
  @LeavesNoCopy()
  @ApiCreatedResponse({ type: ObjectionReceiptView })
  @ApiOperation({
    summary: 'Object to what a notice says; the answer is a number and a code to ask with, and nothing else',
  })
  async object(
    @Param('county') county: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { command, data }: ObjectionBody,
    @IdempotencyKey() key: string,
    @Ip() address: string,
  ): Promise<ObjectionReceipt> {
    await this.limits.count('object', address);
    const objection = { data: data as JsonObject, ...(command === undefined ? {} : { command }) };
    return this.objections.object(county, id, objection, key);
  }
}
