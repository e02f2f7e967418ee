import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, Roles, type Principal } from '../cases/access.js';
import { IdempotencyKey } from '../shared/idempotency-key.js';
import { GrantsQuery, GrantView, NewGrant, Revocation } from './grants.dto.js';
import { Grants } from './grants.js';

@ApiTags('directory')
@Controller('grants')
export class GrantsController {
  constructor(private readonly grants: Grants) {}

  /** Authority grants, past ones included. */
  @Get()
  @AnyRole()
  list(@Query() query: GrantsQuery): Promise<GrantView[]> {
    return this.grants.list(query);
  }

  /** Register a grant. */
  @Post()
  @Roles('administrator', 'supervisor')
  add(@CurrentUser() actor: Principal, @IdempotencyKey() key: string, @Body() body: NewGrant): Promise<GrantView> {
    return this.grants.add(actor, key, body);
  }

  /** Revoke a grant from today on, with the reason. */
  @Post(':id/revoke')
  @HttpCode(200)
  @Roles('administrator', 'supervisor')
  revoke(@CurrentUser() actor: Principal, @Param('id') id: string, @Body() { reason }: Revocation): Promise<GrantView> {
    return this.grants.revoke(actor, id, reason);
  }
}
