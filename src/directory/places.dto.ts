import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { Optional } from '../shared/fields.js';
import { DIVISION } from './codes.js';

export class DivisionsQuery {
  /** Code of the division above. */
  @Optional()
  @Matches(DIVISION)
  parent?: string;
}

export class DivisionSearch {
  /** Part of the name. */
  @IsString()
  @MinLength(2)
  @MaxLength(30)
  name: string;
}

export class DivisionParam {
  @Matches(DIVISION)
  code: string;
}

export class FoundDivision {
  code: string;
  name: string;
  level: string;
  /** Names of the divisions around it, the largest first. */
  path: string[];
}

export class OfficesQuery {
  @Matches(DIVISION)
  division: string;
}

export class DivisionView {
  code: string;
  name: string;
  /** province, city, county, township or village. */
  level: string;
  parent: string | null;
  /** Whether a people's government or street office sits here. */
  government: boolean;
  from: string;
  to: string | null;
}

export class TextView {
  zh: string;
  en: string;
}

export class OfficeView {
  /** `<division>:<department>`. */
  code: string;
  division: string;
  department: string;
  name: TextView;
  from: string;
  to: string | null;
}
