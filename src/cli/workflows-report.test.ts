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
    expect(reportLines(await report('reconsideration/2023.yaml'), ROOT, 'en')).toEqual(
      expect.arrayContaining([
        "  slowest way to a decision, by its steps' limits: 50 working days",
        '    proceeding.receiving.screening 5 + proceeding.examining 45',
      ]),
    );
  });

  it('is one row of the list', async () => {
    const lines = listLines([await report('price-linkage/2016.yaml'), await report('reconsideration/2023.yaml')]);
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
      ['reconsideration', '2023', '2024-01-01 to', '22', '35', '50wd', '29', '100%', 'Administrative reconsideration'],
    ]);
  });
});
