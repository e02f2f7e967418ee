import { parentPort } from 'node:worker_threads';
import { seedCalendar } from '../calendar/index.js';
import type { Vocabulary } from '../engine/check/index.js';
import { checkFile } from './check-files.js';

// One of the threads of `checkFiles`: a file comes in, its report or what went wrong goes out.
parentPort?.on('message', ({ file, vocabulary }: { file: string; vocabulary: Vocabulary }) => {
  checkFile(file, vocabulary, seedCalendar()).then(
    (report) => parentPort?.postMessage({ report }),
    (error: Error) => parentPort?.postMessage({ error: error.message }),
  );
});
