import { Body, Controller, Delete, Get, Header, Headers, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type Principal } from '../../cases/access.js';
import { VersionNeeded } from './draft-errors.js';
import { Drafts } from './drafts.js';
import { DraftBody, DraftSummary, DraftView, LocalKeyView } from './drafts.dto.js';
import { LocalKeys } from './local-keys.js';

@ApiTags('intake')
@Controller('drafts')
@Roles('clerk', 'handler')
export class DraftsController {
  constructor(
    private readonly drafts: Drafts,
    private readonly keys: LocalKeys,
  ) {}

  /** Your own applications that are being written, last written first. Whom they are about is masked. */
  @Get()
  @Header('Cache-Control', 'no-store')
  list(@CurrentUser() user: Principal): Promise<DraftSummary[]> {
    return this.drafts.list(user);
  }

  /** The key with which a browser seals what it has not sent yet: nobody else who uses that computer can open it. */
  @Get('local-key')
  @Header('Cache-Control', 'no-store')
  localKey(@CurrentUser() user: Principal): LocalKeyView {
    return { key: this.keys.of(user) };
  }

  /** Your own draft in full; that you opened it is kept. */
  @Get(':id')
  @Header('Cache-Control', 'no-store')
  read(@CurrentUser() user: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<DraftView> {
    return this.drafts.read(user, id);
  }

  /**
   * Keep a draft under an id of your own making. If-Match with the version it was written on, 0 for a new one, refuses it when
   * it was written on elsewhere; the same content again is no mistake.
   */
  @Put(':id')
  keep(
    @CurrentUser() user: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DraftBody,
    @Headers('if-match') ifMatch?: string,
  ): Promise<DraftSummary> {
    const version = /^"?(\d{1,9})"?$/.exec(ifMatch?.trim() ?? '')?.[1];
    if (version === undefined) throw new VersionNeeded();
    return this.drafts.keep(user, id, body, Number(version));
  }

  /** Throw your own draft away. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentUser() user: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.drafts.remove(user, id);
  }
}
