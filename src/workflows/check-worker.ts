import { parentPort, workerData } from 'node:worker_threads';
import { checkDefinition, type Vocabulary } from '../engine/check/index.js';
import type { Definition } from '../engine/index.js';

// What the thread is for: walking every path of a definition takes seconds, in which nobody else would be answered.
const { definition, vocabulary } = workerData as { definition: Definition; vocabulary: Vocabulary };
parentPort?.postMessage(checkDefinition(definition, vocabulary));
