import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { ROOT } from '../../src/config.js';

export const RESULTS = join(ROOT, 'bench', 'results');

/** Runs `work` under the CPU profiler and writes what it saw to `bench/results/<name>.cpuprofile`. */
export async function profiled<T>(name: string, work: () => Promise<T>): Promise<T> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  try {
    return await work();
  } finally {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    mkdirSync(RESULTS, { recursive: true });
    writeFileSync(join(RESULTS, `${name}.cpuprofile`), JSON.stringify(profile));
  }
}
