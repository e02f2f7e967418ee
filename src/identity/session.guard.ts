import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ACCESS, type Access, type Principal } from '../cases/access.js';
import {
  CsrfHeaderMissing,
  NotSignedIn,
  PasswordChangeRequired,
  RoleMissing,
  RouteWithoutRule,
} from './identity-errors.js';
import { SESSION_COOKIE } from './session-cookie.js';
import { Sessions } from './sessions.js';

/** Sent by a screen that reads again on its own. */
export const UNATTENDED = 'x-yimen-unattended';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every route is refused unless it says who may call it; what it says is enforced here and nowhere else. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!access) throw new RouteWithoutRule();
    if (access.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { principal?: Principal }>();
    const { token, ambient } = tokenOf(request);
    const session = token === undefined ? undefined : await sessionOf(this.sessions, token, request);
    if (!session) throw new NotSignedIn();
    // Only a cookie is sent along by a browser that another site has tricked.
    if (ambient && !READING.has(request.method) && request.headers['x-yimen-csrf'] !== '1')
      throw new CsrfHeaderMissing();
    const mayWait = access.kind === 'anyRole' && access.withAnyPassword;
    if (session.principal.mustChangePassword && !mayWait) throw new PasswordChangeRequired();
    if (access.kind === 'roles' && !session.principal.seats.some(({ role }) => access.roles.includes(role))) {
      throw new RoleMissing(access.roles);
    }
    request.principal = session.principal;
    return true;
  }
}

/** What a screen asks by itself while nobody sits before it keeps no session alive; it says so. */
export function sessionOf(sessions: Sessions, token: string, request: FastifyRequest): ReturnType<Sessions['find']> {
  const byItself = READING.has(request.method) && request.headers[UNATTENDED] === '1';
  return byItself ? sessions.glance(token) : sessions.find(token);
}

/** A bearer token goes before the cookie: a program that shows one means it. */
export function tokenOf(request: FastifyRequest): { token: string | undefined; ambient: boolean } {
  const bearer = /^Bearer ([\w-]{20,100})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { token: bearer, ambient: false };
  return { token: request.cookies[SESSION_COOKIE], ambient: true };
}
