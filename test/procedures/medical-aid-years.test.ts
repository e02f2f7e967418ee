import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { seedCalendar } from '../../src/calendar/index.js';
import { compile, runScenarios, type Definition, type Json, type JsonObject } from '../../src/engine/index.js';
import { readDefinition } from '../../src/workflows/files.js';

/** 赤壁市: six revisions from 2005 to 2017. Yuan; inpatient and outpatient caps, share of the premium. */
const FIGURES: [year: number, inpatient: number, outpatient: number, premium: number][] = [
  [2005, 2000, 50, 15],
  [2006, 2000, 50, 15],
  [2007, 3000, 100, 20],
  [2009, 4000, 150, 30],
  [2011, 5000, 200, 50],
  [2013, 8000, 300, 70],
  [2015, 10000, 400, 110],
  [2016, 10000, 400, 110],
  [2017, 12000, 500, 150],
];
const CHIBI = '421281104201';

interface Setting {
  division: string;
  procedure: string;
  name: string;
  value: Json;
  from: string;
  to: string | null;
}

const path = (file: string): string => fileURLToPath(new URL(`../../workflows/${file}`, import.meta.url));
const { settings } = parse(readFileSync(path('jurisdictions/emergency.yaml'), 'utf8')) as { settings: Setting[] };

const compiled = readDefinition(path('medical-aid/2015.yaml')).then(({ definition }) =>
  compile(definition as Definition),
);

/** As the directory resolves it: the nearest division's value of the day. */
function settingOn(day: string, name: string): Json {
  const rows = settings.filter(
    (row) =>
      row.name === name &&
      ['medical-aid', '*'].includes(row.procedure) &&
      CHIBI.startsWith(row.division) &&
      row.from <= day &&
      (row.to === null || day <= row.to),
  );
  return rows.sort((a, b) => b.division.length - a.division.length)[0]?.value ?? null;
}

/** The same bill, or premium, decided on 1 July of a year with that day's settings. @returns what is wrong, or null */
async function decided(year: number, aidKind: string, claim: JsonObject, amountFen: number): Promise<string | null> {
  const day = `${year}-07-01`;
  const facts: JsonObject = {
    authority: { mode: 'COUNTY', office: '421281:civilAffairs', grant: null },
    household: { memberCount: 1, minors: 0, elderly: 0, categories: {}, conflictOfInterest: false },
    person: { key: 'p1', age: 60, gender: 'male', categories: [] },
    ownStatuses: ['dibao'],
    relatedOfficers: [],
    used: 0,
    deductibleUsed: 0,
    deductible: settingOn(day, 'medicalDeductible.DIBAO'),
    ratio: settingOn(day, 'medicalRatio.DIBAO'),
    cap: settingOn(day, `medicalCap.${aidKind}`),
    premiumSubsidy: settingOn(day, 'premiumSubsidy'),
  };
  const papers = { documentsComplete: true, authorisationSigned: true, relativeDeclared: false };
  const [result] = runScenarios(
    await compiled,
    [
      {
        scenario: `${aidKind} ${year}`,
        given: { division: CHIBI, at: day, settings: {}, facts },
        steps: [
          { do: 'OPEN', by: 'wen', with: { variant: 'rural', aidKind } },
          { do: 'ACCEPT', by: 'wen', with: papers },
          { do: aidKind === 'premium' ? 'SETTLE_PREMIUM' : 'SETTLE_BILL', by: 'mei', with: claim },
          { do: 'APPROVE', by: 'yi' },
          { expect: { state: 'granted.open', context: { amount: amountFen, paidFen: amountFen } } },
        ],
      },
    ],
    seedCalendar(),
  );
  return result ? (result.failure?.message.en ?? null) : 'no result';
}

const bill = (year: number, totalFen: number): JsonObject => ({
  dischargedOn: `${year}-06-20`,
  totalFen,
  notCoveredFen: 0,
  insurancePaidFen: 0,
  seriousIllnessPaidFen: 0,
  otherPaidFen: 0,
});

describe('the same claim in 赤壁市, under six revisions of its medical aid', () => {
  it.each(FIGURES)('in %i an inpatient bill of 40,000 yuan gives the cap of %i yuan', async (year, inpatient) => {
    expect(await decided(year, 'inpatient', bill(year, 4_000_000), inpatient * 100)).toBeNull();
  });

  it.each(FIGURES)('in %i an outpatient bill of 5,000 yuan gives the cap', async (year, _inpatient, outpatient) => {
    expect(await decided(year, 'outpatient', bill(year, 500_000), outpatient * 100)).toBeNull();
  });

  it.each(FIGURES)('in %i a premium of 150 yuan is met as far as the share goes', async (year, _in, _out, premium) => {
    expect(await decided(year, 'premium', { year, premiumFen: 15_000 }, premium * 100)).toBeNull();
  });

  it('gives half of a small bill before the opinion of April 2015 and seven tenths after it', async () => {
    expect(await decided(2014, 'inpatient', bill(2014, 100_000), 50_000)).toBeNull();
    expect(await decided(2015, 'inpatient', bill(2015, 100_000), 70_000)).toBeNull();
  });

  it('would be noticed if an amount were wrong', async () => {
    expect(await decided(2017, 'inpatient', bill(2017, 4_000_000), 1_199_999)).toContain('1200000');
  });
});
