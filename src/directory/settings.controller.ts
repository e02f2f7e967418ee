import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database } from '../database/database.js';
import { AnyRole, CurrentUser, Roles, type Principal } from '../cases/access.js';
import { IdempotencyKey } from '../shared/idempotency-key.js';
import { ServiceClock } from './service-clock.js';
import { readSettingTitles } from './setting-names.js';
import {
  KeptSettingView,
  NewSetting,
  SettingQuery,
  SettingsQuery,
  SettingTitleView,
  SettingView,
} from './settings.dto.js';
import { Settings } from './settings.js';
import { SettingsRegister } from './settings-register.js';

@ApiTags('directory')
@Controller('settings')
export class SettingsController {
  private readonly titles = readSettingTitles();

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

  /** What the settings are called and measured in; a name ending in `*` stands for all that begin so, the longest that fits counts. */
  @Get('names')
  @AnyRole()
  names(): SettingTitleView[] {
    return this.titles;
  }

  /** Every value of one setting that a division was or will be subject to, its own and those of the divisions above it, oldest first. */
  @Get('timeline')
  @AnyRole()
  timeline(@Query() query: SettingQuery): Promise<SettingView[]> {
    return this.settings.timeline(this.database.pool, query);
  }

  /** By which value of a setting the running cases of a division and a procedure go: each keeps the one of its acceptance. */
  @Get('kept')
  @Roles('administrator')
  kept(@Query() query: SettingQuery): Promise<KeptSettingView[]> {
    return this.register.kept(query);
  }

  /** Set a value from a day on; cases accepted before keep the one they were accepted under. */
  @Post()
  @Roles('administrator')
  set(@CurrentUser() actor: Principal, @IdempotencyKey() key: string, @Body() body: NewSetting): Promise<SettingView> {
    return this.register.set(actor, key, body);
  }
}
