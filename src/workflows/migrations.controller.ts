import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Principal } from '../cases/access.js';
import { IdempotencyKey } from '../shared/idempotency-key.js';
import { PageQuery } from '../shared/page.dto.js';
import { DEFAULT_LIMIT } from '../shared/paging.js';
import { MigrationPlans } from './migration-plans.js';
import { MigrationRunner } from './migration-runner.js';
import {
  MigrationCasesPage,
  MigrationCasesQuery,
  MigrationsPage,
  MigrationView,
  NewMigration,
  ProposalQuery,
  ProposalView,
} from './migrations.dto.js';

@ApiTags('migrations')
@Controller('migrations')
@Roles('administrator')
export class MigrationsController {
  constructor(
    private readonly plans: MigrationPlans,
    private readonly runner: MigrationRunner,
  ) {}

  /** Plan to move the running cases of one definition to another. Nothing is moved by that. */
  @Post()
  create(
    @CurrentUser() actor: Principal,
    @IdempotencyKey() key: string,
    @Body() body: NewMigration,
  ): Promise<MigrationView> {
    return this.plans.create(actor, key, body);
  }

  /** Plans, newest first, with their progress. */
  @Get()
  list(@Query() { after, limit = DEFAULT_LIMIT }: PageQuery): Promise<MigrationsPage> {
    return this.plans.list(after, limit);
  }

  /** How cases of one definition could stand in another, for whoever is about to plan it. */
  @Get('proposal')
  propose(@Query() query: ProposalQuery): Promise<ProposalView> {
    return this.plans.propose(query);
  }

  /** A plan with its progress. */
  @Get(':id')
  show(@Param('id', ParseUUIDPipe) id: string): Promise<MigrationView> {
    return this.plans.get(id);
  }

  /** What became of each case, and why. */
  @Get(':id/cases')
  cases(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit = DEFAULT_LIMIT, ...filter }: MigrationCasesQuery,
  ): Promise<MigrationCasesPage> {
    return this.plans.cases(id, { ...filter, limit });
  }

  /** Try every case without moving it. */
  @Post(':id/dry-run')
  @HttpCode(200)
  async dryRun(@CurrentUser() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<MigrationView> {
    return this.started(this.plans.start(actor, id, 'dry-run'));
  }

  /** Move the cases: each in a transaction of its own, with an event in its history. */
  @Post(':id/apply')
  @HttpCode(200)
  async apply(@CurrentUser() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<MigrationView> {
    return this.started(this.plans.start(actor, id, 'apply'));
  }

  /** Stop after the case that is being moved. */
  @Post(':id/stop')
  @HttpCode(200)
  stop(@Param('id', ParseUUIDPipe) id: string): Promise<MigrationView> {
    return this.plans.stop(id);
  }

  /** Go on where it was stopped. */
  @Post(':id/resume')
  @HttpCode(200)
  async resume(@CurrentUser() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<MigrationView> {
    return this.started(this.plans.resume(actor, id));
  }

  private async started(plan: Promise<MigrationView>): Promise<MigrationView> {
    const view = await plan;
    this.runner.wake();
    return view;
  }
}
