import { Module, type DynamicModule } from '@nestjs/common';
import { Config, Secrets } from '../config.js';
import { Database } from '../database/database.js';
import { RouteTable } from '../http/route-table.js';
import { WorkerArguments } from '../shared/in-process.js';
import type { AppParts } from './options.js';

@Module({})
class CoreModule {}

/** What every feature may ask for: configuration, secrets, the database. */
export function coreModule({
  config,
  secrets,
  databaseUrl,
  poolSize,
  routes,
  workerArguments = [],
}: AppParts): DynamicModule {
  const providers = [
    { provide: Config, useValue: config },
    { provide: Secrets, useValue: secrets },
    { provide: RouteTable, useValue: routes },
    { provide: WorkerArguments, useValue: { execArgv: workerArguments } },
    { provide: Database, useFactory: () => new Database(databaseUrl, poolSize) },
  ];
  return { module: CoreModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
}
