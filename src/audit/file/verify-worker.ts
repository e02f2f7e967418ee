import { answers } from '../../shared/in-process.js';
import { verdictOn } from './file-verdict.js';

// A file may hold anything, definitions that never come to rest included: it is replayed where it holds up nobody, and for so long only.
answers(verdictOn);
