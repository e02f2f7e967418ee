export { DocumentSweep } from './document-sweep.js';
export { IntakeModule } from './intake.module.js';
