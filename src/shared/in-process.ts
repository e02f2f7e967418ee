import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';

/** How processes of their own load the service's modules: nothing when it is built, a compiler when it runs from its sources. */
export abstract class WorkerArguments {
  abstract readonly execArgv: string[];
}

export interface ProcessLimits {
  /** How long the process may take. */
  ms: number;
  /** What is thrown when it takes longer, or more memory than it may. */
  tooLong: () => Error;
  /** Nobody waits for it. */
  givesWay?: boolean;
  /** Ends the process before it has answered. */
  signal?: AbortSignal | undefined;
}

/** The largest procedure of `workflows/` is checked in a tenth of it. */
const MEGABYTES = 512;

/** What V8 ends a process with that has no memory left, and what a shell makes of it. */
const OUT_OF_MEMORY: readonly (string | number | null)[] = ['SIGABRT', 134];

type Answer = { answer: unknown } | { error: Error };

/**
 * Lets a module compute in a process of its own: long computing in this one would let everybody wait, and a thread would take
 * its memory from this one and may end it.
 *
 * @param module one that `answers`, beside the caller's, whether compiled or not
 * @param given anything that can be cloned
 * @throws what the module throws, or the signal's reason
 */
export async function inProcess<T>(
  { execArgv }: WorkerArguments,
  module: URL,
  given: unknown,
  { ms, tooLong, givesWay = false, signal }: ProcessLimits,
): Promise<T> {
  signal?.throwIfAborted();
  // It is given what it needs to know; the service's environment holds secrets.
  const child = fork(module, [], {
    execArgv: [...execArgv, `--max-old-space-size=${MEGABYTES}`],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let timer: NodeJS.Timeout | undefined;
  let end: (() => void) | undefined;
  try {
    if (givesWay && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    return await new Promise<T>((resolve, reject) => {
      timer = setTimeout(() => reject(tooLong()), ms);
      end = () => reject(signal?.reason as Error);
      signal?.addEventListener('abort', end);
      child.once('message', (message: Answer) =>
        'error' in message ? reject(message.error) : resolve(message.answer as T),
      );
      child.on('error', reject);
      child.once('exit', (code, killedBy) =>
        reject(
          OUT_OF_MEMORY.includes(killedBy ?? code)
            ? tooLong()
            : new Error(`The process ended with ${killedBy ?? code} and no answer.`),
        ),
      );
      child.send({ given }, (error) => error && reject(error));
    });
  } finally {
    clearTimeout(timer);
    if (end) signal?.removeEventListener('abort', end);
    child.kill('SIGKILL');
  }
}

/** In a module that computes for `inProcess`: what it answers with. */
export function answers<Given>(compute: (given: Given) => unknown): void {
  process.once('message', ({ given }: { given: Given }) => {
    const say = (message: Answer) => process.send?.(message, () => process.disconnect());
    Promise.resolve(given)
      .then(compute)
      .then(
        (answer) => say({ answer }),
        (error: Error) => say({ error }),
      );
  });
}
