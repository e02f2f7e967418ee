import { readFileSync } from 'node:fs';

export type DivisionLevel = 'province' | 'city' | 'county' | 'township' | 'village';

export interface Division {
  /** GB/T 2260 code to county level (2, 4 or 6 digits), statistical code below it (9 or 12 digits). */
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  readonly parent: string | null;
  /** Whether a people's government or street office sits here: the statistical units (farms, parks, zones) have none. */
  readonly government: boolean;
  /** First day in force, YYYY-MM-DD. */
  readonly from: string;
}

/** A division row that cannot stand in the tree; `division` is its code. */
export class InvalidDivision extends Error {
  readonly code = 'invalid-division';

  constructor(
    readonly division: string,
    readonly reason: string,
  ) {
    super(
      `Division ${division} was not loaded: ${reason}. Parents come before children and share the front of their code.`,
    );
    this.name = 'InvalidDivision';
  }
}

const codeLength: Record<DivisionLevel, number> = { province: 2, city: 4, county: 6, township: 9, village: 12 };

/** Suffixes from 400 on, in a township or a village code, mark units made for statistics only. */
const firstStatisticalSuffix = 400;

/** Whether the last three digits of a township or village code mark a unit without a government or committee of its own. */
export function isStatisticalUnit(division: Division): boolean {
  return division.code.length >= codeLength.township && Number(division.code.slice(-3)) >= firstStatisticalSuffix;
}

/** Returns the rows unchanged once each is known to hang in the tree; throws `InvalidDivision` for the first that does not. */
export function shapeDivisions(rows: readonly Division[]): readonly Division[] {
  const seen = new Set<string>();
  for (const row of rows) {
    const reason = whyMisplaced(row, seen);
    if (reason) throw new InvalidDivision(row.code, reason);
    seen.add(row.code);
  }
  return rows;
}

function whyMisplaced(row: Division, seen: ReadonlySet<string>): string | undefined {
  if (seen.has(row.code)) return 'its code appears twice';
  if (row.code.length !== codeLength[row.level]) return `a ${row.level} code has ${codeLength[row.level]} digits`;
  if (row.parent === null) return row.level === 'province' ? undefined : 'only a province has no parent';
  if (!seen.has(row.parent)) return `its parent ${row.parent} has not been listed before it`;
  if (!row.code.startsWith(row.parent)) return `its code does not begin with ${row.parent}`;
  return undefined;
}

/** The division tree of the demonstration; regenerate the file with `scripts/make-divisions.mjs`. */
export function readDivisions(): readonly Division[] {
  const file = new URL('./divisions.json', import.meta.url);
  return shapeDivisions(JSON.parse(readFileSync(file, 'utf8')) as Division[]);
}
