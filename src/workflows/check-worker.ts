import { parentPort, workerData } from 'node:worker_threads';
import { departmentCodes } from '../directory/departments.js';
import { roles } from '../directory/seed/posts.js';
import { checkDefinition } from '../engine/check/index.js';
import type { Definition } from '../engine/index.js';

// What the thread is for: walking every path of a definition takes seconds, in which nobody else would be answered.
const vocabulary = { departments: departmentCodes, roles: new Set<string>(roles) };
parentPort?.postMessage(checkDefinition(workerData as Definition, vocabulary));
