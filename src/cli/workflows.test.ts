import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The command from its sources, as `npm run workflows` runs it built. */
const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const program = ['--import', './scripts/typescript.mjs', 'src/cli/workflows.ts', ...args];
    execFile(process.execPath, program, { cwd: ROOT }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });

const DEFINITION = `procedure: note
version: "1"
title: { zh: 便条, en: Note }
law: 测试
effective: { from: 2021-01-01 }
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

describe('npm run workflows -- check', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'workflows-')), 'note');
    file = join(folder, '1.yaml');
    await mkdir(join(folder, 'scenarios'), { recursive: true });
    const told =
      '- { scenario: read, given: { division: "421222104201", at: 2022-03-01 }, steps: [{ do: OPEN, by: public }, { wait: waiting }] }';
    await writeFile(join(folder, 'scenarios/1.yaml'), told);
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

  it('ends with 0 and the figures when nothing stands against a deployment', async () => {
    await writeFile(file, DEFINITION);
    const { code, out } = await run('check', file);
    expect(out.trim().split('\n')).toEqual([
      'note@1: 2 states, 1 transition, 2 configurations explored',
      "  slowest way to a decision, by its steps' limits: 5 working days",
      '    read 5',
      '  scenarios: 1 of 1 pass; 2 of 2 states, 1 of 1 transition reached',
      '',
      '1 definition, 1 scenario, 0 errors, 0 warnings',
    ]);
    expect(code).toBe(0);
  });

  it('ends with 1 and file, line, reason and path when something does', async () => {
    await writeFile(file, DEFINITION.replace('after: { waiting: done }', 'after: { waiting: read }'));
    const { code, out } = await run('check', file, '--lang', 'zh');
    expect(out).toMatch(/note\/1\.yaml:14 {2}error {2}unreachable {2}状态“done”无法到达/);
    expect(out).toMatch(/1 definition, 1 scenario, 3 errors, 0 warnings/);
    expect(code).toBe(1);
  });

  it('ends with 2 when there is nothing to check', async () => {
    const { code, err } = await run('check', join(folder, 'none.yaml'));
    expect(err).toContain('none.yaml');
    expect(code).toBe(2);
  });
});

describe('npm run workflows -- bundle', () => {
  it('prints what a deployment takes: the definition with the content of its forms', async () => {
    const { code, out } = await run('bundle', 'workflows/legal-aid/2022.yaml');
    expect(code).toBe(0);
    const { definition } = JSON.parse(out) as { definition: { procedure: string; forms: Record<string, object> } };
    expect(definition).toMatchObject({
      procedure: 'legal-aid',
      forms: { means: { 'x-title-en': 'Examination of means' } },
    });
  });

  it('prints the same as YAML, which the page for deploying takes', async () => {
    const { out } = await run('bundle', 'workflows/legal-aid/2022.yaml');
    const { code, out: yaml } = await run('bundle', 'workflows/legal-aid/2022.yaml', '--yaml');
    expect(code).toBe(0);
    expect(parse(yaml)).toEqual((JSON.parse(out) as { definition: object }).definition);
  });

  it('ends with 1 when a form is not there, and with 2 without a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workflows-'));
    const file = join(folder, '1.yaml');
    await writeFile(file, 'forms: { reason: { $ref: forms/none.schema.json } }');
    expect(await run('bundle', file)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('none.schema.json'),
    });
    await rm(folder, { recursive: true });
    expect(await run('bundle')).toMatchObject({ code: 2 });
  });
});
