import { IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { Optional } from '../shared/fields.js';
import { DATE, DIVISION, OFFICE, PROCEDURE } from './codes.js';

export class GrantsQuery {
  /** Only grants of this division and those it lies in. */
  @Optional()
  @Matches(DIVISION)
  division?: string;

  @Optional()
  @Matches(PROCEDURE)
  procedure?: string;
}

export class NewGrant {
  /** A procedure's name, or `*` for all. */
  @Matches(PROCEDURE)
  procedure: string;

  @Matches(DIVISION)
  division: string;

  /** The office that decides. */
  @Matches(OFFICE)
  office: string;

  /** ENTRUSTED decides in the name of the county, DEVOLVED in its own. */
  @IsIn(['COUNTY', 'ENTRUSTED', 'DEVOLVED'])
  mode: 'COUNTY' | 'ENTRUSTED' | 'DEVOLVED';

  /** First day in force. */
  @Matches(DATE)
  from: string;

  /** Last day in force. */
  @Optional()
  @Matches(DATE)
  to?: string;

  /** The office that grants it. */
  @Matches(OFFICE)
  grantedBy: string;

  /** The document it rests on. */
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  law: string;
}

export class Revocation {
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  reason: string;
}

export class GrantView {
  id: string;
  procedure: string;
  division: string;
  office: string;
  mode: 'COUNTY' | 'ENTRUSTED' | 'DEVOLVED';
  from: string;
  to: string | null;
  grantedBy: string;
  law: string;
  /** First day on which it no longer holds. */
  revokedOn: string | null;
  revokedReason: string | null;
}
