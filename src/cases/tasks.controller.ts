import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { AnyRole, CurrentUser, Roles, type Principal } from './access.js';
import { DEFAULT_LIMIT, MOST_PER_PAGE, type Page } from '../shared/paging.js';
import { Claims, type Claim } from './claims.js';
import { Deadlines } from './deadlines.js';
import { Inbox, type InboxItem } from './inbox.js';
import { Incidents, type Incident } from './incidents.js';

export class TaskBody {
  /** The division whose case it is: a county, or a city with matters of its own. */
  @Matches(/^\d{2}(\d{2}){0,2}$/)
  county: string;

  @IsUUID()
  caseId: string;

  /** The task's key within its case. */
  @IsString()
  @MaxLength(200)
  key: string;
}

export class ReleaseBody extends TaskBody {
  /** Number of the claim. */
  @IsInt()
  @Min(1)
  fence: number;
}

export class InboxQuery {
  /** All tasks of your seats, those nobody has claimed, or your own. */
  @IsOptional()
  @IsIn(['all', 'free', 'mine'])
  show?: 'all' | 'free' | 'mine';

  @IsOptional()
  @IsString()
  @MaxLength(80)
  procedure?: string;

  /** Only tasks due before this instant. */
  @IsOptional()
  @IsISO8601({ strict: true })
  dueBefore?: string;

  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_PER_PAGE)
  limit?: number;
}

@ApiTags('tasks')
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly inbox: Inbox,
    private readonly claims: Claims,
  ) {}

  @Get()
  @AnyRole()
  @ApiOperation({ summary: 'The work waiting for your seats, soonest due first' })
  list(@CurrentUser() user: Principal, @Query() query: InboxQuery): Promise<Page<InboxItem>> {
    return this.inbox.list(user.scope, user.userId, user.seats, {
      ...query,
      show: query.show ?? 'all',
      limit: query.limit ?? DEFAULT_LIMIT,
    });
  }

  @Get('counts')
  @AnyRole()
  @ApiOperation({ summary: 'How much waits at each of your seats' })
  counts(@CurrentUser() user: Principal) {
    return this.inbox.counts(user.scope, user.seats);
  }

  @Post('claim')
  @HttpCode(200)
  @AnyRole()
  @ApiOperation({ summary: 'Claim a task; exactly one of several claimants wins, the others learn who and when' })
  claim(@CurrentUser() user: Principal, @Body() body: TaskBody): Promise<Claim> {
    return this.claims.claim(body, user);
  }

  @Post('release')
  @HttpCode(204)
  @AnyRole()
  @ApiOperation({ summary: 'Give a claimed task back' })
  async release(@CurrentUser() user: Principal, @Body() body: ReleaseBody): Promise<void> {
    await this.claims.release(body, body.fence, user);
  }
}

@ApiTags('incidents')
@Controller('incidents')
export class IncidentsController {
  constructor(
    private readonly incidents: Incidents,
    private readonly deadlines: Deadlines,
  ) {}

  @Get()
  @Roles('supervisor', 'auditor', 'reviewer', 'approver')
  @ApiOperation({ summary: 'Deadlines that failed and wait for somebody' })
  list(@CurrentUser() user: Principal, @Query('after') after?: string): Promise<Incident[]> {
    return this.incidents.list(user.scope, after ?? null, DEFAULT_LIMIT);
  }

  @Post(':id/retry')
  @HttpCode(202)
  @Roles('supervisor', 'approver')
  @ApiOperation({ summary: 'Try a failed deadline again now' })
  async retry(@CurrentUser() user: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<{ fired: number }> {
    await this.incidents.retry(user.scope, id);
    return { fired: await this.deadlines.drain() };
  }
}
