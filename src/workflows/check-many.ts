import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { seedCalendar } from '../calendar/index.js';
import type { Vocabulary } from '../engine/check/index.js';
import { checkFile, type FileReport } from './check-files.js';

/** Walking every path keeps a processor busy for seconds; a third thread would gain little on the machines of offices. */
const MOST_THREADS = 2;

/** Beside this file, whether compiled or not. */
const WORKER = new URL(import.meta.url.replace(/check-many(\.\w+)$/, 'check-files-worker$1'));

/**
 * Checks files side by side. The reports come in the order of the files, each as soon as those before it are there.
 *
 * @throws Error of the first file that could not be checked at all
 */
export async function* checkFiles(files: readonly string[], vocabulary: Vocabulary): AsyncGenerator<FileReport> {
  const [single] = files;
  if (files.length === 1 && single !== undefined) {
    yield await checkFile(single, vocabulary, seedCalendar());
    return;
  }
  const threads = Math.min(MOST_THREADS, availableParallelism(), files.length);
  const workers = Array.from({ length: threads }, () => new Worker(WORKER));
  const waiting = files.map(waitingFor);
  // Whoever reads the reports sees the first failure; the others must not end the process before.
  for (const { promise } of waiting) promise.catch(() => undefined);
  let next = 0;
  for (const worker of workers) void serve(worker, vocabulary, () => waiting[next++]);
  try {
    for (const { promise } of waiting) yield await promise;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** A file whose report is still to come. */
interface Waiting {
  file: string;
  promise: Promise<FileReport>;
  resolve: (report: FileReport) => void;
  reject: (error: Error) => void;
}

function waitingFor(file: string): Waiting {
  let settle: Pick<Waiting, 'resolve' | 'reject'> | undefined;
  const promise = new Promise<FileReport>((resolve, reject) => (settle = { resolve, reject }));
  return { file, promise, ...(settle as unknown as Pick<Waiting, 'resolve' | 'reject'>) };
}

/** Gives a thread one file after the other until there are none left. */
async function serve(worker: Worker, vocabulary: Vocabulary, take: () => Waiting | undefined): Promise<void> {
  for (let job = take(); job; job = take()) {
    worker.postMessage({ file: job.file, vocabulary });
    const answer = await answerOf(worker);
    if ('report' in answer) job.resolve(answer.report);
    else job.reject(new Error(answer.error));
  }
}

type Answer = { report: FileReport } | { error: string };

const answerOf = (worker: Worker): Promise<Answer> =>
  new Promise((resolve) => {
    const failed = (error: Error): void => resolve({ error: error.message });
    worker.once('error', failed);
    worker.once('message', (answer: Answer) => {
      worker.off('error', failed);
      resolve(answer);
    });
  });
