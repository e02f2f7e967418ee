import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { seedCalendar } from '../calendar/index.js';
import { checkFile, checkVersions } from './check-files.js';
import { definitionFiles, readDefinition } from './files.js';

const DEFINITION = `procedure: letter
version: "1"
title: { zh: 来信, en: Letter }
law: 测试
effective: { from: 2021-01-01 }
subject: person
opening: { form: letter, by: public }
periods: { answering: { length: 15d } }
forms: { letter: { $ref: forms/letter.schema.json } }
machine:
  initial: reading
  states:
    reading:
      meta:
        title: { zh: 阅办, en: Reading }
        task: &desk { office: township.window, role: clerk, due: answering }
      on:
        ANSWER: { target: answered, meta: { title: { zh: 答复, en: Answer } } }
    answered:
      type: final
      meta: { title: { zh: 已答复, en: Answered }, outcome: closed }
`;
const SCENARIOS = `- scenario: a letter is answered
  given: { division: "421222104201", at: 2022-03-01 }
  steps:
    - { do: OPEN, by: public, with: { text: 您好 } }
    - { do: ANSWER, by: wen }
    - expect: { state: answered, status: closed }
`;
const FORM =
  '{ "type": "object", "additionalProperties": false, "properties": { "text": { "$ref": "parts.json#/text" } } }';
const PARTS = '{ "text": { "type": "string", "x-personal": true } }';

const vocabulary = { departments: new Set(['window']), roles: new Set(['clerk']) };
let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'workflows-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Writes the sound files of the procedure, some of them otherwise; null leaves one out. */
async function write(changed: Record<string, string | null> = {}): Promise<string> {
  const files = {
    'letter/1.yaml': DEFINITION,
    'letter/scenarios/1.yaml': SCENARIOS,
    'letter/forms/letter.schema.json': FORM,
    'letter/forms/parts.json': PARTS,
    ...changed,
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    if (content !== null) await writeFile(join(root, name), content);
  }
  return join(root, 'letter/1.yaml');
}

const check = async (changed?: Record<string, string | null>) =>
  checkFile(await write(changed), vocabulary, seedCalendar());
const brief = ({ findings }: Awaited<ReturnType<typeof check>>) =>
  findings.map(({ file, line, code }) => `${file.slice(root.length + 1)}:${line} ${code}`);

describe('the files of a definition', () => {
  it('are found by procedure and version; jurisdictions are none', async () => {
    await write({ 'jurisdictions/somewhere.yaml': 'settings: []', 'letter/2.yaml': DEFINITION });
    expect(await definitionFiles(root)).toEqual([join(root, 'letter/1.yaml'), join(root, 'letter/2.yaml')]);
  });

  it('make one definition that stands alone, whatever its forms refer to', async () => {
    const { definition, findings } = await readDefinition(await write());
    expect(findings).toEqual([]);
    expect(definition).toMatchObject({
      forms: { letter: { type: 'object', properties: { text: { type: 'string', 'x-personal': true } } } },
    });
    expect(JSON.stringify(definition)).not.toContain('$ref');
  });

  it('pass when nothing is wrong', async () => {
    const report = await check();
    expect(report.findings).toEqual([]);
    expect(report.scenarios?.coverage.transitions).toEqual({ visited: 1, total: 1, missing: [] });
  });

  it('are told with the line of what is wrong', async () => {
    expect(brief(await check({ 'letter/1.yaml': DEFINITION.replace('role: clerk', 'role: king') }))).toEqual([
      'letter/1.yaml:16 unknown-role',
    ]);
    expect(brief(await check({ 'letter/1.yaml': DEFINITION.replace('target: answered', 'target: lost') }))).toEqual([
      'letter/1.yaml:13 unknown-target',
    ]);
    expect(
      brief(await check({ 'letter/scenarios/1.yaml': SCENARIOS.replace('state: answered', 'state: reading') })),
    ).toEqual(['letter/scenarios/1.yaml:6 scenario-failed']);
  });

  it('are told with the line where a shared piece is written', async () => {
    const shared = DEFINITION.replace(
      '    answered:\n',
      '    filing: { meta: { title: { zh: 归档, en: Filing }, task: *desk } }\n    answered:\n',
    ).replace('role: clerk', 'role: king');
    expect(brief(await check({ 'letter/1.yaml': shared }))).toEqual([
      'letter/1.yaml:16 unknown-role',
      'letter/1.yaml:19 unknown-role',
    ]);
  });

  it.each([
    ['a definition that is no YAML', { 'letter/1.yaml': `${DEFINITION}  - oops: [` }, 'letter/1.yaml:22 yaml'],
    ['a form that is not there', { 'letter/forms/letter.schema.json': null }, 'letter/1.yaml:9 form-file'],
    ['a form that is no JSON', { 'letter/forms/parts.json': 'text' }, 'letter/1.yaml:9 form-file'],
    ['a form with nothing where it is asked', { 'letter/forms/parts.json': '{}' }, 'letter/1.yaml:9 form-file'],
    [
      'a form that refers to itself',
      { 'letter/forms/parts.json': '{ "text": { "$ref": "letter.schema.json" } }' },
      'letter/1.yaml:9 form-file',
    ],
    [
      'a form outside the procedures',
      { 'letter/1.yaml': DEFINITION.replace('forms/letter.schema.json', '../../letter.json') },
      'letter/1.yaml:9 form-file',
    ],
    [
      'a procedure in the wrong folder',
      { 'letter/1.yaml': DEFINITION.replace('procedure: letter', 'procedure: mail') },
      'letter/1.yaml:1 file-name',
    ],
    [
      'a version in the wrong file',
      { 'letter/1.yaml': DEFINITION.replace('version: "1"', 'version: "2"') },
      'letter/1.yaml:2 file-name',
    ],
    [
      'scenarios that are no list',
      { 'letter/scenarios/1.yaml': 'scenario: one' },
      'letter/scenarios/1.yaml:1 scenario-schema',
    ],
    ['scenarios that are no YAML', { 'letter/scenarios/1.yaml': '- [' }, 'letter/scenarios/1.yaml:1 yaml'],
  ])('are refused for %s', async (_, changed, told) => {
    expect(brief(await check(changed))).toContainEqual(told);
  });

  it('are doubted without scenarios', async () => {
    const { findings } = await check({ 'letter/scenarios/1.yaml': null });
    expect(findings).toEqual([expect.objectContaining({ code: 'no-scenarios', severity: 'warning' })]);
  });

  it('of two versions in force on one day are told in the earlier one', async () => {
    const first = await check();
    await write({
      'letter/2.yaml': DEFINITION.replace('version: "1"', 'version: "2"').replace('2021-01-01', '2022-01-01'),
    });
    const second = await checkFile(join(root, 'letter/2.yaml'), vocabulary, seedCalendar());
    expect(checkVersions([first, second])).toEqual([
      expect.objectContaining({ code: 'eras-overlap', file: join(root, 'letter/1.yaml'), line: 5 }),
    ]);
  });

  it('are doubted where they exclude a procedure that does not exist, with the line', async () => {
    const excluding = DEFINITION.replace('machine:', 'excludes:\n  mail: { zh: 不能同时, en: not both }\nmachine:');
    const report = await check({ 'letter/1.yaml': excluding });
    expect(checkVersions([report], new Set(['letter', 'mail']))).toEqual([]);
    expect(checkVersions([report], new Set(['letter']))).toEqual([
      expect.objectContaining({ code: 'unknown-procedure', file: join(root, 'letter/1.yaml'), line: 11 }),
    ]);
  });
});
