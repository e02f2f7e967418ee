import { setFlagsFromString } from 'node:v8';

/**
 * How much the heap may grow before it is looked through. Left to itself V8 waits until there is four times what is in use,
 * and a busy service of 70 MB becomes one of 350.
 */
const GROWTH_PERCENT = 40;
setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
