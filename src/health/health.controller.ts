import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PublicRoute } from '../cases/access.js';
import { Database } from '../database/database.js';
import { migrations } from '../database/migrations.js';
import { Problem } from '../shared/problem.js';
import { Health } from './health.dto.js';

@ApiTags('health')
@Controller()
export class HealthController {
  private readonly wanted = migrations().map((Migration) => (new Migration() as { name: string }).name);

  constructor(private readonly database: Database) {}

  /** The process runs. */
  @Get('livez')
  @PublicRoute()
  live(): Health {
    return { status: 'ok' };
  }

  /** The database answers and has the schema this build needs; otherwise send requests elsewhere. */
  @Get('readyz')
  @PublicRoute()
  async ready(): Promise<Health> {
    const done = await this.database.query<{ name: string }>('select name from migrations');
    const names = new Set(done.map(({ name }) => name));
    const missing = this.wanted.filter((name) => !names.has(name));
    if (missing.length > 0) throw notMigrated(missing);
    return { status: 'ok' };
  }
}

const notMigrated = (missing: string[]): Problem =>
  new Problem(
    'not-migrated',
    503,
    {
      zh: '数据库结构尚未升级完成，请稍后重试。',
      en: 'The database does not have the schema this build needs yet. Try again shortly.',
    },
    { missing, retryAfter: 2 },
  );
