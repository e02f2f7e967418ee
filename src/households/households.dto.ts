import { Transform } from 'class-transformer';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

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
