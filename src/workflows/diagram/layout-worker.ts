import type { Definition, Text } from '../../engine/index.js';
import { answers } from '../../shared/in-process.js';
import { layOut } from './layout.js';

interface Given {
  definition: Definition;
  offices: Record<string, Text>;
}

// Laying out a large definition takes a second or two, in which nobody else would be answered, and 60 MB.
answers(async ({ definition, offices }: Given) => {
  const officeTitle = (office: string): Text => offices[office] ?? { zh: office, en: office };
  return { zh: await layOut(definition, 'zh', officeTitle), en: await layOut(definition, 'en', officeTitle) };
});
