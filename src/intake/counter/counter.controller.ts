import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Principal } from '../../cases/access.js';
import { Counter } from './counter.js';
import { CounterQuery, CounterView, DeclaredRelativeView, OfficialView, RelativeQuery } from './counter.dto.js';
import { Officials } from './officials.js';

@ApiTags('intake')
@Controller()
@Roles('clerk', 'handler')
export class CounterController {
  constructor(
    private readonly counter: Counter,
    private readonly people: Officials,
  ) {}

  /** What the form at your window is made of: villages, words for relations and categories, and everything that may be opened today. */
  @Get('counter')
  view(@CurrentUser() user: Principal, @Query() { division }: CounterQuery): Promise<CounterView> {
    return this.counter.view(user, division);
  }

  /** Officials and committee members who may handle a case of your window: of whom a member may be a near relative. */
  @Get('counter/officials')
  officials(@CurrentUser() user: Principal): Promise<OfficialView[]> {
    return this.people.list(user);
  }

  /** Which of those officials have declared somebody as a near relative. The look-up is kept; 60 in five minutes at most. */
  @Post('counter/relatives')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  relatives(@CurrentUser() user: Principal, @Body() { idNumber }: RelativeQuery): Promise<DeclaredRelativeView[]> {
    return this.people.relativesOf(user, idNumber);
  }
}
