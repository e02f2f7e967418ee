import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentUser, Roles, type Principal } from '../cases/access.js';
import { Config } from '../config.js';
import { DEFAULT_LIMIT } from '../shared/paging.js';
import { ReceiptPapers } from './receipt-papers.js';
import { ReceiptsToPrint, ReceivedPage, ReceivedQuery, type ReceiptToPrint } from './receipts.dto.js';
import { Received } from './received.js';

@ApiTags('intake')
@Controller('applications')
@Roles('clerk', 'handler')
export class ReceiptsController {
  constructor(
    private readonly received: Received,
    private readonly papers: ReceiptPapers,
    private readonly config: Config,
  ) {}

  /** Applications received within your scope, newest first; applicants masked. */
  @Get()
  list(@CurrentUser() user: Principal, @Query() { mine, after, limit }: ReceivedQuery): Promise<ReceivedPage> {
    return this.received.list(user, { mine: mine === 'true', after, limit: limit ?? DEFAULT_LIMIT });
  }

  /** Receipts as one A5 PDF, a page each. The query codes go on the paper if you give them: they are shown once and kept nowhere. */
  @Post('print')
  @HttpCode(200)
  @ApiProduces('application/pdf')
  @Header('Cache-Control', 'no-store')
  async print(
    @CurrentUser() user: Principal,
    @Body() { receipts }: ReceiptsToPrint,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    return this.pdf(user, receipts, request);
  }

  /** A receipt as A5 PDF for printing again, without the code. */
  @Get(':number/receipt.pdf')
  @ApiProduces('application/pdf')
  @Header('Cache-Control', 'no-store')
  async printAgain(
    @CurrentUser() user: Principal,
    @Param('number') number: string,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    return this.pdf(user, [{ number }], request);
  }

  private async pdf(user: Principal, receipts: ReceiptToPrint[], request: FastifyRequest): Promise<StreamableFile> {
    const origin = this.config.publicUrl ?? `${request.protocol}://${request.host}`;
    const bytes = await this.papers.print(user, receipts, origin);
    const disposition = `inline; filename="receipt-${receipts[0]?.number ?? ''}.pdf"`;
    return new StreamableFile(bytes, { type: 'application/pdf', length: bytes.length, disposition });
  }
}
