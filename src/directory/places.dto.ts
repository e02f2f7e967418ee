import { IsOptional, Matches } from 'class-validator';
import { DIVISION } from './codes.js';

export class DivisionsQuery {
  /** Code of the division above. */
  @IsOptional()
  @Matches(DIVISION)
  parent?: string;
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
