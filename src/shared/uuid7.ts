import { v7 } from 'uuid';

export class InvalidUuidTimeError extends Error {
  readonly code = 'invalid-uuid-time';
  constructor() {
    super('A UUIDv7 needs a time between 1970 and the year 10889.');
    this.name = new.target.name;
  }
}

const ALL_ZERO = new Uint8Array(16);

/**
 * A new UUIDv7 (RFC 9562) carrying the given time (Date or milliseconds since 1970) and random below it. Ids of one
 * millisecond have no order among themselves. The time is the caller's: the database's, never this process's.
 * @throws InvalidUuidTimeError
 */
export function uuid7(at: Date | number): string {
  return v7({ msecs: milliseconds(at) });
}

/**
 * The smallest UUIDv7 of that millisecond: every id made at or after `instant` sorts at or above it, every earlier one
 * below. For partition bounds and for reading ids by time. @throws InvalidUuidTimeError
 */
export function uuid7LowerBound(instant: Date | number): string {
  return v7({ msecs: milliseconds(instant), random: ALL_ZERO });
}

/** The format has 48 bits for the time; the library would wrap silently beyond them and write 1970 for NaN. */
function milliseconds(at: Date | number): number {
  const ms = Math.floor(Number(at));
  if (!(ms >= 0 && ms < 2 ** 48)) throw new InvalidUuidTimeError();
  return ms;
}
