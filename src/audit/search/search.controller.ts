import { Body, Controller, Get, Header, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Principal } from '../../cases/access.js';
import { DEFAULT_LIMIT, type Page } from '../../shared/paging.js';
import { AuditSearch, type FoundCase, type FoundEvent } from './audit-search.js';
import { ListExport } from './list-export.js';
import { Readings, type FoundReading } from './readings.js';
import {
  AuditExportBody,
  AuditSearchBody,
  FoundCasePage,
  FoundEventPage,
  PersonalReadingPage,
  ReadingsQuery,
} from './search.dto.js';

@ApiTags('audit')
@Controller('audit')
export class AuditSearchController {
  constructor(
    private readonly search: AuditSearch,
    private readonly lists: ListExport,
    private readonly readings: Readings,
  ) {}

  /** Cases within your scope by person, procedure, place, time, and who or what acted in them. Newest first. A look-up of a person is recorded. */
  @Post('cases')
  @HttpCode(200)
  @Roles('auditor', 'supervisor')
  @ApiOkResponse({ type: FoundCasePage })
  cases(@CurrentUser() user: Principal, @Body() body: AuditSearchBody): Promise<Page<FoundCase>> {
    const { after, limit = DEFAULT_LIMIT, ...filter } = body;
    return this.search.cases(user, filter, { limit, ...(after === undefined ? {} : { after }) });
  }

  /** What was done in cases within your scope: by whom, in which office, when. Newest first. A look-up of a person is recorded. */
  @Post('events')
  @HttpCode(200)
  @Roles('auditor', 'supervisor')
  @ApiOkResponse({ type: FoundEventPage })
  events(@CurrentUser() user: Principal, @Body() body: AuditSearchBody): Promise<Page<FoundEvent>> {
    const { after, limit = DEFAULT_LIMIT, ...filter } = body;
    return this.search.events(user, filter, { limit, ...(after === undefined ? {} : { after }) });
  }

  /** What a search found as a file, with your name, the time and the reason on it. Taking it is recorded. */
  @Post('export')
  @HttpCode(200)
  @Roles('auditor')
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Header('Cache-Control', 'private, no-store')
  async export(@CurrentUser() user: Principal, @Body() body: AuditExportBody): Promise<StreamableFile> {
    const { of, format, reason, lang = 'zh', ...filter } = body;
    const { name, mediaType, content } = await this.lists.take(user, filter, { of, format, reason, lang });
    return new StreamableFile(content, { type: mediaType, disposition: `attachment; filename="${name}"` });
  }

  /** Who read or looked up personal data within your scope, when and why. Newest first. */
  @Get('readings')
  @Roles('auditor')
  @ApiOkResponse({ type: PersonalReadingPage })
  read(@CurrentUser() { scope }: Principal, @Query() query: ReadingsQuery): Promise<Page<FoundReading>> {
    return this.readings.list(scope, { ...query, limit: query.limit ?? DEFAULT_LIMIT });
  }
}
