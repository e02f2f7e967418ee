import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Threads load TypeScript as their process does, which is not how tests load it: so this runs the command. */
const check = (...files: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const program = ['--import', './scripts/typescript.mjs', 'src/cli/workflows.ts', 'check', ...files];
    execFile(process.execPath, program, { cwd: ROOT }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });

const definition = (procedure: string, version: string, from: string): string => `procedure: ${procedure}
version: "${version}"
title: { zh: 便条, en: Note }
law: 测试
effective: { from: ${from} }
subject: person
opening: { by: public }
periods: { waiting: { length: 5wd } }
forms: {}
machine:
  initial: read
  states:
    read: { meta: { title: { zh: 阅, en: Read } }, after: { waiting: done } }
    done: { type: final, meta: { title: { zh: 完, en: Done }, outcome: closed } }
`;

describe('several definitions checked side by side', () => {
  let root: string;
  const file = (procedure: string, version: string): string => join(root, procedure, `${version}.yaml`);
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'workflows-'));
    for (const procedure of ['a', 'b', 'c']) {
      await mkdir(join(root, procedure));
      await writeFile(file(procedure, '1'), definition(procedure, '1', '2021-01-01'));
    }
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('are reported in the order in which they were named, with what their versions disagree on', async () => {
    await writeFile(file('a', '2'), definition('a', '2', '2022-01-01'));
    const { code, out } = await check(file('c', '1'), file('a', '2'), file('b', '1'), file('a', '1'));
    expect([...out.matchAll(/^(\w@\d):/gm)].map(([, name]) => name)).toEqual(['c@1', 'a@2', 'b@1', 'a@1']);
    expect(out).toMatch(/a\/1\.yaml:5 {2}error {2}eras-overlap/);
    expect(code).toBe(1);
  });

  it('end with 2 when one of them is not there', async () => {
    const { code, err } = await check(file('a', '1'), file('b', '7'), file('c', '1'));
    expect(err).toContain(join('b', '7.yaml'));
    expect(code).toBe(2);
  });
});
