import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seedCalendar } from '../src/calendar/index.js';
import { reportLines, summaryLine } from '../src/cli/workflows-report.js';
import { departmentCodes } from '../src/directory/departments.js';
import { roles } from '../src/directory/seed/posts.js';
import { checkFile } from '../src/workflows/check-files.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const EXAMPLE = join(ROOT, 'workflows/legal-aid');
const guide = readFileSync(join(ROOT, 'workflows/GUIDE.md'), 'utf8');

/** The guide's blocks in a language. */
const blocks = (language: string): string[] =>
  [...guide.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, of, text]) => (of === language ? [text ?? ''] : []));

/** Lines as they are wherever they are indented to. */
const plain = (text: string): string => text.replace(/^ +/gm, '');

const example = readdirSync(EXAMPLE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => plain(readFileSync(join(entry.parentPath, entry.name), 'utf8')));

describe('the guide for authors', () => {
  it.each([...blocks('yaml'), ...blocks('json')])('shows what its example really says: %#', (block) => {
    for (const passage of block.split(/^ *# …\n/m)) {
      expect({ passage, found: example.some((text) => text.includes(plain(passage))) }).toEqual({
        passage,
        found: true,
      });
    }
  });

  it('shows the check of its example as it is printed', async () => {
    const vocabulary = { departments: departmentCodes, roles: new Set<string>(roles) };
    const report = await checkFile(join(EXAMPLE, '2022.yaml'), vocabulary, seedCalendar());
    const printed = [...reportLines(report, ROOT, 'en'), '', summaryLine([report], report.findings)];
    expect(blocks('')).toContain(`${printed.join('\n')}\n`);
  });

  it('explains only findings that there are', () => {
    const folder = join(ROOT, 'src/engine/check');
    const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    const explained = (guide.split('## When something is refused')[1] ?? '').matchAll(/^\| (`[^|]+) \|/gm);
    const codes = [...explained].flatMap(([, cell = '']) => cell.split(', ').map((code) => code.replaceAll('`', '')));
    expect(codes.filter((code) => !sources.some((source) => source.includes(`'${code}'`)))).toEqual([]);
    expect(codes).toContain('too-slow-locally');
  });
});
