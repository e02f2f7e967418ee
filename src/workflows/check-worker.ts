import { checkDefinition, type Vocabulary } from '../engine/check/index.js';
import type { Definition } from '../engine/index.js';
import { answers } from '../shared/in-process.js';

// What the process is for: walking every path of a definition takes seconds, in which nobody else would be answered.
answers(({ definition, vocabulary }: { definition: Definition; vocabulary: Vocabulary }) =>
  checkDefinition(definition, vocabulary),
);
