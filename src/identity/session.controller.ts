import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config.js';
import { CurrentUser, PublicRoute, WithAnyPassword, type Principal } from '../cases/access.js';
import { roleTitle } from '../cases/role-titles.js';
import { officeNames } from '../cases/titled-refusals.js';
import { Database } from '../database/database.js';
import { NotSignedIn } from './identity-errors.js';
import { cookieOptions, SESSION_COOKIE } from './session-cookie.js';
import { NewSession, PasswordChange, SessionView, SignIn } from './session.dto.js';
import { sessionOf, tokenOf } from './session.guard.js';
import { Sessions } from './sessions.js';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly config: Config,
    private readonly database: Database,
  ) {}

  /** Sign in. Five failures lock a name for 15 minutes; unknown names are treated alike. */
  @Post()
  @HttpCode(200)
  @PublicRoute()
  async open(
    @Body() { username, password }: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewSession> {
    const { token, principal, expiresAt } = await this.sessions.open(username, password, request.ip);
    void reply.setCookie(SESSION_COOKIE, token, cookieOptions(this.config.production, new Date(expiresAt)));
    return { token, ...(await this.view(principal, expiresAt)) };
  }

  /**
   * Who is signed in, and in which seats. Screens ask before they know whether anybody is: where the browser has brought no session
   * that holds, there is no content. Whoever shows a token means it, and is refused when it does not hold.
   */
  @Get()
  @PublicRoute()
  @ApiOkResponse({ type: SessionView })
  @ApiNoContentResponse({ description: 'Nobody is signed in.' })
  async show(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView | undefined> {
    const { token } = tokenOf(request);
    const found = token === undefined ? undefined : await sessionOf(this.sessions, token, request);
    if (found) return this.view(found.principal, found.expiresAt);
    if (request.headers.authorization !== undefined) throw new NotSignedIn();
    void reply.status(204);
    return undefined;
  }

  /** Change your own password. Other sessions of yours end; wrong attempts count as those to sign in do. */
  @Put('password')
  @HttpCode(204)
  @WithAnyPassword()
  async password(
    @CurrentUser() user: Principal,
    @Body() { current, password }: PasswordChange,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.sessions.changePassword(user, tokenOf(request).token ?? '', { current, password, address: request.ip });
  }

  /** Sign out. */
  @Delete()
  @HttpCode(204)
  @WithAnyPassword()
  async close(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close(tokenOf(request).token ?? '');
    void reply.clearCookie(SESSION_COOKIE, cookieOptions(this.config.production));
  }

  private async view(principal: Principal, expiresAt: string): Promise<SessionView> {
    const { userId, username, name, seats, mustChangePassword } = principal;
    const officeName = await officeNames(
      this.database.pool,
      seats.map(({ office }) => office),
    );
    const titled = seats.map((seat) => ({
      ...seat,
      officeName: officeName(seat.office),
      roleTitle: roleTitle(seat.role),
    }));
    return { user: { id: userId, username, name }, seats: titled, expiresAt, mustChangePassword };
  }
}
