import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { Optional } from '../shared/fields.js';
import { DATE, DIVISION, OFFICE, PROCEDURE } from '../directory/index.js';
import { MOST_PER_PAGE } from '../shared/paging.js';

export class PlaceQuery {
  /** A division within your scope; everything you may see when left out. */
  @Optional()
  @Matches(DIVISION)
  division?: string;
}

export class PlacePageQuery extends PlaceQuery {
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

export class WorkloadQuery extends PlaceQuery {
  /** What the rows are: the divisions one level below, offices, procedures, or people with a claim. */
  @IsIn(['division', 'office', 'procedure', 'person'])
  by: 'division' | 'office' | 'procedure' | 'person';

  @Optional()
  @Matches(OFFICE)
  office?: string;

  @Optional()
  @Matches(PROCEDURE)
  procedure?: string;

  @Optional()
  @IsUUID()
  person?: string;
}

export class LimitsQuery extends PlacePageQuery {
  /** Due within three working days, overdue, or everything with a limit. */
  @IsIn(['soon', 'overdue', 'all'])
  show: 'soon' | 'overdue' | 'all';

  @Optional()
  @Matches(OFFICE)
  office?: string;

  @Optional()
  @Matches(PROCEDURE)
  procedure?: string;

  @Optional()
  @IsUUID()
  person?: string;
}

export class WeeksQuery extends PlaceQuery {
  @Optional()
  @Matches(PROCEDURE)
  procedure?: string;

  /** First day. */
  @Matches(DATE)
  @IsISO8601({ strict: true })
  from: string;

  /** Last day, at most five years later. */
  @Matches(DATE)
  @IsISO8601({ strict: true })
  to: string;
}

export class PaceQuery extends WeeksQuery {
  @IsIn(['procedure', 'division'])
  by: 'procedure' | 'division';
}

export class DrawSummaryQuery extends PlaceQuery {
  @Optional()
  @Matches(PROCEDURE)
  procedure?: string;
}

export class DrawsQuery extends PlacePageQuery {
  @Optional()
  @Matches(PROCEDURE)
  procedure?: string;

  /** Only cases that were drawn, or only the blanks. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  drawn?: boolean;
}
