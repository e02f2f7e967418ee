/** Excel reads UTF-8 only when the file begins with this. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * A line of a CSV file (RFC 4180) that a spreadsheet shows as it is: text that begins like a formula is not run but shown, with an
 * apostrophe before it.
 */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return `"${inert(value).replaceAll('"', '""')}"`;
}

/** Text that no spreadsheet takes for a formula. */
export const inert = (text: string): string => (/^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
