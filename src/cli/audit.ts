import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { databaseRecords } from '../audit/database-records.js';
import { historyLines, readHistoryFile } from '../audit/history-file.js';
import { withSnapshot } from '../audit/owner-snapshot.js';
import type { HistoryScope } from '../audit/records.js';
import { progressOf } from '../audit/progress.js';
import { verdictLines } from '../audit/report.js';
import { verifyDatabase } from '../audit/verify-database.js';
import { verifyHistory, type Verdict } from '../audit/verify.js';
import { startEmbeddedPostgres } from '../database/embedded.js';

const USAGE = `npm run audit -- verify [--database URL] [--county 421222]
    Verifies the history in the database: hashes, order, replay, and every table that follows from it.
npm run audit -- verify <file>
    Verifies an exported file, without any database.
npm run audit -- export --out <file> [--database URL] [--county 421222] [--case <id>]
    Writes the history as a file. Personal parts stay sealed.

The database is --database, else DATABASE_URL, else the embedded one of DATA_DIR; always the owner of the schema.
Exit code: 0 intact, 1 faults found, 2 it could not be checked.`;

/** The arguments cannot be understood, or ask for what does not go together. */
class WrongArguments extends Error {}

interface Options {
  database?: string;
  county?: string;
  case?: string;
  out?: string;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 2;
}

async function run(args: string[]): Promise<number> {
  const { command, file, options } = read(args);
  if (command === 'help') return print(USAGE);
  if (command === 'export') return exportHistory(options);
  return file === undefined
    ? report((onProgress) => onDatabase(options, (tx) => verifyDatabase(tx, scopeOf(options), onProgress)))
    : report((onProgress) => verifyHistory(readHistoryFile(file), onProgress));
}

function read(args: string[]): { command: string; file?: string; options: Options } {
  const text = { type: 'string' } as const;
  const { values, positionals } = parse();
  const [command = 'help', file, ...more] = values.help ? [] : positionals;
  if (!['help', 'verify', 'export'].includes(command)) throw new WrongArguments(`There is no "${command}".`);
  if (more.length > 0 || (command === 'export' && file)) throw new WrongArguments('Too many arguments.');
  if (command === 'export' && !values.out) throw new WrongArguments('export needs --out <file>.');
  if (values.county !== undefined && !/^\d{6}$/.test(values.county)) {
    throw new WrongArguments('--county takes the six digits of a county.');
  }
  return { command, options: values, ...(file === undefined ? {} : { file }) };

  function parse() {
    try {
      const options = { database: text, county: text, case: text, out: text, help: { type: 'boolean' } } as const;
      return parseArgs({ args, allowPositionals: true, options });
    } catch (error) {
      throw new WrongArguments((error as Error).message);
    }
  }
}

function scopeOf({ county, case: caseId }: Options): HistoryScope {
  return { ...(county === undefined ? {} : { county }), ...(caseId === undefined ? {} : { caseId }) };
}

type Work<T> = Parameters<typeof withSnapshot<T>>[1];

/** An embedded PostgreSQL that the service runs is joined; one that is stopped is started for as long as this takes. */
async function onDatabase<T>({ database }: Options, work: Work<T>): Promise<T> {
  const { DATABASE_URL, DATA_DIR } = process.env;
  const url = database ?? (DATABASE_URL || undefined);
  if (url !== undefined) return withSnapshot(url, work);
  const postgres = await startEmbeddedPostgres(DATA_DIR ? { dataDir: DATA_DIR } : {});
  try {
    return await withSnapshot(postgres.url, work);
  } finally {
    await postgres.stop();
  }
}

async function exportHistory(options: Options): Promise<number> {
  const out = options.out ?? '';
  await onDatabase(options, (tx) =>
    pipeline(
      Readable.from(historyLines(databaseRecords(tx, scopeOf(options)))),
      createWriteStream(out, { mode: 0o600 }),
    ),
  );
  return print(`${out} written; check it anywhere with: npm run audit -- verify ${out}`);
}

async function report(verify: (onProgress: (events: number) => void) => Promise<Verdict>): Promise<number> {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1_000;
  const verdict = await verify(progressOf(process.stderr, seconds));
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  for (const line of verdictLines(verdict, seconds())) console.log(line);
  return verdict.faults === 0 ? 0 : 1;
}

function print(text: string): number {
  console.log(text);
  return 0;
}

function explain(error: unknown): string {
  const { code, message, stack } = error as Error & { code?: string };
  if (error instanceof WrongArguments) return `${message}\n\n${USAGE}`;
  if (code === '42P01') return 'This database does not hold a Yimen: the tables are not there.';
  return code === undefined ? (stack ?? message) : message;
}
