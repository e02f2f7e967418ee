import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Principal } from '../cases/access.js';
import { DEFAULT_LIMIT } from '../shared/paging.js';
import { Pace } from './pace.js';
import { Relations } from './relations.js';
import { SamplingDraws } from './sampling-draws.js';
import { SupervisedTasks } from './supervised-tasks.js';
import {
  DrawsQuery,
  DrawSummaryQuery,
  LimitsQuery,
  PaceQuery,
  PlacePageQuery,
  WeeksQuery,
  WorkloadQuery,
} from './supervision.dto.js';
import {
  DrawPage,
  DrawSummaryView,
  PaceView,
  RegisteredHouseholdPage,
  SupervisedTaskPage,
  WeekView,
  WorkloadView,
} from './supervision-views.dto.js';
import { Workloads } from './workload.js';

@ApiTags('supervision')
@Controller('supervision')
@Roles('supervisor', 'auditor', 'reviewer', 'approver')
export class SupervisionController {
  constructor(
    private readonly workloads: Workloads,
    private readonly tasks: SupervisedTasks,
    private readonly pace: Pace,
    private readonly draws: SamplingDraws,
    private readonly relations: Relations,
  ) {}

  /** Open work by division, office, procedure or person, the most overdue first. */
  @Get('workload')
  workload(@CurrentUser() user: Principal, @Query() { by, ...filter }: WorkloadQuery): Promise<WorkloadView[]> {
    return this.workloads.by(user.scope, by, filter);
  }

  /** Tasks that approach their legal limit or have passed it, the most pressing first. */
  @Get('tasks')
  limits(@CurrentUser() user: Principal, @Query() query: LimitsQuery): Promise<SupervisedTaskPage> {
    return this.tasks.list(user.scope, { ...query, limit: query.limit ?? DEFAULT_LIMIT });
  }

  /** How long cases decided in a time took, against the legal limit. */
  @Get('pace')
  howFast(@CurrentUser() user: Principal, @Query() { by, ...filter }: PaceQuery): Promise<PaceView[]> {
    return this.pace.by(user.scope, by, filter);
  }

  /** Cases decided and ended, week by week. */
  @Get('weeks')
  weeks(@CurrentUser() user: Principal, @Query() query: WeeksQuery): Promise<WeekView[]> {
    return this.pace.weeks(user.scope, query);
  }

  /** Random draws, newest first, each repeated from its seed. */
  @Get('draws')
  listDraws(@CurrentUser() user: Principal, @Query() query: DrawsQuery): Promise<DrawPage> {
    return this.draws.list(user.scope, { ...query, limit: query.limit ?? DEFAULT_LIMIT });
  }

  /** How many cases were in the draws and how many were drawn, by procedure and rate. */
  @Get('draws/summary')
  drawSummary(@CurrentUser() user: Principal, @Query() query: DrawSummaryQuery): Promise<DrawSummaryView[]> {
    return this.draws.summary(user.scope, query);
  }

  /** The register of officials' near relatives, and what the county did in their cases. */
  @Get('relations')
  listRelations(@CurrentUser() user: Principal, @Query() query: PlacePageQuery): Promise<RegisteredHouseholdPage> {
    return this.relations.list(user.scope, { ...query, limit: query.limit ?? DEFAULT_LIMIT });
  }
}
