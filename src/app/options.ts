import type { LogLevel, Type } from '@nestjs/common';
import type { Config, Secrets } from '../config.js';
import type { RouteTable } from '../http/route-table.js';

/** What the service is made from, once its database has been found. */
export interface AppOptions {
  config: Config;
  secrets: Secrets;
  /** The database, as the service works with it: the role `yimen_app` or one that may become it. */
  databaseUrl: string;
  /** Connections to the database. */
  poolSize?: number;
  logLevels?: LogLevel[];
  /** How processes of their own load modules, when the service runs from its sources. */
  workerArguments?: string[];
  /** Modules besides the service's own, for tests. */
  extra?: Type[];
}

export interface AppParts extends AppOptions {
  routes: RouteTable;
}
