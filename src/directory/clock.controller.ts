import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { dateOf } from '../calendar/index.js';
import { Config } from '../config.js';
import { Sessions } from '../identity/index.js';
import { PublicRoute, Roles } from '../cases/access.js';
import { AdvanceClock, ClockView } from './clock.dto.js';
import { DemonstrationClock } from './demonstration-clock.js';
import { ServiceClock } from './service-clock.js';

/** What time it is for the service. */
@ApiTags('clock')
@Controller('clock')
export class ClockController {
  constructor(
    private readonly clock: ServiceClock,
    private readonly config: Config,
  ) {}

  @Get()
  @PublicRoute()
  async show(): Promise<ClockView> {
    return viewOf(await this.clock.now(), this.config.demonstration);
  }
}

/** Registered in a demonstration only: elsewhere the route does not exist. */
@ApiTags('clock')
@Controller('clock')
export class DemonstrationClockController {
  constructor(
    private readonly clock: DemonstrationClock,
    private readonly sessions: Sessions,
  ) {}

  /** Move the demonstration's clock forward, so that a publicity of seven days can be watched ending. */
  @Post('advance')
  @HttpCode(200)
  @Roles('administrator')
  async advance(@Body() body: AdvanceClock): Promise<ClockView> {
    const now = await this.clock.advance(body);
    this.sessions.forget(); // seats are held from day to day
    return viewOf(now, true);
  }
}

const viewOf = (now: Date, demonstration: boolean): ClockView => ({
  now: now.toISOString(),
  today: dateOf(now.toISOString()),
  demonstration,
});
