import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { transformSync } from '@swc/core';
import { isWorkingDay, validateCalendar } from './calendar.js';
import { seedCalendar } from './chinese-days-seed.js';
import { addDays, parsePlainDate } from './plain-date.js';

const calendar = seedCalendar();
const published = JSON.parse(readFileSync('node_modules/chinese-days/dist/chinese-days.json', 'utf8')) as {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
};

const makeUpDays = (year: number) =>
  Object.entries(calendar.days)
    .filter(([date, works]) => works === 1 && date.startsWith(String(year)))
    .map(([date]) => date.slice(5));

describe('the seed calendar', () => {
  it('is a sound calendar for 2004 to 2026', () => {
    expect(validateCalendar(calendar)).toMatchObject({ version: 'state-council-2026', from: 2004, to: 2026 });
  });

  it('has the make-up days that the State Council announced for 2017 and 2026', () => {
    expect(makeUpDays(2017)).toEqual(['01-22', '02-04', '04-01', '05-27', '09-30']);
    expect(makeUpDays(2026)).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10']);
  });

  it('claims exactly the years for which the package has holidays', () => {
    const years = Object.keys(published.holidays).map((date) => Number(date.slice(0, 4)));
    const claimed = Array.from({ length: calendar.to - calendar.from + 1 }, (_, n) => calendar.from + n);
    expect([...new Set(years)].sort()).toEqual(claimed);
  });

  it('says of every single day what the published lists say', () => {
    const end = parsePlainDate('2026-12-31');
    for (let date = parsePlainDate('2004-01-01'); date <= end; date = addDays(date, 1)) {
      const weekday = ![0, 6].includes(new Date(date).getUTCDay());
      const expected = date in published.workdays || (weekday && !(date in published.holidays));
      expect([date, isWorkingDay(calendar, date)]).toEqual([date, expected]);
    }
  });

  it.each(['America/Los_Angeles', 'Asia/Shanghai', 'Pacific/Auckland'])('is the same on a machine in %s', (TZ) => {
    const script = `${sourceOfSeed()}; process.stdout.write(JSON.stringify(seedCalendar()))`;
    const env = { PATH: process.env['PATH'], TZ };
    // A process of its own, because a running one does not change its time zone.
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual(calendar);
  });
});

/** The seed and what it imports of ours as one JavaScript text, so that a bare Node process can run it. */
function sourceOfSeed(): string {
  const files = ['calendar-errors', 'plain-date', 'chinese-days-seed'];
  const source = files.map((file) => readFileSync(`src/calendar/${file}.ts`, 'utf8')).join('\n');
  const withoutOwnImports = source.replaceAll(/^import [^;]*'\.\/[^;]*;$/gm, '');
  const jsc = { target: 'es2022', parser: { syntax: 'typescript' } } as const;
  return transformSync(withoutOwnImports, { jsc, module: { type: 'es6' } }).code;
}
