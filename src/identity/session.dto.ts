import { IsString, MaxLength, MinLength } from 'class-validator';
import { TextView } from '../shared/text.dto.js';

export class SignIn {
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  username: string;

  @IsString()
  @MinLength(1)
  @MaxLength(200)
  password: string;
}

export class PasswordChange {
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  current: string;

  /** At least 12 characters. */
  @IsString()
  @MinLength(12)
  @MaxLength(200)
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
}

export class NewSession extends SessionView {
  /** Bearer token; a browser has it as a cookie as well and need not keep it. */
  token: string;
}
