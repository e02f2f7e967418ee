import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { OneOf, Optional } from '../../shared/fields.js';
import { DATE, DIVISION, OFFICE, PROCEDURE } from '../../directory/index.js';
import { PageQuery } from '../../shared/page.dto.js';
import { MOST_PER_PAGE } from '../../shared/paging.js';
import { PageView, TextView } from '../../shared/text.dto.js';
import { HistoryActorView } from '../audit.dto.js';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

export class PersonSoughtBody {
  /** Citizen number (GB 11643). Sent in the body, so that it stands in no address and no access log. */
  @IsString()
  @MaxLength(40)
  idNumber: string;

  /** Why they are looked for; kept with the record of the look-up. */
  @Transform(trimmed)
  @IsString()
  @MinLength(4)
  @MaxLength(200)
  reason: string;
}

/** What is left out does not narrow the search. */
export class AuditFilterBody {
  @Optional()
  @OneOf(() => PersonSoughtBody)
  person?: PersonSoughtBody;

  @Optional()
  @Matches(PROCEDURE)
  procedure?: string;

  @Optional()
  @Matches(DIVISION)
  division?: string;

  /** Number of a case. */
  @Optional()
  @Transform(trimmed)
  @IsString()
  @MaxLength(40)
  number?: string;

  /** First and last day: of the event, or for cases the day they were opened. */
  @Optional()
  @Matches(DATE)
  from?: string;

  @Optional()
  @Matches(DATE)
  to?: string;

  /** The office that acted. */
  @Optional()
  @Matches(OFFICE)
  office?: string;

  /** The person who acted, by user name. */
  @Optional()
  @Transform(trimmed)
  @IsString()
  @MaxLength(100)
  actor?: string;

  /** The command, as events name it. */
  @Optional()
  @Matches(/^[\w.-]{1,80}$/)
  type?: string;
}

export class AuditSearchBody extends AuditFilterBody {
  @Optional()
  @IsString()
  @MaxLength(400)
  after?: string;

  @Optional()
  @IsInt()
  @Min(1)
  @Max(MOST_PER_PAGE)
  limit?: number;
}

export class AuditExportBody extends AuditFilterBody {
  @IsIn(['cases', 'events'])
  of: 'cases' | 'events';

  @IsIn(['csv', 'xlsx'])
  format: 'csv' | 'xlsx';

  /** Why the list is taken away; kept with your name and written on it. */
  @Transform(trimmed)
  @IsString()
  @MinLength(4)
  @MaxLength(200)
  reason: string;

  @Optional()
  @IsIn(['zh', 'en'])
  lang?: 'zh' | 'en';
}

export class FoundCaseView {
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  title: TextView;
  division: string;
  status: 'active' | 'done';
  /** How many events it has. */
  events: number;
  openedAt: string;
  updatedAt: string;
}

export class FoundCasePage extends PageView {
  items: FoundCaseView[];
}

export class FoundEventView {
  county: string;
  caseId: string;
  number: string;
  procedure: string;
  procedureTitle: TextView;
  seq: number;
  at: string;
  type: string;
  /** Null where the event's bytes cannot be read any more. */
  title: TextView | null;
  law: string | null;
  actor: HistoryActorView | null;
  roleTitle: TextView | null;
}

export class FoundEventPage extends PageView {
  items: FoundEventView[];
}

export class ReadingsQuery extends PageQuery {
  /** User name of the reader. */
  @Optional()
  @IsString()
  @MaxLength(100)
  reader?: string;

  @Optional()
  @IsUUID()
  caseId?: string;

  @Optional()
  @Matches(DATE)
  from?: string;

  @Optional()
  @Matches(DATE)
  to?: string;
}

export class PersonalReadingView {
  id: string;
  at: string;
  reader: string;
  username: string;
  division: string;
  county: string;
  caseId: string | null;
  /** Null where no case was read, or one outside your scope. */
  number: string | null;
  reason: string;
  /** What was shown, without showing it. */
  what: string;
}

export class PersonalReadingPage extends PageView {
  items: PersonalReadingView[];
}
