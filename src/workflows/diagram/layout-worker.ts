import { parentPort, workerData } from 'node:worker_threads';
import type { Definition, Text } from '../../engine/index.js';
import { layOut } from './layout.js';

// Laying out a large definition takes a second or two, in which nobody else would be answered.
const { definition, offices } = workerData as { definition: Definition; offices: Record<string, Text> };
const officeTitle = (office: string): Text => offices[office] ?? { zh: office, en: office };
parentPort?.postMessage({
  zh: await layOut(definition, 'zh', officeTitle),
  en: await layOut(definition, 'en', officeTitle),
});
