import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, Roles, type Principal } from '../cases/access.js';
import { IdempotencyKey } from '../shared/idempotency-key.js';
import { Applications } from './applications.js';
import { ApplicationBody, LinkedBody } from './applications.dto.js';
import { Filings, type FilingView } from './filings.js';
import { CasesAbout } from './cases-about.js';
import { JointApplicationBody } from './joint-applications.dto.js';
import { JointApplications } from './joint-applications.js';
import { FilingAnswer, JointReceipt, NewReceipt, Receipt } from './receipts.dto.js';

@ApiTags('intake')
@Controller()
export class ApplicationsController {
  constructor(
    private readonly applications: Applications,
    private readonly joint: JointApplications,
    private readonly filings: Filings,
    private readonly linked: CasesAbout,
  ) {}

  /**
   * Receive a family's application. The receipt shows the query code this once; the same request with the same key shows
   * it again. A duplicate answers 409 with the cases found and what is possible instead.
   */
  @Post('applications')
  @Roles('clerk', 'handler')
  receive(
    @CurrentUser() user: Principal,
    @Body() body: ApplicationBody,
    @IdempotencyKey() key: string,
  ): Promise<NewReceipt> {
    return this.applications.receive(user, body, key);
  }

  /**
   * Receive one form for several procedures: apply once, be examined for each. One household, a case each, linked to one
   * another as `together`; one receipt with every number, promised day and query code. What excludes each other is refused
   * unless the household's choice is recorded.
   */
  @Post('applications/batch')
  @Roles('clerk', 'handler')
  receiveTogether(
    @CurrentUser() user: Principal,
    @Body() body: JointApplicationBody,
    @IdempotencyKey() key: string,
  ): Promise<JointReceipt> {
    return this.joint.receive(user, body, key);
  }

  /** A receipt for printing again, without the code. */
  @Get('applications/:number')
  @Roles('clerk', 'handler')
  receipt(@CurrentUser() user: Principal, @Param('number') number: string): Promise<Receipt> {
    return this.filings.receipt(user.scope, number);
  }

  /** How a case was applied for: who signed the authorisation, and which duplicates the clerk went on in spite of. */
  @Get('cases/:county/:caseId/application')
  @AnyRole()
  @ApiOkResponse({ type: FilingAnswer })
  filing(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<FilingView> {
    return this.filings.ofCase(user.scope, county, caseId);
  }

  /** Open a case about this one, such as a citizen's application for reconsideration. */
  @Post('cases/:county/:caseId/linked')
  @Roles('clerk', 'reconsiderationOfficer')
  link(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
    @Body() body: LinkedBody,
    @IdempotencyKey() key: string,
  ): Promise<NewReceipt> {
    return this.linked.open(user, county, caseId, body, key);
  }
}
