import { Type } from 'class-transformer';
import { IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Optional } from '../shared/fields.js';
import { MOST_PER_PAGE } from '../shared/paging.js';
import { MONTH } from './months.js';

export class RosterBody {
  /** Six-digit code of the county. */
  @Matches(/^\d{6}$/)
  county: string;

  /** The month to be paid, YYYY-MM; it must have begun. */
  @Matches(MONTH)
  month: string;
}

export class PaymentsQuery extends RosterBody {
  @Optional()
  @IsString()
  @MaxLength(400)
  after?: string;

  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_PER_PAGE)
  limit?: number;
}
