import { Transform } from 'class-transformer';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { TextView } from '../shared/text.dto.js';

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
  @IsOptional()
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
