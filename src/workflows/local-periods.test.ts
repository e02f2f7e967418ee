import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedCalendar } from '../calendar/index.js';
import { checkFile } from './check-files.js';

const DEFINITION = `procedure: note
version: "1"
title: { zh: 便条, en: Note }
law: 测试
effective: { from: 2021-01-01, to: 2021-12-31 }
subject: person
opening: { by: public }
periods: { waiting: { length: 5wd }, whole: { length: 10wd } }
forms: {}
total: { period: whole, from: read, to: [done] }
machine:
  initial: read
  states:
    read: { meta: { title: { zh: 阅, en: Read } }, after: { waiting: done } }
    done: { type: final, meta: { title: { zh: 完, en: Done }, outcome: closed } }
`;
const row = (division: string, value: string, dates = 'from: 2021-01-01, to: null', procedure = 'note'): string =>
  `  - { division: "${division}", procedure: "${procedure}", name: period.waiting, value: ${value}, ${dates} }\n`;

describe('what divisions set for themselves', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'workflows-'));
    await mkdir(join(root, 'note'));
    await mkdir(join(root, 'jurisdictions'));
    await writeFile(join(root, 'note/1.yaml'), DEFINITION);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const found = async (...rows: string[]) => {
    await writeFile(join(root, 'jurisdictions/city.yaml'), `settings:\n${rows.join('')}`);
    const { findings } = await checkFile(
      join(root, 'note/1.yaml'),
      { departments: new Set(), roles: new Set() },
      seedCalendar(),
    );
    return findings
      .filter(({ code }) => code === 'too-slow-locally')
      .map(({ file, line, message }) => [file.slice(root.length + 1), line, /that (\d+) sets/.exec(message.en)?.[1]]);
  };

  it('is measured with the procedure, and named where it is written', async () => {
    expect(await found(row('421222', '10wd'), row('421224', '11wd'))).toEqual([
      ['jurisdictions/city.yaml', 3, '421224'],
    ]);
  });

  it("is measured as settings are resolved: a county's own length wins over its city's", async () => {
    expect(await found(row('4212', '11wd'), row('421224', '7wd'))).toEqual([['jurisdictions/city.yaml', 2, '4212']]);
    expect(await found(row('421224', '11wd', 'from: 2021-01-01, to: null', '*'), row('421224', '7wd'))).toEqual([]);
  });

  it('counts only while the definition is in force, from whichever day it begins', async () => {
    expect(await found(row('421224', '11wd', 'from: 2022-01-01, to: null'))).toEqual([]);
    expect(await found(row('421224', '11wd', 'from: 2014-01-01, to: 2020-12-31'))).toEqual([]);
    expect(
      await found(
        row('421224', '5wd', 'from: 2014-01-01, to: 2021-05-31'),
        row('421224', '11wd', 'from: 2021-06-01, to: null'),
      ),
    ).toEqual([['jurisdictions/city.yaml', 3, '421224']]);
  });
});
