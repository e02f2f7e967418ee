import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../config.js';
import { isPersonal, schemaFault, type JsonObject } from '../engine/index.js';

/** The questions of the needs assessment at the window: law as data, like every other form. */
export interface NeedsForm {
  schema: JsonObject;
  /** Names of the questions a definition's `needs` may read; free text about people is not among them. */
  questions: ReadonlySet<string>;
  /** Questions that together make the household's income per month. */
  incomes: readonly string[];
}

const FILE = join(ROOT, 'workflows', 'needs-assessment.schema.json');

/** Marks a question whose answer, in fen per month, is part of the household's income. */
const INCOME = 'x-income';

/** @throws Error naming the file when it is missing or no JSON Schema: the service does not start with half a form */
export function readNeedsForm(file = FILE): NeedsForm {
  const schema = parsed(file);
  const fault = schemaFault(schema);
  if (fault !== null) throw new Error(`${file}: ${fault}`);
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonObject>);
  return {
    schema,
    questions: new Set(properties.filter(([, property]) => !isPersonal(property)).map(([name]) => name)),
    incomes: properties.filter(([, property]) => property[INCOME] === true).map(([name]) => name),
  };
}

function parsed(file: string): JsonObject {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}
