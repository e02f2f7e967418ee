import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { MOST_PER_PAGE } from '../shared/paging.js';

export class HistoryQuery {
  @IsOptional()
  @IsString()
  @MaxLength(400)
  after?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_PER_PAGE)
  limit?: number;
}

export class ExportQuery {
  /** Why the history is taken away; kept with your name. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  reason?: string;
}
