import { Transform } from 'class-transformer';
import { IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Optional } from '../shared/fields.js';
import { PageQuery } from '../shared/page.dto.js';
import { PageView } from '../shared/text.dto.js';
import { ProgressBody } from './progress.dto.js';

export class RatingBody extends ProgressBody {
  /** 1 very dissatisfied, 5 very satisfied. */
  @IsInt()
  @Min(1)
  @Max(5)
  score: number;

  /** In the citizen's own words; kept encrypted, read by those who supervise the office. */
  @Optional()
  @Transform(({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @MaxLength(500)
  text?: string;
}

export class RatingGiven {
  number: string;
  score: number;
}

export class RatingsQuery extends PageQuery {
  /** Code of a division, with everything below it; your whole scope when left out. */
  @Optional()
  @Matches(/^\d{2,12}$/)
  division?: string;

  @Optional()
  @IsString()
  @MaxLength(60)
  procedure?: string;
}

export class RatingView {
  county: string;
  caseId: string;
  /** Number of the case. */
  number: string;
  division: string;
  procedure: string;
  about: 'application' | 'objection';
  score: number;
  /** Null where nothing was written, or the household's data has been erased. */
  text: string | null;
  ratedAt: string;
}

export class RatingsPage extends PageView {
  /** Newest first. */
  items: RatingView[];
  /** How many gave one, two … five, over all pages. */
  counts: number[];
}
