export { DocumentSweep } from './document-sweep.js';
export { DraftSweep } from './drafts/draft-sweep.js';
export { NeedsSweep } from './needs/needs-sweep.js';
export { IntakeModule } from './intake.module.js';
export { QueryCodes } from './query-code.js';
