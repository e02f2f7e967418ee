import { Transform } from 'class-transformer';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { Optional } from '../shared/fields.js';
import { TextView } from '../shared/text.dto.js';
import type { Erased } from './erasure.js';
import type { OfficerRelation, PersonView } from './household-views.js';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

export class ReasonBody {
  /** Why, in at least four characters; kept with the record. No names, no citizen numbers. */
  @Transform(trimmed)
  @IsString()
  @MinLength(4)
  @MaxLength(200)
  reason: string;
}

export class SearchBody {
  /** Citizen number (GB 11643). Sent in the body, so that it stands in no address and no access log. */
  @IsString()
  @MaxLength(40)
  idNumber: string;

  /** Why it is looked up; kept with the record of the search. */
  @Optional()
  @Transform(trimmed)
  @IsString()
  @MinLength(4)
  @MaxLength(200)
  reason?: string;
}

export class PossibleView extends TextView {
  action: string;
}

/** Where somebody is being helped already: enough to find the case, and nobody's name. */
export class FoundInvolvement {
  number: string;
  procedure: string;
  title: TextView;
  /** From the county down. */
  division: string;
  /** Day the case was opened, or first month that is paid. */
  since: string;
  /** `open` or `inPayment`. */
  status: string;
  /** What is possible instead of a second application. */
  possible: PossibleView[];
}

export class SearchView {
  involvements: FoundInvolvement[];
}

export class MemberAnswer implements PersonView {
  personId: string;
  relation: string;
  categories: string[];
  /** Completed years today; null when the birth date is not known. */
  age: number | null;
  name: string;
  idNumber: string | null;
  phone: string | null;
  account: string | null;
  /** When they left the household; null for those who belong to it. */
  leftAt: string | null;
}

export class OfficerRelationAnswer implements OfficerRelation {
  personId: string;
  officer: string;
  relation: string;
  declaredBy: 'household' | 'official';
  confirmedAt: string | null;
}

/** Once the household was erased there is only when. */
export class HouseholdAnswer {
  county: string;
  householdId: string;
  erased: boolean;
  erasedAt?: string;
  members?: MemberAnswer[];
  /** Officials who are near relatives: they must recuse themselves. */
  officers?: OfficerRelationAnswer[];
  /** When the household entered the separate register; null while it has not. */
  registeredAt?: string | null;
}

export class ErasedView implements Erased {
  county: string;
  householdId: string;
  erased: true;
  erasedAt: string;
}
