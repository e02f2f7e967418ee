import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  Equals,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { IsPersonName, ListOf, Optional } from '../shared/fields.js';

/** More than any household that lives together; keeps one request's work bounded. */
const MOST_MEMBERS = 40;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const WORD = /^[A-Za-z]\w{0,39}$/;

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);
const withoutSpaces = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.replace(/\s/g, '') : value;

export class OfficialRelativeBody {
  /** Username of the official. */
  @IsString()
  @MaxLength(80)
  officer: string;

  /** What the member is to the official; one of the division's setting `nearRelatives`. */
  @Matches(WORD)
  relation: string;
}

export class MemberBody {
  @Transform(trimmed)
  @IsPersonName()
  @MaxLength(60)
  name: string;

  /** Citizen number (GB 11643); left out for newborns and people without papers. */
  @Optional()
  @IsString()
  @MaxLength(40)
  idNumber?: string;

  /** YYYY-MM-DD, only for somebody without a citizen number. */
  @Optional()
  @Matches(DATE)
  birthDate?: string;

  /** To the applicant, e.g. `self`, `spouse`, `child`. */
  @Matches(WORD)
  relation: string;

  /** Categories the division gives something for, other than those that follow from age. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(WORD, { each: true })
  categories?: string[];

  @Optional()
  @Transform(withoutSpaces)
  @Matches(/^\+?[0-9-]{5,20}$/)
  phone?: string;

  /** Bank account for payment. */
  @Optional()
  @Transform(withoutSpaces)
  @Matches(/^\d{8,30}$/)
  account?: string;

  /** Handling officers and committee members of whom this member is a near relative (57号 art. 11). */
  @Optional()
  @ArrayMaxSize(20)
  @ListOf(() => OfficialRelativeBody)
  relativesOfOfficials?: OfficialRelativeBody[];
}

export class AuthorisationBody {
  /** Place in the list of members, from 0. */
  @IsInt()
  @Min(0)
  @Max(MOST_MEMBERS - 1)
  member: number;

  @Equals(true)
  signed: true;

  /** Day of the signature, YYYY-MM-DD. */
  @Matches(DATE)
  at: string;

  /** The scanned authorisation. */
  @Optional()
  @IsUUID()
  document?: string;
}

export class ApplicationBody {
  @Matches(/^[a-z][a-z0-9-]{0,60}$/)
  procedure: string;

  /** Village or community, 12 digits, in the window's own township. */
  @Matches(/^\d{12}$/)
  division: string;

  /** Place of the applicant in the list of members, from 0. */
  @IsInt()
  @Min(0)
  @Max(MOST_MEMBERS - 1)
  applicant: number;

  /** Place of the member it is for, in a procedure about a person; the applicant when left out. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(MOST_MEMBERS - 1)
  beneficiary?: number;

  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_MEMBERS)
  @ListOf(() => MemberBody)
  members: MemberBody[];

  /** Signatures under the authorisation of the economic check; every adult's. */
  @ArrayMaxSize(MOST_MEMBERS)
  @ListOf(() => AuthorisationBody)
  authorisations: AuthorisationBody[];

  /** The procedure's own application form. */
  @IsObject()
  form: Record<string, unknown>;

  /** Ids of documents uploaded for it. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  documents?: string[];

  /** Go on although members are in other cases. */
  @Optional()
  @IsBoolean()
  acknowledgeDuplicates?: boolean;

  /** Why, for the reviewer. */
  @Optional()
  @Transform(trimmed)
  @IsString()
  @MinLength(4)
  @MaxLength(500)
  acknowledgeReason?: string;

  /** Your own draft it was written in: removed once this has been received. */
  @Optional()
  @IsUUID()
  draft?: string;
}

export class LinkedBody {
  @Matches(/^[a-z][a-z0-9-]{0,60}$/)
  procedure: string;

  @IsObject()
  form: Record<string, unknown>;

  /** The name under which the new case's definition sends messages to this one. */
  @IsIn(['about', 'subject'])
  relation: 'about' | 'subject';
}
