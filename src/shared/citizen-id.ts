/** Why a text is not a citizen number; the first thing wrong, in this order. */
export type CitizenIdProblem = 'length' | 'characters' | 'date' | 'checksum' | 'future';

export type ParsedCitizenId =
  | { readonly ok: true; readonly value: string; readonly birthDate: string; readonly sex: 'male' | 'female' }
  | { readonly ok: false; readonly reason: CitizenIdProblem };

export class InvalidCheckDigitInputError extends Error {
  readonly code = 'invalid-check-digit-input';
  constructor() {
    super('A check digit can only be computed from exactly 17 digits.');
    this.name = new.target.name;
  }
}

/** A four-digit year before this is a slip of the pen, not the birthday of somebody with an 18-digit number. */
const EARLIEST_BIRTH_YEAR = 1850;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';

/**
 * Reads a citizen identity number (公民身份号码, GB 11643-1999): 6 digits of address, 8 of birth date, 3 of sequence
 * (odd for men), 1 check digit. Space around it and a small x are forgiven; `value` is the form to store.
 * `today` is the caller's date in China (`YYYY-MM-DD`), against which a birth in the future is refused; `birthDate` is
 * written the same way.
 *
 * The address is never looked up: it names the place of first registration, often abolished since (Xianning was 4223).
 */
export function parseCitizenId(raw: string, today: string): ParsedCitizenId {
  const text = raw.trim();
  if (text.length !== 18) return { ok: false, reason: 'length' };
  if (!/^\d{17}[\dXx]$/.test(text)) return { ok: false, reason: 'characters' };
  const value = text.toUpperCase();
  const birthDate = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!exists(birthDate) || Number(value.slice(6, 10)) < EARLIEST_BIRTH_YEAR) return { ok: false, reason: 'date' };
  if (citizenIdCheckDigit(value.slice(0, 17)) !== value[17]) return { ok: false, reason: 'checksum' };
  if (birthDate > today) return { ok: false, reason: 'future' };
  return { ok: true, value, birthDate, sex: Number(value[16]) % 2 === 1 ? 'male' : 'female' };
}

/** The 18th character (0-9 or X) for the first 17 digits, by ISO 7064 MOD 11-2. @throws InvalidCheckDigitInputError */
export function citizenIdCheckDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new InvalidCheckDigitInputError();
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_DIGITS.charAt(sum % 11);
}

/** `421***********0018`: first three and last four. A text of any other length is no such number and is hidden whole. */
export function maskCitizenId(value: string): string {
  if (value.length !== 18) return '*'.repeat(value.length);
  return `${value.slice(0, 3)}${'*'.repeat(11)}${value.slice(-4)}`;
}

/**
 * `张*`, `张*明`, `欧**娜`: the first character stays, and from three on the last. Counted in code points, as rare
 * characters in names (such as 𠮷) take two UTF-16 units and would be cut in half.
 */
export function maskName(name: string): string {
  const characters = Array.from(name.trim());
  const last = characters.length - 1;
  return characters
    .map((character, index) => (index === 0 || (index === last && last >= 2) ? character : '*'))
    .join('');
}

/** Whether the day exists. Date.parse moves 30 February into March, hence the way back. */
function exists(date: string): boolean {
  const ms = Date.parse(date);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}
