import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Principal } from '../cases/access.js';
import { DEFAULT_LIMIT } from '../shared/paging.js';
import { AccountQueries } from './account-queries.js';
import {
  AccountAnswer,
  AccountListedView,
  IdentityFeedAnswer,
  IdentityLookupAnswer,
  SupplementListsPage,
  SupplementRowsPage,
} from './benefits.views.dto.js';
import { PageQuery } from '../shared/page.dto.js';
import { AccountEntriesQuery, IdentityFeedQuery, IdentityLookupBody } from './entitlements.dto.js';
import { IdentityFeeds, SETTLEMENT_ROLE } from './identity-feed.js';
import { SupplementQueries } from './supplement-queries.js';

const LIST_READERS = ['financeOfficer', 'reviewer', 'approver', 'supervisor', 'auditor'] as const;

@ApiTags('benefits')
@Controller()
export class EntitlementsController {
  constructor(
    private readonly accounts: AccountQueries,
    private readonly supplements: SupplementQueries,
    private readonly identities: IdentityFeeds,
  ) {}

  /** The accounts of the divisions you see, with what is left in them today. */
  @Get('accounts')
  @Roles('handler', ...LIST_READERS)
  list(@CurrentUser() user: Principal): Promise<AccountListedView[]> {
    return this.accounts.list(user);
  }

  /** What is left in an account of your division, and its movements, newest first. */
  @Get('accounts/:name/entries')
  @Roles('handler', ...LIST_READERS)
  entries(
    @CurrentUser() user: Principal,
    @Param('name') name: string,
    @Query() { county, after, limit }: AccountEntriesQuery,
  ): Promise<AccountAnswer> {
    return this.accounts.entries(user, { name, county }, after, limit ?? DEFAULT_LIMIT);
  }

  /** Supplement lists of your division, newest first. */
  @Get('supplement-lists')
  @Roles(...LIST_READERS)
  lists(@CurrentUser() user: Principal, @Query() { after, limit }: PageQuery): Promise<SupplementListsPage> {
    return this.supplements.lists(user.scope, after, limit ?? DEFAULT_LIMIT);
  }

  /** Everybody on a supplement list whose case lies within your scope. */
  @Get('supplement-lists/:county/:caseId/:seq/:index/rows')
  @Roles(...LIST_READERS)
  rows(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Param('seq', ParseIntPipe) seq: number,
    @Param('index', ParseIntPipe) index: number,
    @Query() { after, limit }: PageQuery,
  ): Promise<SupplementRowsPage> {
    return this.supplements.rows(user.scope, { county, caseId, seq, index }, after, limit ?? DEFAULT_LIMIT);
  }

  /** Changes of recognised identities in your county, in order; go on from `next`, also when there is nothing more yet. */
  @Get('identity-feed')
  @Roles(SETTLEMENT_ROLE)
  feed(@CurrentUser() user: Principal, @Query() { since, limit }: IdentityFeedQuery): Promise<IdentityFeedAnswer> {
    return this.identities.since(user, since, limit ?? DEFAULT_LIMIT);
  }

  /** As what somebody is recognised on a day, for settling their bill. The look-up is kept and shown to auditors. */
  @Post('identity-lookup')
  @HttpCode(200)
  @Roles(SETTLEMENT_ROLE)
  lookUp(@CurrentUser() user: Principal, @Body() body: IdentityLookupBody): Promise<IdentityLookupAnswer> {
    return this.identities.lookUp(user, body);
  }
}
