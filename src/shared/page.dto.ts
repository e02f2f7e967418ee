import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { MOST_PER_PAGE } from './paging.js';

/** How many of a list are wanted. */
export class LimitQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_PER_PAGE)
  limit?: number;
}

/** A page of a list: those after a cursor, the `next` of the page before. */
export class PageQuery extends LimitQuery {
  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string;
}
