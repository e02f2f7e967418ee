import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdempotencyKey } from '../shared/idempotency-key.js';
import { AnyRole, CurrentUser, type Principal } from './access.js';
import { CommandReplyView } from './case-detail.dto.js';
import type { CommandReply } from './command.js';
import { MatterBody } from './matters.dto.js';
import { Matters } from './matters.js';

@ApiTags('matters')
@Controller('matters')
export class MattersController {
  constructor(private readonly matters: Matters) {}

  @Post()
  @AnyRole()
  @ApiCreatedResponse({ type: CommandReplyView })
  @ApiOperation({
    summary: "Open a matter of the administration's own, for whoever its definition says, with the cases it is about",
  })
  open(@CurrentUser() user: Principal, @Body() body: MatterBody, @IdempotencyKey() key: string): Promise<CommandReply> {
    return this.matters.open(user, body, key);
  }
}
