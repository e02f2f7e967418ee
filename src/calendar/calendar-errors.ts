/**
 * What the calendar refuses. Every class has a stable `code`; the facts are fields, and messages never repeat a value
 * that might be personal (a mistyped birth date is one).
 */
export abstract class CalendarError extends Error {
  abstract readonly code: string;

  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

export class InvalidDateError extends CalendarError {
  readonly code = 'invalid-date';
  constructor(readonly text: string) {
    super('Not a date: expected YYYY-MM-DD naming a day that exists, years 0000 to 9999.');
  }
}

export class InvalidInstantError extends CalendarError {
  readonly code = 'invalid-instant';
  constructor(readonly text: string) {
    super('Not an instant: expected an ISO 8601 date and time ending in Z or an offset such as +08:00.');
  }
}

export class InvalidLengthError extends CalendarError {
  readonly code = 'invalid-length';
  constructor(readonly text: string) {
    super(`"${text}" is not a period length; expected 1 to 9999 with h, d, wd, mo or y, such as 7d or 30wd.`);
  }
}

export class InvalidCountError extends CalendarError {
  readonly code = 'invalid-count';
  constructor(readonly count: number) {
    super(`Cannot count ${count} days; expected a whole number, zero or more for working days.`);
  }
}

export class InvalidCalendarError extends CalendarError {
  readonly code = 'invalid-calendar';
  constructor(readonly problems: readonly { zh: string; en: string }[]) {
    super(`The working-day calendar was refused: ${problems.map(({ en }) => en).join('; ')}.`);
  }
}

export class ClockAlreadySuspendedError extends CalendarError {
  readonly code = 'clock-already-suspended';
  constructor(
    readonly at: string,
    readonly suspendedAt: string,
  ) {
    super(`The period cannot be suspended at ${at}: it stands suspended since ${suspendedAt}; resume it first.`);
  }
}

export class ClockNotSuspendedError extends CalendarError {
  readonly code = 'clock-not-suspended';
  constructor(readonly at: string) {
    super(`The period cannot be resumed at ${at}: it is running; only a suspended period can be resumed.`);
  }
}

export class ExtensionUnitDiffersError extends CalendarError {
  readonly code = 'extension-unit-differs';
  constructor(
    readonly total: string,
    readonly to: string,
  ) {
    super(`A period of ${total} cannot be extended to ${to}: the new total must be given in the same unit.`);
  }
}

export class ExtensionNotLongerError extends CalendarError {
  readonly code = 'extension-not-longer';
  constructor(
    readonly total: string,
    readonly to: string,
  ) {
    super(`A period of ${total} cannot be extended to ${to}: the new total must be longer than the present one.`);
  }
}

export class LedgerOutOfOrderError extends CalendarError {
  readonly code = 'ledger-out-of-order';
  constructor(
    readonly at: string,
    readonly notBefore: string,
  ) {
    super(`A period's history must run forward: an entry at ${at} cannot follow ${notBefore}.`);
  }
}
