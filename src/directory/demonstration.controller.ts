import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PublicRoute } from '../cases/access.js';
import { DemonstrationLogins } from './demonstration-logins.js';
import { DemonstrationLoginsView } from './demonstration.dto.js';
import { DEMONSTRATION_PASSWORD } from './seed/demonstration-logins.js';

/** Registered in a demonstration only: elsewhere the route does not exist, and production refuses to start as one. */
@ApiTags('demonstration')
@Controller('demonstration')
export class DemonstrationController {
  constructor(private readonly logins: DemonstrationLogins) {}

  /** Whom to sign in as, grouped by place in the order a case travels; all have the one password. */
  @Get('logins')
  @PublicRoute()
  async list(): Promise<DemonstrationLoginsView> {
    return { password: DEMONSTRATION_PASSWORD, logins: await this.logins.list() };
  }
}
