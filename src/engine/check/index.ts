export { checkDefinition, examineDefinition, type Examination } from './check-definition.js';
export { definitionSchema } from './definition-schema.js';
export { checkEras } from './eras.js';
export { locate, type Finding, type Vocabulary } from './finding.js';
export { localTotalFaults, type LocalLengths } from './local-periods.js';
export { exclusionDoubts } from './needs.js';
export { checkScenarios, type ScenarioExamination, type Share } from './scenarios.js';
export type { Measured } from './total.js';
