// Before whatever takes memory.
import './memory.js';
import 'reflect-metadata';
import { DEMONSTRATION_PASSWORD } from './app/seed-directory.js';
import { start, type Service } from './app/start.js';
import { ConfigRefused, readConfig } from './config.js';
import { isConnectionLost } from './database/database.js';
import {
  ClusterNotOurs,
  DataDirUnreachable,
  PostgresBinariesUnavailable,
  PostgresDidNotStart,
} from './database/embedded-errors.js';
import { demonstrationLogins } from './directory/seed/demonstration-logins.js';

const FOR_THE_OPERATOR = [
  ConfigRefused,
  ClusterNotOurs,
  DataDirUnreachable,
  PostgresBinariesUnavailable,
  PostgresDidNotStart,
];
/** The host has no address, the password or the role is refused, there is no such database. */
const NO_WAY_IN = new Set(['ENOTFOUND', 'EAI_AGAIN', '28P01', '28000', '3D000']);
const report = (line: string): void => console.log(line);

try {
  const config = readConfig(process.env);
  const service = await start(config, report);
  stopOnSignal(service);
  if (config.demonstration) printLogins();
  report(`listening on ${service.url}`);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

/** A second signal does not wait for the first: whoever presses Ctrl-C twice means it. */
function stopOnSignal(service: Service): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      service.stop().then(
        () => process.exit(0),
        (error: Error) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

function printLogins(): void {
  const widest = Math.max(...demonstrationLogins.map(({ username }) => username.length));
  report(`\nDemonstration: everybody's password is ${DEMONSTRATION_PASSWORD}`);
  for (const { username, title } of demonstrationLogins)
    report(`  ${username.padEnd(widest)}  ${title.zh}, ${title.en}`);
  report('');
}

/** What the operator can change needs no stack; anything else does. */
function explain(error: unknown): string {
  if (FOR_THE_OPERATOR.some((kind) => error instanceof kind)) return (error as Error).message;
  if (isConnectionLost(error) || NO_WAY_IN.has(codeOf(error)))
    return `DATABASE_URL: the database cannot be reached (${codeOf(error)}).`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function codeOf(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  return code ?? message;
}
