import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseLength } from '../../calendar/period.js';
import { isPlainDate } from '../../calendar/plain-date.js';
import { departments } from './departments.js';
import { type Division, readDivisions } from './divisions.js';
import { officeCode, seedOffices } from './offices.js';
import { seedPeople } from './people.js';

interface Dated {
  readonly division: string;
  readonly procedure: string;
  readonly from: string;
  readonly to: string | null;
  readonly law: string;
}
type Setting = Dated & { readonly name: string; readonly value: unknown };
type Grant = Dated & { readonly office: string; readonly mode: string; readonly grantedBy: string };

const folder = new URL('../../../workflows/jurisdictions/', import.meta.url);
const read = (file: string) =>
  parse(readFileSync(new URL(file, folder), 'utf8')) as { settings?: Setting[]; grants?: Grant[] };
const { settings = [], grants = [] } = read('xianning.yaml');
const everySetting = readdirSync(folder).flatMap((file) => read(file).settings ?? []);
const divisions = readDivisions();
const offices = new Set(seedOffices(divisions).map((office) => office.code));

const inForce = (row: Dated, day: string) => row.from <= day && (row.to === null || day <= row.to);
const overlap = (a: Dated, b: Dated) => inForce(a, b.from) || inForce(b, a.from);
const longest = (a: Dated, b: Dated) => b.division.length - a.division.length;
const valueOf = (division: string, name: string, day: string) =>
  settings.filter((row) => row.name === name && division.startsWith(row.division) && inForce(row, day)).sort(longest)[0]
    ?.value;
const deciderOf = (division: string, day: string) =>
  grants.filter((row) => division.startsWith(row.division) && inForce(row, day)).sort(longest)[0];
const isTownGovernment = (division: Division) => division.level === 'township' && division.government;

/** Pairs of rows about the same thing whose days overlap, as text. */
function clashes<Row extends Dated>(rows: readonly Row[], subject: (row: Row) => string): string[] {
  return rows.flatMap((a, i) =>
    rows
      .slice(i + 1)
      .filter((b) => subject(a) === subject(b) && overlap(a, b))
      .map((b) => `${subject(a)}: ${a.from} and ${b.from}`),
  );
}

describe('the settings of Xianning', () => {
  it('have one value at a time for the same division, procedure and name', () => {
    expect(clashes(settings, (row) => `${row.division} ${row.procedure} ${row.name}`)).toEqual([]);
  });

  it('belong to divisions that exist, run forwards and name their source', () => {
    const known = new Set(divisions.map((division) => division.code));
    for (const row of [...settings, ...grants]) {
      expect(known).toContain(row.division);
      expect([row.from, row.to ?? row.from].filter((day) => !isPlainDate(day))).toEqual([]);
      expect(row.to === null || row.from <= row.to).toBe(true);
      expect(row.law).toMatch(/\S/);
    }
  });

  it('never have a case wait for a department before it exists', () => {
    const since = new Map(departments.map(({ code, from }) => [code, from ?? '']));
    const lists = everySetting.filter(({ value }) => Array.isArray(value) && value.every((code) => since.has(code)));
    const early = lists.flatMap(({ name, from, value }) =>
      (value as string[]).filter((code) => (since.get(code) ?? '') > from).map((code) => `${name} ${from}: ${code}`),
    );
    expect(lists.length).toBeGreaterThan(5);
    expect(early).toEqual([]);
  });

  it.each(['2016-06-30', '2017-08-01', '2020-12-31', '2021-01-01', '2022-12-31', '2023-01-01', '2026-11-23'])(
    'give every county a DiBao standard in whole fen on %s, higher in the city than in the country',
    (day) => {
      for (const county of divisions.filter((division) => division.level === 'county')) {
        const [urban, rural] = [
          valueOf(county.code, 'standard.urban', day),
          valueOf(county.code, 'standard.rural', day),
        ];
        expect([Number.isInteger(urban), Number.isInteger(rural)]).toEqual([true, true]);
        expect(urban).toBeGreaterThan(rural as number);
      }
    },
  );

  it('start 2017 at 500 yuan a month in town and 4,200 yuan a year in the country', () => {
    expect(valueOf('421222104', 'standard.urban', '2017-03-31')).toBe(500 * 100);
    expect(valueOf('421222104', 'standard.rural', '2017-03-31')).toBe((4200 * 100) / 12);
  });

  it('let a county override its city, and leave 通城县 and 咸安区 with the publicity of the definition', () => {
    expect(valueOf('421202104', 'standard.urban', '2024-01-01')).toBe(71000);
    expect(valueOf('421224104', 'period.publicity', '2024-01-01')).toBe('7wd');
    expect(valueOf('421222104', 'period.publicity', '2024-01-01')).toBeUndefined();
    expect(valueOf('421202104', 'period.publicity', '2024-01-01')).toBeUndefined();
  });

  it('write every duration so that the calendar can read it', () => {
    const durations = settings.filter((row) => row.name.startsWith('period.'));
    expect(durations.length).toBeGreaterThan(0);
    for (const row of durations) expect(() => parseLength(String(row.value))).not.toThrow();
  });

  it('ask five departments that exist and have somebody to answer', () => {
    const asked = valueOf('421222104', 'checkDepartments', '2017-08-01') as string[];
    const checkers = new Set(
      seedPeople(divisions).flatMap((user) => user.offices.map((seat) => `${seat.office} ${seat.role}`)),
    );
    expect(asked).toHaveLength(5);
    expect(departments.map((department) => department.code)).toEqual(expect.arrayContaining(asked));
    for (const department of asked) expect(checkers).toContain(`${officeCode('421222', department)} checker`);
  });

  it('list every relation that the demonstration people declare', () => {
    const relations = valueOf('421222104', 'nearRelatives', '2024-01-01');
    const declared = seedPeople(divisions).flatMap((user) => user.relatives.map((relative) => relative.relation));
    expect(relations).toEqual(expect.arrayContaining(declared));
  });
});

describe('the authority grants of Xianning', () => {
  it('go from an office that exists to an office that exists', () => {
    expect(grants.filter((grant) => !offices.has(grant.office) || !offices.has(grant.grantedBy))).toEqual([]);
  });

  it('name one decider at a time for the same procedure and division', () => {
    expect(clashes(grants, (grant) => `${grant.procedure} ${grant.division}`)).toEqual([]);
  });

  it('let the county decide in 2017, but entrust 沙堆镇 from 31 March', () => {
    expect(deciderOf('421222104', '2017-03-30')).toMatchObject({ mode: 'COUNTY', office: '421222:civilAffairs' });
    expect(deciderOf('421222104', '2017-03-31')).toMatchObject({ mode: 'ENTRUSTED', office: '421222104:civilAffairs' });
    expect(deciderOf('421202104', '2017-08-01')).toMatchObject({ mode: 'COUNTY', office: '421202:civilAffairs' });
  });

  it('devolve DiBao to every township government, and to no farm or zone, from 1 February 2023', () => {
    for (const town of divisions.filter((division) => division.level === 'township')) {
      const expected = isTownGovernment(town)
        ? { mode: 'DEVOLVED', office: `${town.code}:civilAffairs` }
        : { mode: 'COUNTY', office: `${town.parent}:civilAffairs` };
      expect(deciderOf(town.code, '2023-02-01')).toMatchObject(expected);
    }
  });
});
