import { IsInt, IsISO8601, Max, Min } from 'class-validator';
import { Optional } from '../shared/fields.js';

/** Either a number of days or an instant to move to. */
export class AdvanceClock {
  @Optional()
  @IsInt()
  @Min(1)
  @Max(3660)
  days?: number;

  /** Instant later than now, ISO 8601; a bare date means its first moment in China. */
  @Optional()
  @IsISO8601({ strict: true })
  to?: string;
}

export class ClockView {
  /** Instant. */
  now: string;
  /** The day it is in China. */
  today: string;
  /** Made-up people, and a clock that can be moved forward. */
  demonstration: boolean;
}
