import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { VERBS, type JsonObject } from '../engine/index.js';
import { actorOf, AnyRole, CurrentUser, type Principal } from './access.js';
import { IdempotencyKey } from '../shared/idempotency-key.js';
import { DEFAULT_LIMIT, type Page } from '../shared/paging.js';
import { Problem } from '../shared/problem.js';
import { CaseQueries, type CaseSummary, type CaseView } from './case-queries.js';
import { CaseDetailView, CommandReplyView, VerbFormView } from './case-detail.dto.js';
import { CasePage, CasesQuery, CommandBody, VerbFormQuery, VerbView } from './cases.dto.js';
import type { CommandReply } from './command.js';
import { Executor } from './executor.js';
import { VerbForms, type VerbForm } from './verb-forms.js';

@ApiTags('cases')
@Controller('verbs')
export class VerbsController {
  @Get()
  @AnyRole()
  @ApiOperation({ summary: 'The verbs of every task and case, and the data each asks for' })
  list(): VerbView[] {
    return VERBS.map(({ type, name, of, title, schema }) => ({ command: type, name, of, title, schema }));
  }
}

@ApiTags('cases')
@Controller('cases')
export class CasesController {
  constructor(
    private readonly executor: Executor,
    private readonly queries: CaseQueries,
    private readonly verbForms: VerbForms,
  ) {}

  @Get()
  @AnyRole()
  @ApiOkResponse({ type: CasePage })
  @ApiOperation({ summary: 'Cases within your scope, newest first' })
  list(@CurrentUser() user: Principal, @Query() query: CasesQuery): Promise<Page<CaseSummary>> {
    return this.queries.list(user.scope, { ...query, limit: query.limit ?? DEFAULT_LIMIT });
  }

  @Get(':county/:caseId')
  @AnyRole()
  @ApiOkResponse({ type: CaseDetailView })
  @ApiOperation({ summary: 'A case: where it stands, its tasks and clocks, what you can do now and why not the rest' })
  view(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<CaseView> {
    return this.queries.view(user.scope, actorOf(user), county, caseId);
  }

  @Get(':county/:caseId/verbs/:command')
  @AnyRole()
  @ApiOkResponse({ type: VerbFormView })
  @ApiOperation({
    summary: 'The form of a verb on a task of the case, with the people, offices and steps to choose from',
  })
  verbForm(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Param('command') command: string,
    @Query() { task }: VerbFormQuery,
  ): Promise<VerbForm> {
    return this.verbForms.of(user, county, caseId, command, task);
  }

  @Post(':county/:caseId/commands')
  @HttpCode(200)
  @AnyRole()
  @ApiOkResponse({ type: CommandReplyView })
  @ApiOperation({
    summary: 'Send a command to a case; If-Match with its version refuses it when the case has moved on',
  })
  command(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Body() body: CommandBody,
    @IdempotencyKey() key: string,
    @Headers('if-match') ifMatch?: string,
  ): Promise<CommandReply> {
    const { type, data, task, fence } = body;
    return this.executor.execute({
      county,
      caseId,
      type,
      actor: actorOf(user),
      principal: user.userId,
      key,
      scope: user.scope,
      ...(data === undefined ? {} : { data: data as JsonObject }),
      ...(task === undefined ? {} : { task }),
      ...(fence === undefined ? {} : { fence }),
      ...(ifMatch === undefined ? {} : { expectedVersion: versionOf(ifMatch) }),
    });
  }
}

/** The version in an If-Match header, quoted or not (RFC 9110 §13.1.1). @throws Problem 400 */
function versionOf(ifMatch: string): number {
  const version = /^"?(\d{1,9})"?$/.exec(ifMatch.trim())?.[1];
  if (version !== undefined) return Number(version);
  throw new Problem('if-match-invalid', 400, {
    zh: 'If-Match 应为案件的版本号。',
    en: 'If-Match must be the version number of the case.',
  });
}
