import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, Roles, type Principal } from '../cases/access.js';
import { Erasure, type Erased } from './erasure.js';
import { HouseholdViews, type ErasedHousehold, type HouseholdView } from './household-views.js';
import { ErasedView, HouseholdAnswer, ReasonBody, SearchBody, SearchView } from './households.dto.js';
import { PersonSearch } from './person-search.js';

@ApiTags('households')
@Controller()
export class HouseholdsController {
  constructor(
    private readonly views: HouseholdViews,
    private readonly erasure: Erasure,
    private readonly people: PersonSearch,
  ) {}

  /** The household of a case within your scope, names, numbers, phones and accounts masked. */
  @Get('cases/:county/:caseId/household')
  @AnyRole()
  @ApiOkResponse({ type: HouseholdAnswer })
  household(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<HouseholdView | ErasedHousehold> {
    return this.views.masked(user, county, caseId);
  }

  /** The same in full, for a stated reason. Who read it, when and why is kept and shown to auditors. */
  @Post('cases/:county/:caseId/persons/reveal')
  @HttpCode(200)
  @AnyRole()
  @ApiOkResponse({ type: HouseholdAnswer })
  reveal(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Body() { reason }: ReasonBody,
  ): Promise<HouseholdView> {
    return this.views.revealed(user, county, caseId, reason);
  }

  /** Whether somebody is in an open case or a running award anywhere. Names nobody; the search is kept. */
  @Post('persons/search')
  @HttpCode(200)
  @Roles('clerk', 'handler', 'approver', 'reviewer', 'supervisor', 'auditor', 'reconsiderationOfficer')
  search(@CurrentUser() user: Principal, @Body() { idNumber, reason }: SearchBody): Promise<SearchView> {
    return this.people.search(user, idNumber, reason);
  }

  /** Destroys the household's key: its personal data is gone for good everywhere, history stays provable. */
  @Post('households/:county/:householdId/erase')
  @HttpCode(200)
  @Roles('administrator')
  @ApiOkResponse({ type: ErasedView })
  erase(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('householdId', ParseUUIDPipe) householdId: string,
    @Body() { reason }: ReasonBody,
  ): Promise<Erased> {
    return this.erasure.erase(user.userId, county, householdId, reason);
  }
}
