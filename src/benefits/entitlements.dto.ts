import { Transform } from 'class-transformer';
import { IsString, Matches, MaxLength, MinLength, Validate } from 'class-validator';
import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { isPlainDate } from '../calendar/index.js';
import { Optional } from '../shared/fields.js';
import { LimitQuery, PageQuery } from '../shared/page.dto.js';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

@ValidatorConstraint({ name: 'isDay' })
class IsDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isPlainDate(value);
  }

  defaultMessage(): string {
    return '$property must be a day that exists, YYYY-MM-DD';
  }
}

export class AccountEntriesQuery extends PageQuery {
  /** Six-digit code, for an account whose name carries no division's code; your own county when left out. */
  @Optional()
  @Matches(/^\d{6}$/)
  county?: string;
}

export class IdentityFeedQuery extends LimitQuery {
  /** The `next` of the answer before; from the beginning when left out. */
  @Optional()
  @IsString()
  @MaxLength(400)
  since?: string;
}

export class IdentityLookupBody {
  /** Citizen number (GB 11643). Sent in the body, so that it stands in no address and no access log. */
  @IsString()
  @MaxLength(40)
  idNumber: string;

  /** The day that is settled, YYYY-MM-DD; today when left out. */
  @Optional()
  @Validate(IsDay)
  on?: string;

  /** Why it is looked up, such as the number of the bill; kept with the record. */
  @Optional()
  @Transform(trimmed)
  @IsString()
  @MinLength(4)
  @MaxLength(200)
  reason?: string;
}
