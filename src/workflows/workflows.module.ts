import { Global, Module } from '@nestjs/common';
import { DefinitionLibrary } from '../cases/ports.js';
import { CalendarsController } from './calendars.controller.js';
import { Calendars } from './calendars.js';
import { DefinitionCheck } from './check.js';
import { DefinitionsController } from './definitions.controller.js';
import { DeployedDefinitions } from './definitions.js';
import { Deployments } from './deployments.js';
import { ProceduresInForce } from './procedures-in-force.js';

/** Deployed definitions and calendars: the library every case runs on. */
@Global()
@Module({
  controllers: [DefinitionsController, CalendarsController],
  providers: [
    DeployedDefinitions,
    { provide: DefinitionLibrary, useExisting: DeployedDefinitions },
    DefinitionCheck,
    Deployments,
    Calendars,
    ProceduresInForce,
  ],
  exports: [DefinitionLibrary, ProceduresInForce],
})
export class WorkflowsModule {}
