import { Global, Module } from '@nestjs/common';
import { DefinitionLibrary } from '../cases/ports.js';
import { Calendars } from './calendars.js';
import { DefinitionsController } from './definitions.controller.js';
import { DeployedDefinitions } from './definitions.js';

/** Deployed definitions and calendars: the library every case runs on. */
@Global()
@Module({
  controllers: [DefinitionsController],
  providers: [DeployedDefinitions, Calendars, { provide: DefinitionLibrary, useExisting: DeployedDefinitions }],
  exports: [DefinitionLibrary],
})
export class WorkflowsModule {}
