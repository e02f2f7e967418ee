import type { Tx } from '../cases/ports.js';

/** The person in whose name a household applied. */
export interface Applicant {
  name: string;
  /** Under 18 today: a child's name hangs in no village. */
  minor: boolean;
}

/** What publicity asks of the households; a class because it is injected. */
export abstract class Applicants {
  /** Null for a household whose data has been erased. */
  abstract find(tx: Tx, household: { county: string; householdId: string; today: string }): Promise<Applicant | null>;
}
