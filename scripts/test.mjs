// npm test: every test, then a check of every procedure. npm test -- <jest arguments>: the tests they name. The last line
// counts, for CI to read.
// PostgreSQL is started by test/helpers/global-setup.mjs when the first test asks for a database.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, root, run } from './prepare.mjs';

const chosen = process.argv.slice(2);
await prepare(); // tests that kill processes run `dist/main.js`
const scratch = mkdtempSync(join(tmpdir(), 'yimen-test-')); // holds all that the tests write, even if they are killed
chmodSync(scratch, 0o711); // PostgreSQL may run as another account
try {
  const results = join(scratch, 'results.json');
  const jest = await runJest(results);
  const check = chosen.length > 0 ? 0 : await run(process.execPath, ['dist/cli/workflows.js', 'check']);
  const { passed, failed } = count(results, jest);
  process.exitCode = jest || check;
  console.log(`${passed} passed, ${failed + (check === 0 ? 0 : 1)} failed`);
} finally {
  rmSync(scratch, { recursive: true, maxRetries: 20, retryDelay: 100 }); // PostgreSQL may be ending still
}

function runJest(results) {
  const options = [process.env.NODE_OPTIONS, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const env = { ...process.env, NODE_OPTIONS: options.filter(Boolean).join(' '), TMPDIR: scratch };
  const jest = [join(root, 'node_modules/jest/bin/jest.js'), '--json', '--outputFile', results];
  return run(process.execPath, [...jest, ...chosen], { env });
}

/** A test file that cannot be loaded holds no failed test, yet it failed; and so did a run that jest calls failed. */
function count(results, exitCode) {
  const leastFailed = exitCode === 0 ? 0 : 1;
  if (!existsSync(results)) return { passed: 0, failed: leastFailed };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(results, 'utf8'));
  return { passed: numPassedTests, failed: Math.max(numFailedTests + numRuntimeErrorTestSuites, leastFailed) };
}
