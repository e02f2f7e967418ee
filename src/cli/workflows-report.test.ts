import { fileURLToPath } from 'node:url';
import { seedCalendar } from '../calendar/index.js';
import { departmentCodes } from '../directory/departments.js';
import { roles } from '../directory/seed/posts.js';
import { checkFile } from '../workflows/check-files.js';
import { listLines, reportLines } from './workflows-report.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const vocabulary = { departments: departmentCodes, roles: new Set<string>(roles) };
const report = (file: string) => checkFile(`${ROOT}workflows/${file}`, vocabulary, seedCalendar());

describe('what is said about a procedure', () => {
  it('is its slowest lawful way, state by state, beside what the law allows for the whole', async () => {
    expect(reportLines(await report('price-linkage/2016.yaml'), ROOT, 'en')).toEqual([
      'price-linkage@2016: 13 states, 14 transitions, 11 configurations explored',
      '  slowest lawful way: 20 of 20 working days',
      '    computing 5 + funding 5 + approving 3 + settling.ours.paying 7',
      '  scenarios: 12 of 12 pass; 13 of 13 states, 14 of 14 transitions reached',
    ]);
  });

  it('is what its steps add up to where the law limits only them', async () => {
    expect(reportLines(await report('recovery/2014.yaml'), ROOT, 'en')).toEqual(
      expect.arrayContaining([
        "  slowest way to a decision, by its steps' limits: 25 working days",
        '    establishing 10 + heard 5 + deciding 10',
      ]),
    );
  });

  it('is one row of the list', async () => {
    const lines = listLines([await report('price-linkage/2016.yaml'), await report('recovery/2014.yaml')]);
    expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
      expect.arrayContaining(['procedure', 'legal limit', 'slowest way', 'covered']),
      [
        'price-linkage',
        '2016',
        '2016-08-26 to 2021-10-31',
        '13',
        '14',
        '20wd',
        '20/20wd',
        '12',
        '100%',
        'Price linkage',
      ],
      ['recovery', '2014', '2014-05-01 to', '23', '39', '25wd', '19', '100%', 'Recovery'],
    ]);
  });
});
