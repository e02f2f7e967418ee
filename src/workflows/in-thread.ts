import { Worker } from 'node:worker_threads';

/** How worker threads load the service's modules: nothing when it is built, a compiler when it runs from its sources. */
export abstract class WorkerArguments {
  abstract readonly execArgv: string[];
}

export interface ThreadLimits {
  /** How long the thread may take. */
  ms: number;
  /** What is thrown when it takes longer. */
  tooLong: () => Error;
  megabytes?: number;
  /** Of these for what has just been made: fewer make a thread smaller, and little slower. */
  youngMegabytes?: number;
  /** Ends the thread before it has answered. */
  signal?: AbortSignal | undefined;
}

/**
 * Runs a module that answers with one message in a thread of its own: long computing in this one would let everybody wait.
 *
 * @param module beside the caller's, whether compiled or not
 * @throws what the thread throws, or the signal's reason
 */
export async function inThread<T>(
  { execArgv }: WorkerArguments,
  module: URL,
  workerData: unknown,
  { ms, tooLong, megabytes, youngMegabytes, signal }: ThreadLimits,
): Promise<T> {
  signal?.throwIfAborted();
  const resourceLimits = {
    ...(megabytes === undefined ? {} : { maxOldGenerationSizeMb: megabytes }),
    ...(youngMegabytes === undefined ? {} : { maxYoungGenerationSizeMb: youngMegabytes }),
  };
  const worker = new Worker(module, { workerData, execArgv, resourceLimits });
  let timer: NodeJS.Timeout | undefined;
  let end: (() => void) | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      timer = setTimeout(() => reject(tooLong()), ms);
      end = () => reject(signal?.reason as Error);
      signal?.addEventListener('abort', end);
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The thread ended with ${code} and no answer.`)));
    });
  } finally {
    clearTimeout(timer);
    if (end) signal?.removeEventListener('abort', end);
    await worker.terminate();
  }
}
