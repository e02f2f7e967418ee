export { AuditModule } from './audit.module.js';
export { CaseChain } from './case-chain.js';
