import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Optional } from './fields.js';
import { MOST_PER_PAGE } from './paging.js';

/** How many of a list are wanted. */
export class LimitQuery {
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_PER_PAGE)
  limit?: number;
}

/** A page of a list: those after a cursor, the `next` of the page before. */
export class PageQuery extends LimitQuery {
  @Optional()
  @IsString()
  @MaxLength(400)
  after?: string;
}
