export * from '../shared/access.js';
export { IdentityModule } from './identity.module.js';
export { hashPassword } from './passwords.js';
export { scopeOf } from './read-scope.js';
export { Sessions } from './sessions.js';
