export * from '../cases/access.js';
export { IdentityModule } from './identity.module.js';
export { LEAST_LENGTH, MOST_LENGTH, refuseGuessable } from './password-rules.js';
export { hashPassword } from './passwords.js';
export { scopeOf } from './read-scope.js';
export { tokenOf } from './session.guard.js';
export { Sessions } from './sessions.js';
export { SignInLimits } from './sign-in-limits.js';
export { recordUserChange, type NewUserChange } from './user-change.js';
