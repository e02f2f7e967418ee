export { decisionOf, type AwardDecision } from './awards.js';
export { BenefitsModule } from './benefits.module.js';
export { monthInWords } from './months.js';
