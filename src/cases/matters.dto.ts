import { ArrayMaxSize, IsObject, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { ListOf, Optional } from '../shared/fields.js';

/** More than any meeting gets through; keeps one request's work bounded. */
const MOST_ABOUT = 50;

/** Another case, by its number or by county and id. */
export class OtherCaseBody {
  /** One of those that the definition names in `opening.links`, e.g. `agenda`. */
  @Matches(/^[A-Za-z]\w{0,39}$/)
  relation: string;

  /** Its number. */
  @Optional()
  @IsString()
  @MaxLength(40)
  number?: string;

  @Optional()
  @Matches(/^\d{2}(\d{2}){0,2}$/)
  county?: string;

  @Optional()
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
  @Optional()
  @ArrayMaxSize(MOST_ABOUT)
  @ListOf(() => OtherCaseBody)
  about?: OtherCaseBody[];
}
