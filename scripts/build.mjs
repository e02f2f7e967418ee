// node scripts/build.mjs: builds what is out of date, so that the command after it finds everything ready.
import { prepare } from './prepare.mjs';

await prepare();
