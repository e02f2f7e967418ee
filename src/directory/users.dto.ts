import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { MOST_PER_PAGE } from '../shared/paging.js';
import { DATE, OFFICE } from './codes.js';
import { roles } from './seed/posts.js';

export class UsersQuery {
  /** Only people with a seat in this office today. */
  @IsOptional()
  @Matches(OFFICE)
  office?: string;

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

export class NewUser {
  @Matches(/^[a-z][a-z0-9.]{2,60}$/)
  username: string;

  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  /** First password, at least 12 characters, to be handed over in person. */
  @IsString()
  @MinLength(12)
  @MaxLength(200)
  password: string;
}

export class UserChange {
  /** A disabled person is signed out and cannot sign in. */
  @IsBoolean()
  disabled: boolean;
}

export class NewSeat {
  @Matches(OFFICE)
  office: string;

  @IsIn(roles)
  role: string;

  /** First day; today when left out. */
  @IsOptional()
  @Matches(DATE)
  from?: string;

  /** Last day. */
  @IsOptional()
  @Matches(DATE)
  to?: string;
}

export class SeatEnd {
  @Matches(OFFICE)
  office: string;

  @IsIn(roles)
  role: string;

  /** Last day; yesterday when left out, so that it ends at once. */
  @IsOptional()
  @Matches(DATE)
  to?: string;
}

export class DatedSeat {
  office: string;
  role: string;
  from: string;
  to: string | null;
}

export class DirectoryUser {
  id: string;
  username: string;
  name: string;
  disabled: boolean;
  /** Seats held today or later. */
  seats: DatedSeat[];
}

export class UserPage {
  items: DirectoryUser[];
  /** Cursor of the next page; null on the last. */
  next: string | null;
}
