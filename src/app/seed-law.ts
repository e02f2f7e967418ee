import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { seedCalendar } from '../calendar/chinese-days-seed.js';
import type { Tx } from '../cases/ports.js';
import { ROOT } from '../config.js';
import { compile, type Definition } from '../engine/index.js';
import { deploy } from '../workflows/deploy.js';
import { definitionFiles, readDefinition } from '../workflows/files.js';
import { loadCalendar } from '../workflows/load-calendar.js';

const FOLDER = join(ROOT, 'workflows');
const BY = 'seed';

/** The State Council's working days. */
export const seedWorkingDays = (tx: Tx): Promise<string> => loadCalendar(tx, seedCalendar(), BY);

/** Settings and authority grants of `workflows/jurisdictions/*.yaml`. @returns how many */
export async function seedJurisdictions(tx: Tx): Promise<{ settings: number; grants: number }> {
  const folder = join(FOLDER, 'jurisdictions');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const read = files.map((file) => parse(readFileSync(join(folder, file), 'utf8')) as Jurisdiction);
  const settings = read.flatMap((jurisdiction) => jurisdiction.settings ?? []);
  const grants = read.flatMap((jurisdiction) => jurisdiction.grants ?? []);
  await tx.query(
    `insert into setting (division, procedure, name, value, valid_from, valid_to, law)
     select division, procedure, name, value, "from", "to", law from jsonb_to_recordset($1)
       as s (division text, procedure text, name text, value jsonb, "from" date, "to" date, law text)`,
    [JSON.stringify(settings)],
  );
  await tx.query(
    `insert into authority_grant (id, procedure, division, office, mode, valid_from, valid_to, granted_by, law)
     select concat_ws(' ', division, procedure, "from"), procedure, division, office, mode, "from", "to", "grantedBy", law
     from jsonb_to_recordset($1) as g (procedure text, division text, office text, mode text, "from" date, "to" date, "grantedBy" text, law text)`,
    [JSON.stringify(grants)],
  );
  return { settings: settings.length, grants: grants.length };
}

interface Jurisdiction {
  settings?: object[];
  grants?: object[];
}

/**
 * Deploys every definition below `workflows/`. They have been checked where they are written (`npm run workflows -- check`);
 * here only what could not run at all is refused.
 *
 * @returns their names, `dibao@2021` @throws Error naming file and line, or state
 */
export async function seedDefinitions(tx: Tx): Promise<string[]> {
  const names: string[] = [];
  for (const file of await definitionFiles(FOLDER)) {
    const { procedure, version } = await deploy(tx, await runnable(file), BY);
    names.push(`${procedure}@${version}`);
  }
  return names;
}

async function runnable(file: string): Promise<Definition> {
  const { definition, findings } = await readDefinition(file);
  const [fault] = findings;
  if (fault) throw new Error(`${fault.file}:${fault.line} ${fault.message.en}`);
  try {
    return compile(definition as Definition).definition;
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}
