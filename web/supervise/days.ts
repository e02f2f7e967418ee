const DAY_MS = 86_400_000;

/** The day so many days before. @param day YYYY-MM-DD */
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
