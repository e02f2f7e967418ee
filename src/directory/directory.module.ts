import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthorityLookup } from './authority.js';
import { CaseSettingsController } from './case-settings.controller.js';
import { CaseSettings } from './case-settings.js';
import { ClockController, DemonstrationClockController } from './clock.controller.js';
import { DecidedSettings } from './decided-settings.js';
import { DemonstrationClock } from './demonstration-clock.js';
import { DemonstrationLogins } from './demonstration-logins.js';
import { DemonstrationNext } from './demonstration-next.js';
import { DemonstrationController } from './demonstration.controller.js';
import { DivisionRow } from './division.entity.js';
import { OpenDecisions } from './open-decisions.js';
import { GrantRow } from './grant.entity.js';
import { GrantsController } from './grants.controller.js';
import { Grants } from './grants.js';
import { Holders } from './holders.js';
import { OfficeRow } from './office.entity.js';
import { PlacesController } from './places.controller.js';
import { Places } from './places.js';
import { ServiceClock } from './service-clock.js';
import { SettingsController } from './settings.controller.js';
import { SettingsRegister } from './settings-register.js';
import { Settings } from './settings.js';
import { SubstitutionsController } from './substitutions.controller.js';
import { Substitutions } from './substitutions.js';
import { UserChanges } from './user-changes.js';
import { UsersController } from './users.controller.js';
import { Users } from './users.js';

const CONTROLLERS = [
  ClockController,
  PlacesController,
  UsersController,
  GrantsController,
  SettingsController,
  CaseSettingsController,
  SubstitutionsController,
];

/** Divisions, offices, people, authority grants, settings, and the clock they are dated by. */
@Module({})
export class DirectoryModule {
  static with({ demonstration }: { demonstration: boolean }): DynamicModule {
    return {
      module: DirectoryModule,
      global: true,
      imports: [TypeOrmModule.forFeature([DivisionRow, OfficeRow, GrantRow])],
      controllers: [...CONTROLLERS, ...(demonstration ? [DemonstrationClockController, DemonstrationController] : [])],
      providers: [
        AuthorityLookup,
        CaseSettings,
        DecidedSettings,
        OpenDecisions,
        Grants,
        Holders,
        Places,
        ServiceClock,
        Settings,
        SettingsRegister,
        Substitutions,
        UserChanges,
        Users,
        ...(demonstration ? [DemonstrationClock, DemonstrationLogins, DemonstrationNext] : []),
      ],
      exports: [AuthorityLookup, ServiceClock, Settings],
    };
  }
}
