import { Global, Module } from '@nestjs/common';
import { DefinitionLibrary } from '../cases/ports.js';
import { CalendarsController } from './calendars.controller.js';
import { Calendars } from './calendars.js';
import { DefinitionCheck } from './check.js';
import { DefinitionsController } from './definitions.controller.js';
import { DeployedDefinitions } from './definitions.js';
import { Deployments } from './deployments.js';
import { DiagramController } from './diagram/diagram.controller.js';
import { DiagramsAhead } from './diagram/diagrams-ahead.js';
import { DefinitionDiagrams } from './diagram/diagrams.js';
import { MigrationPlans } from './migration-plans.js';
import { MigrationRunner } from './migration-runner.js';
import { MigrationsController } from './migrations.controller.js';
import { ProceduresInForce } from './procedures-in-force.js';
import { ReadingsController } from './readings.controller.js';

/** Deployed definitions and calendars: the library every case runs on. */
@Global()
@Module({
  controllers: [
    DefinitionsController,
    ReadingsController,
    DiagramController,
    CalendarsController,
    MigrationsController,
  ],
  providers: [
    DeployedDefinitions,
    { provide: DefinitionLibrary, useExisting: DeployedDefinitions },
    DefinitionCheck,
    DefinitionDiagrams,
    DiagramsAhead,
    Deployments,
    Calendars,
    MigrationPlans,
    MigrationRunner,
    ProceduresInForce,
  ],
  exports: [DefinitionLibrary, ProceduresInForce],
})
export class WorkflowsModule {}
