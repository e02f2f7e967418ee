// npm start: from a fresh clone to a running service.
import { continueAs, prepare } from './prepare.mjs';

await prepare();
await continueAs('dist/main.js', process.argv.slice(2));
