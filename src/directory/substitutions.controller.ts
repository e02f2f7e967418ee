import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, type Principal } from '../cases/access.js';
import { IdempotencyKey } from '../shared/idempotency-key.js';
import { DEFAULT_LIMIT } from '../shared/paging.js';
import {
  CandidatesQuery,
  NewSubstitution,
  SubstituteCandidate,
  Substitution,
  SubstitutionPage,
  SubstitutionsQuery,
} from './substitutions.dto.js';
import { Substitutions } from './substitutions.js';

@ApiTags('directory')
@Controller('substitutions')
export class SubstitutionsController {
  constructor(private readonly substitutions: Substitutions) {}

  /** Who stands in for whom, latest first: your own, and those of the seats you head. */
  @Get()
  @AnyRole()
  list(@CurrentUser() reader: Principal, @Query() query: SubstitutionsQuery): Promise<SubstitutionPage> {
    return this.substitutions.list(reader, { ...query, limit: query.limit ?? DEFAULT_LIMIT });
  }

  /** Who could stand in for you, or for whom an administrator asks: people who work in the same county, those of the same offices first. */
  @Get('candidates')
  @AnyRole()
  candidates(@CurrentUser() reader: Principal, @Query() { person }: CandidatesQuery): Promise<SubstituteCandidate[]> {
    return this.substitutions.candidates(reader, person);
  }

  /** Order that somebody stands in for somebody: for yourself, or for the seats you head. */
  @Post()
  @AnyRole()
  order(
    @CurrentUser() actor: Principal,
    @IdempotencyKey() key: string,
    @Body() body: NewSubstitution,
  ): Promise<Substitution> {
    return this.substitutions.order(actor, key, body);
  }

  /** End it now; what was done under it stays done. */
  @Post(':id/revoke')
  @HttpCode(200)
  @AnyRole()
  revoke(@CurrentUser() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<Substitution> {
    return this.substitutions.revoke(actor, id);
  }
}
