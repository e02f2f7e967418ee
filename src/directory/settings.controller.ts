import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database } from '../database/database.js';
import { AnyRole, CurrentUser, Roles, type Principal } from '../cases/access.js';
import { IdempotencyKey } from '../shared/idempotency-key.js';
import { ServiceClock } from './service-clock.js';
import { NewSetting, SettingsQuery, SettingView } from './settings.dto.js';
import { Settings } from './settings.js';
import { SettingsRegister } from './settings-register.js';

@ApiTags('directory')
@Controller('settings')
export class SettingsController {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly register: SettingsRegister,
    private readonly clock: ServiceClock,
  ) {}

  /** The values in force for a division and a procedure on a day, each with the division that set it and its source. */
  @Get()
  @AnyRole()
  async list(@Query() { division, procedure, date }: SettingsQuery): Promise<SettingView[]> {
    const today = date ?? (await this.clock.today());
    return this.settings.resolve(this.database.pool, { division, procedure, today });
  }

  /** Set a value from a day on; cases accepted before keep the one they were accepted under. */
  @Post()
  @Roles('administrator')
  set(@CurrentUser() actor: Principal, @IdempotencyKey() key: string, @Body() body: NewSetting): Promise<SettingView> {
    return this.register.set(actor, key, body);
  }
}
