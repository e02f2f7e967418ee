// node scripts/run.mjs <name> [args]: a command of Yimen, e.g. workflows, audit, story; bench runs from its sources.
import { continueAs, prepare } from './prepare.mjs';

const [name, ...args] = process.argv.slice(2);
await prepare({ quiet: true, screens: name === 'bench' });
if (name === 'bench') {
  await import('./typescript.mjs');
  await continueAs('bench/index.ts', args);
} else {
  await continueAs(`dist/cli/${name}.js`, args);
}
