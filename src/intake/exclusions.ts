import type { Definition, Text } from '../engine/index.js';

/** Another procedure whose benefit the same person may not have beside one, and why. */
export interface ExclusionOf {
  procedure: string;
  sentence: Text;
  law: string | null;
}

/** What excludes a procedure: it is enough that one of the two definitions says so. */
export function exclusionsOf(procedure: string, definitions: readonly Definition[]): ExclusionOf[] {
  const found = new Map<string, ExclusionOf>();
  const add = (other: string, { zh, en, law }: Text & { law?: string }): void => {
    if (!found.has(other)) found.set(other, { procedure: other, sentence: { zh, en }, law: law ?? null });
  };
  for (const definition of definitions) {
    const own = definition.procedure === procedure;
    if (own) for (const [other, why] of Object.entries(definition.excludes ?? {})) add(other, why);
  }
  for (const definition of definitions) {
    const why = Object.entries(definition.excludes ?? {}).find(([excluded]) => excluded === procedure)?.[1];
    if (why) add(definition.procedure, why);
  }
  return [...found.values()];
}
