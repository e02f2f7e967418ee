import 'reflect-metadata';
import { DEMONSTRATION_PASSWORD } from './app/seed-directory.js';
import { start, type Service } from './app/start.js';
import { ConfigRefused, readConfig } from './config.js';
import { demonstrationLogins } from './directory/seed/demonstration-logins.js';

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
  if (error instanceof ConfigRefused) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
