import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { departmentCodes } from '../directory/departments.js';
import { roles } from '../directory/seed/posts.js';
import { definitionSchema } from '../engine/check/index.js';
import { checkVersions, type FileReport } from '../workflows/check-files.js';
import { checkFiles } from '../workflows/check-many.js';
import { definitionFiles, readDefinition } from '../workflows/files.js';
import { MIGRATE_USAGE, migrateCommand } from './migrate.js';
import { readNeedsForm } from '../workflows/needs-form.js';
import { findingLines, listLines, reportLines, summaryLine, type Language } from './workflows-report.js';

const USAGE = `npm run workflows -- check [files] [--lang zh]
    Checks definitions as a deployment would and runs their scenarios; all of workflows/ when no file is named.
npm run workflows -- list
    The procedures of workflows/: versions, states, transitions, legal limit, slowest lawful way, scenarios and their coverage.
npm run -s workflows -- bundle <file> [--yaml]
    Prints a definition with its forms bundled in, as POST /api/definitions takes it, or as the page "Procedures" does.
npm run workflows -- schema
    Prints the JSON Schema of a definition, which workflows/definition.schema.json holds for editors.
${MIGRATE_USAGE}

Exit code: 0 nothing stands against it, 1 faults found or cases that could not be moved, 2 it could not be checked.`;

/** Beside `dist` as beside `src`. */
const ROOT = fileURLToPath(new URL('../../workflows', import.meta.url));

/** The administrator runs the platform and has no part in any procedure. */
const vocabulary = {
  departments: departmentCodes,
  roles: new Set<string>(roles.filter((role) => role !== 'administrator')),
  answers: readNeedsForm().questions,
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}

async function run(args: string[]): Promise<number> {
  const [first, ...rest] = args;
  if (first === 'migrate' && rest.length > 0 && !rest.includes('--help')) {
    return migrateCommand(rest, { env: process.env, print: (line) => void print([line]), progress });
  }
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      lang: { type: 'string', default: 'en' },
      yaml: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const language: Language = values.lang === 'zh' ? 'zh' : 'en';
  const [command = 'help', ...files] = positionals;
  if (values.help || command === 'help') return print([USAGE]);
  if (command === 'schema') return print([JSON.stringify(definitionSchema, null, 2)]);
  if (command === 'check') return check(files, language);
  if (command === 'list') return list();
  if (command === 'bundle') return bundle(files, values.yaml === true);
  throw new Error(`There is no "${command}".\n\n${USAGE}`);
}

async function check(named: string[], language: Language): Promise<number> {
  const files = named.length > 0 ? named.map((file) => resolve(file)) : await definitionFiles(ROOT);
  const reports: FileReport[] = [];
  for await (const report of examined(files)) {
    reports.push(report);
    print(reportLines(report, process.cwd(), language));
  }
  const disagreements = checkVersions(reports, await procedures());
  print(findingLines(disagreements, process.cwd(), language));
  const findings = [...reports.flatMap((report) => report.findings), ...disagreements];
  print(['', summaryLine(reports, findings)]);
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Names of the folders that hold a definition. */
async function procedures(): Promise<ReadonlySet<string>> {
  return new Set((await definitionFiles(ROOT)).map((file) => basename(dirname(file))));
}

/** The reports of files, with a word for people on how far it has come. */
async function* examined(files: readonly string[]): AsyncGenerator<FileReport> {
  let done = 0;
  progress(`checking ${files.length} definitions`);
  for await (const report of checkFiles(files, vocabulary)) {
    progress('');
    yield report;
    progress(`${(done += 1)} of ${files.length} checked`);
  }
  progress('');
}

async function list(): Promise<number> {
  const reports: FileReport[] = [];
  for await (const report of examined(await definitionFiles(ROOT))) reports.push(report);
  print(listLines(reports));
  return 0;
}

/** Only what could not be sent at all is refused here: the service checks what it is sent. */
async function bundle([file]: string[], asYaml: boolean): Promise<number> {
  if (file === undefined) throw new Error(`Name the file to bundle.\n\n${USAGE}`);
  const { definition, findings } = await readDefinition(resolve(file));
  const faults = findings.filter(({ file: where }) => !where.includes('scenarios'));
  if (faults.length === 0) return print([asYaml ? stringify(definition) : JSON.stringify({ definition })]);
  for (const line of findingLines(faults, process.cwd(), 'en')) console.error(line);
  return 1;
}

function print(lines: string[]): 0 {
  if (lines.length > 0) console.log(lines.join('\n'));
  return 0;
}

/** One line that is written over; only for people. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${text}`);
}
