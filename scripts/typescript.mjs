// Lets this process import the TypeScript of this checkout, for programs outside `src/` that `dist/` does not hold.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
