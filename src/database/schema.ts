import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ClientBase } from 'pg';

/** Each table, function and so on, and what belongs to it: columns, constraints, indexes, policies, triggers, rights. */
export type Schema = Record<string, Record<string, string>>;

const CATALOG = readFileSync(fileURLToPath(new URL('./schema-catalog.sql', import.meta.url)), 'utf8');

/** What a database holds besides its rows, as PostgreSQL's catalogs tell it; the same for the same migrations. */
export async function readSchema(client: Pick<ClientBase, 'query'>): Promise<Schema> {
  const { rows } = await client.query<{ thing: string; part: string; definition: string }>(CATALOG);
  const schema: Schema = {};
  for (const { thing, part, definition } of rows.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1))) {
    (schema[thing] ??= {})[part] = definition;
  }
  return schema;
}

const nameOf = ({ thing, part }: { thing: string; part: string }): string => `${thing}\0${part}`;

/** One line for each part that is in only one of the two, `-` expected, `+` found; what was changed is in both. */
export function schemaDifferences(expected: Schema, found: Schema): string[] {
  const wanted = linesOf(expected);
  const there = linesOf(found);
  const lacking = wanted.filter((line) => !there.includes(line)).map((line) => `- ${line}`);
  return [...lacking, ...there.filter((line) => !wanted.includes(line)).map((line) => `+ ${line}`)];
}

function linesOf(schema: Schema): string[] {
  return Object.entries(schema).flatMap(([thing, parts]) =>
    Object.entries(parts).map(([part, definition]) => `${thing}, ${part}: ${definition}`),
  );
}
