import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { Sessions } from './sessions.js';
import { SignInLimits } from './sign-in-limits.js';

/** Sign-in and the guard before every route. Global: whoever changes people or seats tells {@link Sessions}. */
@Global()
@Module({
  controllers: [SessionController],
  providers: [Sessions, SignInLimits, { provide: APP_GUARD, useClass: SessionGuard }],
  exports: [Sessions, SignInLimits],
})
export class IdentityModule {}
