import type { PlainDate } from '../calendar/index.js';
import { ageOn, isElderly, isMinor, type PersonalParticulars } from './members.js';

export interface PersonRow {
  household_id: string;
  person_id: string;
  key: string;
  relation: string;
  applicant: boolean;
  categories: string[];
  sealed: Buffer;
}

/** What a rule may know of the person a case is about: nothing that names them. A type, to be recognisable as JSON. */
export type PersonFact = {
  /** The same in every application of this person, so that what is limited per person and year can be counted. */
  key: string;
  /** Completed years; null when the birth date is not known. */
  age: number | null;
  /** As the citizen number has it; null without one. */
  gender: 'male' | 'female' | null;
  minor: boolean;
  elderly: boolean;
  /** Those entered and those that follow from age. */
  categories: string[];
  /** To the applicant. */
  relation: string;
  applicant: boolean;
};

export function personFact(
  { key, relation, applicant, categories }: PersonRow,
  particulars: PersonalParticulars,
  day: PlainDate,
): PersonFact {
  const [minor, elderly] = [isMinor(particulars, day), isElderly(particulars, day)];
  const byAge = [...(minor ? ['minor'] : []), ...(elderly ? ['elderly'] : [])];
  return {
    key,
    age: ageOn(particulars, day),
    gender: genderOf(particulars),
    minor,
    elderly,
    categories: [...categories, ...byAge],
    relation,
    applicant,
  };
}

/** The seventeenth digit is odd for men (GB 11643). */
function genderOf({ idNumber }: PersonalParticulars): PersonFact['gender'] {
  if (idNumber === null) return null;
  return Number(idNumber[16]) % 2 === 1 ? 'male' : 'female';
}
