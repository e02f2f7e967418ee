import { Module, type DynamicModule } from '@nestjs/common';
import { DemonstrationRelatives } from './app/demonstration-relatives.js';
import type { AppParts } from './app/options.js';
import { coreModule } from './app/core.module.js';
import { typeOrm } from './app/typeorm.js';
import { AuditModule } from './audit/index.js';
import { BenefitsModule } from './benefits/index.js';
import { CasesModule } from './cases/cases.module.js';
import { LinkedCasesModule } from './cases/linked-cases.module.js';
import { CitizensModule } from './citizens/index.js';
import { DirectoryModule } from './directory/index.js';
import { HealthModule } from './health/health.module.js';
import { HouseholdsModule } from './households/index.js';
import { IdentityModule } from './identity/index.js';
import { IntakeModule } from './intake/index.js';
import { NotificationsModule } from './notifications/index.js';
import { PublicityModule } from './publicity/index.js';
import { SupervisionModule } from './supervision/index.js';
import { WorkflowsModule } from './workflows/index.js';

/** The one place where modules meet. */
@Module({})
export class AppModule {
  static with(parts: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        coreModule(parts),
        typeOrm(parts.databaseUrl),
        HealthModule,
        IdentityModule,
        DirectoryModule.with(parts.config),
        WorkflowsModule,
        CasesModule,
        LinkedCasesModule,
        HouseholdsModule,
        IntakeModule,
        BenefitsModule,
        PublicityModule,
        NotificationsModule,
        SupervisionModule,
        AuditModule,
        CitizensModule,
        ...(parts.extra ?? []),
      ],
      providers: [DemonstrationRelatives],
    };
  }
}
