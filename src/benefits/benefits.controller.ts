import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, Roles, type Principal } from '../cases/access.js';
import { IdempotencyKey } from '../shared/idempotency-key.js';
import { DEFAULT_LIMIT } from '../shared/paging.js';
import { AwardQueries } from './award-queries.js';
import { PaymentsQuery, RosterBody } from './benefits.dto.js';
import { AwardAnswer, PaymentsPage, RosterAdded } from './benefits.views.dto.js';
import { Payroll, ROSTER_ROLES } from './payroll.js';

@ApiTags('benefits')
@Controller()
export class BenefitsController {
  constructor(
    private readonly awards: AwardQueries,
    private readonly payroll: Payroll,
  ) {}

  @Get('cases/:county/:caseId/awards')
  @AnyRole()
  @ApiOperation({ summary: 'The monthly amounts a case has been awarded, oldest first' })
  of(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<AwardAnswer[]> {
    return this.awards.of(user.scope, county, caseId);
  }

  @Post('payments/rosters')
  @HttpCode(200)
  @Roles(...ROSTER_ROLES)
  @ApiOperation({
    summary: 'Compile the roster of a month; again, it adds what has been decided since and doubles nothing',
  })
  compile(
    @CurrentUser() user: Principal,
    @Body() { county, month }: RosterBody,
    @IdempotencyKey() key: string,
  ): Promise<RosterAdded> {
    return this.payroll.compile(user, { county, month }, key);
  }

  @Get('payments')
  @Roles(...ROSTER_ROLES, 'auditor')
  @ApiOperation({ summary: 'The roster of a month within your scope, with its totals' })
  payments(
    @CurrentUser() user: Principal,
    @Query() { county, month, after, limit }: PaymentsQuery,
  ): Promise<PaymentsPage> {
    return this.payroll.list(user.scope, { county, month }, after, limit ?? DEFAULT_LIMIT);
  }
}
