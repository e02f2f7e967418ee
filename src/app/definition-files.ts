import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Definition, JsonObject } from '../engine/definition.js';

/** Every definition below a folder, each with the forms its `$ref`s name. @throws when a file is missing or unreadable */
export function readDefinitions(folder: string): Definition[] {
  const procedures = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return procedures
    .filter(({ name }) => name !== 'jurisdictions')
    .flatMap(({ name }) => definitionsIn(join(folder, name)));
}

function definitionsIn(folder: string): Definition[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => withForms(parse(readFileSync(join(folder, file), 'utf8')) as Definition, folder));
}

function withForms(definition: Definition, folder: string): Definition {
  const forms = Object.entries(definition.forms).map(([name, form]) => [name, resolved(form, folder)] as const);
  return { ...definition, forms: Object.fromEntries(forms) };
}

function resolved(form: JsonObject, folder: string): JsonObject {
  const { $ref } = form;
  return typeof $ref === 'string' ? (JSON.parse(readFileSync(join(folder, $ref), 'utf8')) as JsonObject) : form;
}
