/** Conditions of a statement and the values they name: an absent one leaves no trace that a plan would have to reckon with. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  /** @param part with `$` where the value goes; left out when the value is undefined */
  add(part: string, value: unknown): this {
    if (value === undefined) return this;
    this.values.push(value);
    this.parts.push(part.replaceAll('$', `$${this.values.length}`));
    return this;
  }

  /** A condition whose values have been named with {@link value}. */
  also(part: string): this {
    this.parts.push(part);
    return this;
  }

  /** The number of a value that stands somewhere else in the statement. */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  get sql(): string {
    return this.parts.length === 0 ? 'true' : this.parts.join(' and ');
  }
}

/** A day as it begins in China; `days` later for the end of a period. */
export const dayBegins = (days: 0 | 1): string => `($::date + ${days})::timestamp at time zone 'Asia/Shanghai'`;
