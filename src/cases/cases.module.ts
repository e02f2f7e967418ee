import { Global, Module } from '@nestjs/common';
import { CaseQueries } from './case-queries.js';
import { CasesController, VerbsController } from './cases.controller.js';
import { ClaimMany } from './claim-many.js';
import { Claims } from './claims.js';
import { Copies } from './copies.js';
import { Deadlines } from './deadlines.js';
import { Executor } from './executor.js';
import { FactGatherer } from './facts.js';
import { InboxFacetCounts } from './inbox-facets.js';
import { Inbox } from './inbox.js';
import { Incidents } from './incidents.js';
import { Opener } from './opener.js';
import { Past } from './past.js';
import { Planner } from './planner.js';
import { Registry } from './registry.js';
import { SavedFiltersController } from './saved-filters.controller.js';
import { SavedFilters } from './saved-filters.js';
import { IncidentsController, TasksController } from './tasks.controller.js';
import { VerbForms } from './verb-forms.js';

const services = [
  Registry,
  FactGatherer,
  Planner,
  Executor,
  Opener,
  Past,
  Claims,
  ClaimMany,
  SavedFilters,
  Deadlines,
  Incidents,
  CaseQueries,
  VerbForms,
  Copies,
  Inbox,
  InboxFacetCounts,
];

/** The transaction and what is read around it. Global: every feature registers here, none is imported. */
@Global()
@Module({
  controllers: [CasesController, VerbsController, SavedFiltersController, TasksController, IncidentsController],
  providers: services,
  exports: services,
})
export class CasesModule {}
