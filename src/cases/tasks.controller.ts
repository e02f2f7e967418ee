import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, Roles, type Principal } from './access.js';
import { PageQuery } from '../shared/page.dto.js';
import { DEFAULT_LIMIT, type Page } from '../shared/paging.js';
import { ClaimMany, type ClaimResult } from './claim-many.js';
import { Claims, type Claim } from './claims.js';
import { Copies, type CopyItem } from './copies.js';
import { Deadlines } from './deadlines.js';
import { InboxFacetCounts, type InboxFacets } from './inbox-facets.js';
import { Inbox, type InboxItem } from './inbox.js';
import { Incidents, type Incident } from './incidents.js';
import {
  ClaimResultView,
  ClaimView,
  CopyPage,
  InboxConditionsDto,
  InboxFacetsView,
  InboxQuery,
  ReleaseBody,
  TaskBody,
  TasksBody,
  FiredView,
  InboxPage,
  IncidentView,
  SeatCount,
} from './tasks.dto.js';

@ApiTags('tasks')
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly inbox: Inbox,
    private readonly facetCounts: InboxFacetCounts,
    private readonly claims: Claims,
    private readonly claimMany: ClaimMany,
    private readonly copies: Copies,
  ) {}

  @Get()
  @AnyRole()
  @ApiOkResponse({ type: InboxPage })
  @ApiOperation({ summary: 'The work waiting for your seats, soonest due first' })
  list(@CurrentUser() user: Principal, @Query() query: InboxQuery): Promise<Page<InboxItem>> {
    return this.inbox.list(user.scope, user.userId, user.seats, {
      ...query,
      limit: query.limit ?? DEFAULT_LIMIT,
    });
  }

  @Get('facets')
  @AnyRole()
  @ApiOkResponse({ type: InboxFacetsView })
  @ApiOperation({ summary: 'How many of your tasks each condition would show beside those that stand' })
  facets(@CurrentUser() user: Principal, @Query() conditions: InboxConditionsDto): Promise<InboxFacets> {
    return this.facetCounts.of(user.scope, user.userId, user.seats, conditions);
  }

  @Get('counts')
  @AnyRole()
  @ApiOkResponse({ type: [SeatCount] })
  @ApiOperation({ summary: 'How much waits at each of your seats' })
  counts(@CurrentUser() user: Principal) {
    return this.inbox.counts(user.scope, user.seats);
  }

  @Get('copies')
  @AnyRole()
  @ApiOkResponse({ type: CopyPage })
  @ApiOperation({ summary: 'Cases that were copied to your offices, for reading, latest first' })
  listCopies(@CurrentUser() user: Principal, @Query() { after, limit }: PageQuery): Promise<Page<CopyItem>> {
    return this.copies.list(user.scope, { limit: limit ?? DEFAULT_LIMIT, ...(after === undefined ? {} : { after }) });
  }

  @Post('claim')
  @HttpCode(200)
  @AnyRole()
  @ApiOkResponse({ type: ClaimView })
  @ApiOperation({ summary: 'Claim a task; exactly one of several claimants wins, the others learn who and when' })
  claim(@CurrentUser() user: Principal, @Body() body: TaskBody): Promise<Claim> {
    return this.claims.claim(body, user);
  }

  @Post('claim-many')
  @HttpCode(200)
  @AnyRole()
  @ApiOkResponse({ type: [ClaimResultView] })
  @ApiOperation({ summary: 'Claim several tasks: what became of each, in the order given; one lost costs no other' })
  claimSeveral(@CurrentUser() user: Principal, @Body() { tasks }: TasksBody): Promise<ClaimResult[]> {
    return this.claimMany.claim(tasks, user);
  }

  @Post('release')
  @HttpCode(204)
  @AnyRole()
  @ApiOperation({ summary: 'Give a claimed task back' })
  async release(@CurrentUser() user: Principal, @Body() body: ReleaseBody): Promise<void> {
    await this.claims.release(body, body.fence, user);
  }
}

@ApiTags('incidents')
@Controller('incidents')
export class IncidentsController {
  constructor(
    private readonly incidents: Incidents,
    private readonly deadlines: Deadlines,
  ) {}

  @Get()
  @Roles('supervisor', 'auditor', 'reviewer', 'approver')
  @ApiOkResponse({ type: [IncidentView] })
  @ApiOperation({ summary: 'Deadlines that failed and wait for somebody' })
  list(@CurrentUser() user: Principal, @Query('after') after?: string): Promise<Incident[]> {
    return this.incidents.list(user.scope, after ?? null, DEFAULT_LIMIT);
  }

  @Post(':id/retry')
  @HttpCode(202)
  @Roles('supervisor', 'approver')
  @ApiAcceptedResponse({ type: FiredView })
  @ApiOperation({ summary: 'Try a failed deadline again now' })
  async retry(@CurrentUser() user: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<{ fired: number }> {
    await this.incidents.retry(user.scope, id);
    return { fired: await this.deadlines.drain() };
  }
}
