import type { CookieSerializeOptions } from '@fastify/cookie';

export const SESSION_COOKIE = 'yimen_session';

/** Not readable by scripts and never sent along from another site; in production only over TLS. */
export const cookieOptions = (production: boolean, expires?: Date): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'strict',
  secure: production,
  ...(expires ? { expires } : {}),
});
