import { addMonths, isPlainDate, parsePlainDate, type PlainDate } from '../calendar/index.js';
import { parseCitizenId } from '../shared/citizen-id.js';
import { normalised } from './blind-index.js';
import {
  BirthDateInvalid,
  CategoryUnknown,
  CitizenIdInvalid,
  PersonRepeated,
  RelationUnknown,
} from './household-errors.js';

/** A member of a household as somebody filled them in. */
export interface MemberInput {
  name: string;
  /** Citizen number (GB 11643). Newborns and people without papers have none. */
  idNumber?: string;
  /** Only for somebody without a citizen number. */
  birthDate?: string;
  /** To the applicant. */
  relation: string;
  categories?: string[];
  phone?: string;
  account?: string;
  /** Officials this member is a near relative of; `relation` is what the member is to the official. */
  relativesOfOfficials?: { officer: string; relation: string }[];
}

/** A member whose particulars have been checked. */
export interface Member extends Required<
  Pick<MemberInput, 'name' | 'relation' | 'categories' | 'relativesOfOfficials'>
> {
  idNumber: string | null;
  birthDate: PlainDate | null;
  phone: string | null;
  account: string | null;
}

/** What a person's sealed part holds. */
export type PersonalParticulars = Pick<Member, 'name' | 'idNumber' | 'birthDate' | 'phone' | 'account'>;

/** What the division's settings say about members. */
export interface MemberRules {
  today: PlainDate;
  /** Categories that may be entered; what follows from age is never entered. */
  categories: readonly string[];
  nearRelatives: readonly string[];
}

/** Categories that follow from the date of birth on the day they are asked for. */
export const AGE_CATEGORIES = ['minor', 'elderly'] as const;

/**
 * Checks the members of a household and brings their particulars into one spelling.
 *
 * @throws CitizenIdInvalid, BirthDateInvalid, PersonRepeated, CategoryUnknown, RelationUnknown, all naming the member's
 * place in the list and none the person
 */
export function checkMembers(members: readonly MemberInput[], rules: MemberRules): Member[] {
  const checked = members.map((member, index) => checkMember(member, index, rules));
  refuseRepeated(checked);
  return checked;
}

function checkMember(input: MemberInput, index: number, rules: MemberRules): Member {
  const { categories = [], relativesOfOfficials = [] } = input;
  const unknown = categories.find((category) => !rules.categories.includes(category));
  if (unknown !== undefined) throw new CategoryUnknown(index, unknown, [...rules.categories]);
  for (const { relation } of relativesOfOfficials) {
    if (!rules.nearRelatives.includes(relation)) throw new RelationUnknown(index, relation, [...rules.nearRelatives]);
  }
  return {
    name: input.name.normalize('NFC').trim(),
    relation: input.relation,
    categories: [...new Set(categories)],
    relativesOfOfficials,
    phone: input.phone ?? null,
    account: input.account ?? null,
    ...identity(input, index, rules.today),
  };
}

function identity(
  { idNumber, birthDate }: MemberInput,
  index: number,
  today: PlainDate,
): Pick<Member, 'idNumber' | 'birthDate'> {
  if (idNumber === undefined) return { idNumber: null, birthDate: birthDateOf(birthDate, index, today) };
  if (birthDate !== undefined) throw new BirthDateInvalid(index);
  const parsed = parseCitizenId(normalised(idNumber), today);
  if (!parsed.ok) throw new CitizenIdInvalid(parsed.reason, index);
  return { idNumber: parsed.value, birthDate: parsePlainDate(parsed.birthDate) };
}

function birthDateOf(birthDate: string | undefined, index: number, today: PlainDate): PlainDate | null {
  if (birthDate === undefined) return null;
  if (isPlainDate(birthDate) && birthDate <= today) return birthDate;
  throw new BirthDateInvalid(index);
}

function refuseRepeated(members: readonly Member[]): void {
  const places = new Map<string, number>();
  for (const [index, { idNumber }] of members.entries()) {
    if (idNumber === null) continue;
    const first = places.get(idNumber);
    if (first !== undefined) throw new PersonRepeated([first, index]);
    places.set(idNumber, index);
  }
}

const ADULT_YEARS = 18;
const ELDERLY_YEARS = 60;

/** Full years are completed on the birthday (one born on 29 February, on 28 February: Civil Code 202 by analogy). */
const hasCompleted = (birthDate: PlainDate, years: number, day: PlainDate): boolean =>
  addMonths(birthDate, years * 12) <= day;

/** Under 18 on that day. Somebody whose birth date nobody knows is not presumed a child. */
export const isMinor = ({ birthDate }: Pick<Member, 'birthDate'>, day: PlainDate): boolean =>
  birthDate !== null && !hasCompleted(birthDate, ADULT_YEARS, day);

/** 60 or older on that day. */
export const isElderly = ({ birthDate }: Pick<Member, 'birthDate'>, day: PlainDate): boolean =>
  birthDate !== null && hasCompleted(birthDate, ELDERLY_YEARS, day);

/** Completed years on that day; null when the birth date is not known. */
export function ageOn({ birthDate }: Pick<Member, 'birthDate'>, day: PlainDate): number | null {
  if (birthDate === null) return null;
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return hasCompleted(birthDate, years, day) ? years : years - 1;
}
