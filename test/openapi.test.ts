import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

describe('docs/openapi.json', () => {
  it('describes the interface as it is built', () => {
    const { status, stderr } = spawnSync(process.execPath, ['dist/cli/openapi.js', '--check'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
