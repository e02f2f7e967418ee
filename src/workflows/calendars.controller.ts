import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, Roles, type Principal } from '../cases/access.js';
import { Calendars } from './calendars.js';
import { DeployedDefinitions } from './definitions.js';
import { CalendarBody, CalendarEffect, CalendarSummary, CalendarView, LoadedCalendar } from './workflows.dto.js';

@ApiTags('calendars')
@Controller('calendars')
export class CalendarsController {
  constructor(
    private readonly calendars: Calendars,
    private readonly definitions: DeployedDefinitions,
  ) {}

  /** Every calendar that has been loaded, newest first. */
  @Get()
  @Roles('administrator')
  list(): Promise<CalendarSummary[]> {
    return this.calendars.list();
  }

  /** What loading a calendar would change; nothing is loaded by asking. */
  @Post('preview')
  @HttpCode(200)
  @Roles('administrator')
  preview(@Body() { calendar }: CalendarBody): Promise<CalendarEffect> {
    return this.calendars.preview(calendar);
  }

  /** The calendar that new due dates are counted with. */
  @Get('current')
  @AnyRole()
  current(): CalendarView {
    const digest = this.definitions.currentCalendar();
    const { version, from, to, days } = this.definitions.calendar(digest);
    return { digest, version, from, to, days };
  }

  /** Load a new version of the working-day calendar; open deadlines are counted again. */
  @Post()
  @HttpCode(200)
  @Roles('administrator')
  load(@CurrentUser() actor: Principal, @Body() { calendar }: CalendarBody): Promise<LoadedCalendar> {
    return this.calendars.load(calendar, actor.username);
  }
}
