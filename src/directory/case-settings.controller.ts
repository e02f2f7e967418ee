import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnyRole, CurrentUser, type Principal } from '../cases/access.js';
import { CaseSettings } from './case-settings.js';
import { PinnedSettingView } from './settings.dto.js';

@ApiTags('cases')
@Controller('cases/:county/:caseId/settings')
export class CaseSettingsController {
  constructor(private readonly settings: CaseSettings) {}

  /** The settings the case is pinned to since its acceptance, each with its legal source. */
  @Get()
  @AnyRole()
  list(
    @CurrentUser() { scope }: Principal,
    @Param('county') county: string,
    @Param('caseId', ParseUUIDPipe) caseId: string,
  ): Promise<PinnedSettingView[]> {
    return this.settings.of(scope, county, caseId);
  }
}
