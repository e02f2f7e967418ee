import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { ReadScope } from '../database/database.js';
import type { Actor, Seat } from '../engine/index.js';

/** The person a request is made for, as the session guard finds them. */
export interface Principal {
  userId: string;
  username: string;
  name: string;
  seats: Seat[];
  scope: ReadScope;
  /** An administrator has set the password, and its owner has not changed it yet. */
  mustChangePassword: boolean;
}

export const actorOf = ({ userId, seats }: Principal): Actor => ({ kind: 'user', user: userId, seats });

/** Key of the metadata that says who may call a route. A route without it is refused to everybody. */
export const ACCESS = 'yimen:access';

export type Access =
  { kind: 'public' } | { kind: 'anyRole'; withAnyPassword?: true } | { kind: 'roles'; roles: string[] };

/** Anybody, signed in or not. */
export const PublicRoute = () => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** Anybody who is signed in; what they see is up to their scope. */
export const AnyRole = () => SetMetadata(ACCESS, { kind: 'anyRole' } satisfies Access);

/** Anybody who is signed in, even with a password that an administrator has handed over and that is still to be changed. */
export const WithAnyPassword = () => SetMetadata(ACCESS, { kind: 'anyRole', withAnyPassword: true } satisfies Access);

/** Whoever holds one of these roles in some office; the office's reach is up to their scope. */
export const Roles = (...roles: string[]) => SetMetadata(ACCESS, { kind: 'roles', roles } satisfies Access);

/** The signed-in person; the guard has put them on the request. */
export const CurrentUser = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  return context.switchToHttp().getRequest<{ principal: Principal }>().principal;
});
