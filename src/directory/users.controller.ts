import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Principal } from '../cases/access.js';
import { IdempotencyKey } from '../shared/idempotency-key.js';
import { DEFAULT_LIMIT } from '../shared/paging.js';
import { DirectoryUser, NewSeat, NewUser, SeatEnd, UserChange, UserPage, UsersQuery } from './users.dto.js';
import { Users } from './users.js';

@ApiTags('directory')
@Controller('users')
export class UsersController {
  constructor(private readonly users: Users) {}

  /** People and the seats they hold today or later, by user name. */
  @Get()
  @Roles('administrator', 'supervisor')
  list(@CurrentUser() reader: Principal, @Query() query: UsersQuery): Promise<UserPage> {
    return this.users.list(reader, { ...query, limit: query.limit ?? DEFAULT_LIMIT });
  }

  /** Add a person, as yet without a seat. */
  @Post()
  @Roles('administrator')
  add(@CurrentUser() actor: Principal, @IdempotencyKey() key: string, @Body() body: NewUser): Promise<DirectoryUser> {
    return this.users.add(actor, key, body);
  }

  /** Disable a person, or let them in again. */
  @Patch(':id')
  @Roles('administrator')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() { disabled }: UserChange): Promise<DirectoryUser> {
    return this.users.setDisabled(id, disabled);
  }

  /** Give a person a seat. */
  @Post(':id/seats')
  @Roles('administrator')
  addSeat(
    @CurrentUser() actor: Principal,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewSeat,
  ): Promise<DirectoryUser> {
    return this.users.addSeat(actor, key, id, body);
  }

  /** End a seat: at once, or on a day to come. */
  @Patch(':id/seats')
  @Roles('administrator')
  endSeat(@Param('id', ParseUUIDPipe) id: string, @Body() body: SeatEnd): Promise<DirectoryUser> {
    return this.users.endSeat(id, body);
  }
}
