import { Injectable } from '@nestjs/common';
import { addMonths, parsePlainDate } from '../calendar/index.js';
import type { Tx } from '../cases/ports.js';
import { Households } from '../households/index.js';
import { Applicants, type Applicant } from './ports.js';

const MONTHS_TO_MAJORITY = 18 * 12;

/** The applicant as the household's register has them. */
@Injectable()
export class HouseholdApplicants extends Applicants {
  constructor(private readonly households: Households) {
    super();
  }

  async find(
    tx: Tx,
    { county, householdId, today }: { county: string; householdId: string; today: string },
  ): Promise<Applicant | null> {
    const people = await this.households.people(tx, county, householdId);
    const person = people?.find(({ applicant }) => applicant) ?? people?.[0];
    return person ? { name: person.name, minor: isMinor(person.birthDate, today) } : null;
  }
}

/** Whoever's birth date nobody knows is not presumed a child. */
function isMinor(birthDate: string | null, today: string): boolean {
  return birthDate !== null && addMonths(parsePlainDate(birthDate), MONTHS_TO_MAJORITY) > today;
}
