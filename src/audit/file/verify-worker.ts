import { parentPort, workerData } from 'node:worker_threads';
import { verdictOn } from './file-verdict.js';

// A file may hold anything, definitions that never come to rest included: it is replayed where it holds up nobody, and for so long only.
parentPort?.postMessage(await verdictOn(workerData as Uint8Array));
