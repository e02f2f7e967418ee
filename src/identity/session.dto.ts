import { IsString, MaxLength, MinLength } from 'class-validator';
import { TextView } from '../shared/text.dto.js';
import { LEAST_LENGTH, MOST_LENGTH } from './password-rules.js';

export class SignIn {
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  username: string;

  @IsString()
  @MinLength(1)
  @MaxLength(MOST_LENGTH)
  password: string;
}

export class PasswordChange {
  @IsString()
  @MinLength(1)
  @MaxLength(MOST_LENGTH)
  current: string;

  /** At least 15 characters, and not easily guessed. */
  @IsString()
  @MinLength(LEAST_LENGTH)
  @MaxLength(MOST_LENGTH)
  password: string;
}

export class SeatView {
  /** Office code, `<division>:<department>`. */
  office: string;
  role: string;
  /** Whose seat it is, when it is held as their substitute. */
  for?: string;
  /** What people call the office and the role. */
  officeName: TextView;
  roleTitle: TextView;
}

export class UserView {
  id: string;
  username: string;
  name: string;
}

export class SessionView {
  user: UserView;
  /** The seats held today. */
  seats: SeatView[];
  /** Instant at which the session ends even if it is used. */
  expiresAt: string;
  /** An administrator has set the password: until it is changed, nothing else is possible but to sign out. */
  mustChangePassword: boolean;
}

export class NewSession extends SessionView {
  /** Bearer token; a browser has it as a cookie as well and need not keep it. */
  token: string;
}
