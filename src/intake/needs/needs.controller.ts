import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, Roles, type Principal } from '../../cases/access.js';
import { IdempotencyKey } from '../../shared/idempotency-key.js';
import { NeedsAssessments } from './needs-assessments.js';
import { NeedsAssessmentView, NeedsBody, NeedsFormView } from './needs.dto.js';

@ApiTags('intake')
@Controller('needs-assessments')
export class NeedsController {
  constructor(private readonly assessments: NeedsAssessments) {}

  /** The questions. */
  @Get('form')
  @AnyRole()
  form(): NeedsFormView {
    return { schema: this.assessments.form.schema };
  }

  /**
   * Assess what a household may apply for: every procedure that it seems entitled to, cannot have, or cannot be judged
   * without a further answer; what its members already have; and what excludes each other. It decides nothing. It is kept for
   * thirty days, or with the household that applies; looking it up is on record.
   */
  @Post()
  @Roles('clerk', 'handler')
  assess(
    @CurrentUser() user: Principal,
    @Body() body: NeedsBody,
    @IdempotencyKey() key: string,
  ): Promise<NeedsAssessmentView> {
    return this.assessments.assess(user, body, key);
  }

  /** One made before, as long as it is kept. Who reads it is on record. */
  @Get(':county/:id')
  @Roles('clerk', 'handler', 'approver', 'reviewer')
  read(
    @CurrentUser() user: Principal,
    @Param('county') county: string,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<NeedsAssessmentView> {
    return this.assessments.read(user, county, id);
  }
}
