import { compile, DefinitionFault, type Definition } from '../engine/index.js';

export interface Finding {
  where: string;
  message: string;
}

export function findingsOf(definition: unknown): Finding[] {
  try {
    compile(definition as Definition);
    return [];
  } catch (error) {
    if (error instanceof DefinitionFault) return [{ where: error.where, message: error.message }];
    return [{ where: 'definition', message: (error as Error).message }];
  }
}
