import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { randomInt } from 'node:crypto';
import { AnyRole, CurrentUser, PublicRoute, type Principal } from '../cases/access.js';
import { DemonstrationLogins } from './demonstration-logins.js';
import { DemonstrationNext } from './demonstration-next.js';
import { DemonstrationFamilyView, DemonstrationLoginsView, DemonstrationNextView } from './demonstration.dto.js';
import { DEMONSTRATION_PASSWORD } from './seed/demonstration-logins.js';
import { demonstrationFamilies, membersOf } from './seed/families.js';
import { ServiceClock } from './service-clock.js';

/** As many runs as give different citizen numbers. */
const RUNS = 168_000;

/** Registered in a demonstration only: elsewhere the routes do not exist, and production refuses to start as one. */
@ApiTags('demonstration')
@Controller('demonstration')
export class DemonstrationController {
  constructor(
    private readonly logins: DemonstrationLogins,
    private readonly next: DemonstrationNext,
    private readonly clock: ServiceClock,
  ) {}

  /** Whom to sign in as, grouped by place in the order a case travels; all have the one password. */
  @Get('logins')
  @PublicRoute()
  async list(): Promise<DemonstrationLoginsView> {
    return { password: DEMONSTRATION_PASSWORD, logins: await this.logins.list() };
  }

  /** Households that could come to a window, each time with citizen numbers of nobody. */
  @Get('families')
  @AnyRole()
  async families(): Promise<DemonstrationFamilyView[]> {
    const year = (await this.clock.now()).getUTCFullYear();
    const run = randomInt(RUNS);
    return demonstrationFamilies.map((family, place) => ({
      who: family.who,
      village: family.village,
      situation: family.situation,
      members: membersOf(family, year, run + place),
    }));
  }

  /** Who of the demonstration's people could go on with a case, as the service would judge it. */
  @Get('cases/:county/:caseId/next')
  @AnyRole()
  steps(
    @CurrentUser() visitor: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<DemonstrationNextView> {
    return this.next.stepsOf(visitor, county, caseId);
  }
}
