import { constants, platform, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { Definition, Text } from '../../engine/index.js';
import { layOut } from './layout.js';

interface Given {
  definition: Definition;
  offices: Record<string, Text>;
  /** Nobody waits for it. */
  givesWay: boolean;
}

// Laying out a large definition takes a second or two, in which nobody else would be answered.
const { definition, offices, givesWay } = workerData as Given;
// On Linux a thread has a priority of its own; elsewhere it would be the whole service's.
if (givesWay && platform() === 'linux') setPriority(constants.priority.PRIORITY_LOW);
const officeTitle = (office: string): Text => offices[office] ?? { zh: office, en: office };
parentPort?.postMessage({
  zh: await layOut(definition, 'zh', officeTitle),
  en: await layOut(definition, 'en', officeTitle),
});
