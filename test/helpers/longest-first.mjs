// Which test files start first. In a fresh clone jest knows no durations and goes by the size of the files, so a short
// file that runs for minutes may start last and keep one processor busy while the others have nothing left to do.
import Sequencer from '@jest/test-sequencer';

/** Longest first. A file that is not named here takes seconds. */
const LONG = [
  'test/crash/crash',
  'test/browser/accessibility',
  'test/browser/story',
  'test/story',
  'test/random-definitions',
  'test/verb-chains',
  'test/invariants-bite',
  'test/random-migrations',
  'test/audit-file',
  'test/definitions',
  'test/concurrency/duplicates',
  'test/concurrency/claims',
  'src/database/embedded',
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = LONG.findIndex((name) => path.endsWith(`/${name}.test.ts`));
      return place < 0 ? LONG.length : place;
    };
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}
