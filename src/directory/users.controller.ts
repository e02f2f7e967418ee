import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Principal } from '../cases/access.js';
import { roleTitle } from '../cases/role-titles.js';
import { IdempotencyKey } from '../shared/idempotency-key.js';
import { DEFAULT_LIMIT } from '../shared/paging.js';
import {
  DirectoryUser,
  NewPassword,
  NewSeat,
  NewUser,
  RoleView,
  SeatEnd,
  UserChange,
  UserChangesPage,
  UserChangesQuery,
  UserPage,
  UsersQuery,
} from './users.dto.js';
import { roles } from './seed/posts.js';
import { UserChanges } from './user-changes.js';
import { Users } from './users.js';

@ApiTags('directory')
@Controller('users')
export class UsersController {
  constructor(
    private readonly users: Users,
    private readonly changes: UserChanges,
  ) {}

  /** People and the seats they hold today or later, by user name: of the whole place for the administrator, else of one's own divisions. */
  @Get()
  @Roles('administrator', 'supervisor', 'auditor')
  list(@CurrentUser() reader: Principal, @Query() query: UsersQuery): Promise<UserPage> {
    return this.users.list(reader, { ...query, limit: query.limit ?? DEFAULT_LIMIT });
  }

  /** Add a person, as yet without a seat. */
  @Post()
  @Roles('administrator')
  add(@CurrentUser() actor: Principal, @IdempotencyKey() key: string, @Body() body: NewUser): Promise<DirectoryUser> {
    return this.users.add(actor, key, body);
  }

  /** The roles that seats are given in. */
  @Get('roles')
  @Roles('administrator', 'supervisor')
  roles(): RoleView[] {
    return roles.map((role) => ({ role, title: roleTitle(role) }));
  }

  /** What was done to accounts and seats, and by whom, latest first. */
  @Get('changes')
  @Roles('administrator', 'auditor')
  listChanges(@CurrentUser() reader: Principal, @Query() query: UserChangesQuery): Promise<UserChangesPage> {
    return this.changes.list(reader, { ...query, limit: query.limit ?? DEFAULT_LIMIT });
  }

  /** One person with every seat they have held, past ones too. */
  @Get(':id')
  @Roles('administrator')
  show(@Param('id', ParseUUIDPipe) id: string): Promise<DirectoryUser> {
    return this.users.get(id);
  }

  /** Give a person who has forgotten theirs another first password. They are signed out everywhere. */
  @Put(':id/password')
  @Roles('administrator')
  password(
    @CurrentUser() actor: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { password }: NewPassword,
  ): Promise<DirectoryUser> {
    return this.users.setPassword(actor, id, password);
  }

  /** Let a person try again whom failed attempts have locked out. */
  @Post(':id/unlock')
  @HttpCode(200)
  @Roles('administrator')
  unlock(@CurrentUser() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<DirectoryUser> {
    return this.users.unlock(actor, id);
  }

  /** Disable a person, or let them in again. */
  @Patch(':id')
  @Roles('administrator')
  change(
    @CurrentUser() actor: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { disabled }: UserChange,
  ): Promise<DirectoryUser> {
    return this.users.setDisabled(actor, id, disabled);
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
  endSeat(
    @CurrentUser() actor: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SeatEnd,
  ): Promise<DirectoryUser> {
    return this.users.endSeat(actor, id, body);
  }
}
