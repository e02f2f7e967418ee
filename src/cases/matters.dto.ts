import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

/** More than any meeting gets through; keeps one request's work bounded. */
const MOST_ABOUT = 50;

/** Another case, by its number or by county and id. */
export class OtherCaseBody {
  /** One of those that the definition names in `opening.links`, e.g. `agenda`. */
  @Matches(/^[A-Za-z]\w{0,39}$/)
  relation: string;

  /** Its number. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  number?: string;

  @IsOptional()
  @Matches(/^\d{2}(\d{2}){0,2}$/)
  county?: string;

  @IsOptional()
  @IsUUID()
  caseId?: string;
}

export class MatterBody {
  @Matches(/^[a-z][a-z0-9-]{0,60}$/)
  procedure: string;

  /** Whose matter it is: a city, a county, a township or a village. */
  @Matches(/^\d{2}(\d{2}){0,2}(\d{3}){0,2}$/)
  division: string;

  /** The procedure's own opening form. */
  @IsObject()
  form: Record<string, unknown>;

  /** Cases it is about; you must be able to see each of them. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_ABOUT)
  @ValidateNested({ each: true })
  @Type(() => OtherCaseBody)
  about?: OtherCaseBody[];
}
