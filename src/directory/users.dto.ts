import { IsBoolean, IsIn, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';
import { LEAST_LENGTH, MOST_LENGTH } from '../identity/index.js';
import { IsPersonName, Optional } from '../shared/fields.js';
import { PageQuery } from '../shared/page.dto.js';
import { PageView, TextView } from '../shared/text.dto.js';
import { DATE, DIVISION, OFFICE } from './codes.js';
import { roles } from './seed/posts.js';

export class UsersQuery extends PageQuery {
  /** Part of the name or of the user name. */
  @Optional()
  @IsString()
  @MaxLength(60)
  search?: string;

  /** Only people with a seat in this office on the day. */
  @Optional()
  @Matches(OFFICE)
  office?: string;

  /** Only people with a seat in this division or inside it on the day. */
  @Optional()
  @Matches(DIVISION)
  division?: string;

  /** Only people who hold this role on the day, in the office or division asked for if there is one. */
  @Optional()
  @IsIn(roles)
  role?: string;

  /** Who held what on this day: only people with a seat then, and of their seats only those. Today, and later seats too, when left out. */
  @Optional()
  @Matches(DATE)
  on?: string;
}

export class NewUser {
  @Matches(/^[a-z][a-z0-9.]{2,60}$/)
  username: string;

  @IsPersonName()
  @MaxLength(60)
  name: string;

  /** First password, at least 15 characters, to be handed over in person; its owner changes it before anything else. */
  @IsString()
  @MinLength(LEAST_LENGTH)
  @MaxLength(MOST_LENGTH)
  password: string;
}

export class NewPassword {
  /** At least 15 characters, to be handed over in person; its owner changes it before anything else. */
  @IsString()
  @MinLength(LEAST_LENGTH)
  @MaxLength(MOST_LENGTH)
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
  @Optional()
  @Matches(DATE)
  from?: string;

  /** Last day. */
  @Optional()
  @Matches(DATE)
  to?: string;
}

export class SeatEnd {
  @Matches(OFFICE)
  office: string;

  @IsIn(roles)
  role: string;

  /** Last day; yesterday when left out, so that it ends at once. */
  @Optional()
  @Matches(DATE)
  to?: string;
}

export class RoleView {
  role: string;
  title: TextView;
}

export class DatedSeat {
  office: string;
  role: string;
  /** What people call the office and the role. */
  officeName: TextView;
  roleTitle: TextView;
  from: string;
  to: string | null;
}

export class DirectoryUser {
  id: string;
  username: string;
  name: string;
  disabled: boolean;
  /** Seconds for which failed attempts keep them from signing in; null when nothing does. */
  lockedFor: number | null;
  /** Seats held today or later; with `on`, those of that day; of one person asked for alone, past ones too. */
  seats: DatedSeat[];
}

export class UserPage extends PageView {
  items: DirectoryUser[];
}

export class UserChangesQuery extends PageQuery {
  /** Only what was done to this person. */
  @Optional()
  @IsUUID()
  person?: string;
}

export class ChangedPerson {
  id: string;
  name: string;
}

export class UserChangeView {
  id: string;
  at: string;
  kind: 'added' | 'blocked' | 'allowed' | 'unlocked' | 'passwordSet' | 'seatGiven' | 'seatEnded';
  /** Who did it. */
  actor: ChangedPerson;
  person: ChangedPerson;
  /** The seat with the days it had from then on; null where it is about no seat. */
  seat: DatedSeat | null;
}

export class UserChangesPage extends PageView {
  items: UserChangeView[];
}
