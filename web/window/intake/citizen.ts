export type NumberFault = 'length' | 'characters' | 'date' | 'checksum' | 'future';
export type CitizenId =
  { ok: true; value: string; birthDate: string; sex: 'male' | 'female' } | { ok: false; reason: NumberFault };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/**
 * A citizen number (GB 11643) while it is typed, judged as the service will: full-width digits, blanks and hyphens make no
 * difference, the first thing wrong is told.
 */
export function citizenId(raw: string, today: string): CitizenId {
  const value = raw.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  if (value.length !== 18) return { ok: false, reason: 'length' };
  if (!/^\d{17}[\dX]$/.test(value)) return { ok: false, reason: 'characters' };
  const birthDate = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!exists(birthDate) || Number(value.slice(6, 10)) < EARLIEST_YEAR) return { ok: false, reason: 'date' };
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  if (CHECK_DIGITS[sum % 11] !== value[17]) return { ok: false, reason: 'checksum' };
  if (birthDate > today) return { ok: false, reason: 'future' };
  return { ok: true, value, birthDate, sex: Number(value[16]) % 2 === 1 ? 'male' : 'female' };
}

/** A year before this is a slip of the pen. */
const EARLIEST_YEAR = 1850;

/** Date.parse moves 30 February into March, hence the way back. */
function exists(date: string): boolean {
  const ms = Date.parse(date);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}

/** Completed years on a day; somebody born on 29 February completes them on the 28th in other years. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const birthday = today.slice(0, 4) + birthDate.slice(4);
  return (exists(birthday) ? birthday : `${today.slice(0, 4)}-02-28`) <= today ? years : years - 1;
}

/** What an ID reader or a scanner types: the number anywhere in it, and a name if one stands by itself. */
export function readScan(text: string): { idNumber: string; name: string } | null {
  const plain = text.normalize('NFKC');
  const idNumber = /(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/.exec(plain)?.[0];
  if (!idNumber) return null;
  const parts = plain.split(/[\s,;|]+/).map((part) => part.replace(LABEL, ''));
  const name = parts.find((part) => NAME.test(part) && !NO_NAME.test(part)) ?? '';
  return { idNumber: idNumber.toUpperCase(), name };
}

const NAME = /^\p{Script=Han}[\p{Script=Han}·]{1,19}$/u;
/** What stands before a value on some readers. */
const LABEL = /^\p{Script=Han}{2,6}:/u;
/**
 * What comes in the same line and is no name: sexes, peoples, and whatever ends in a place's generic name. Code points, because
 * the words of the screens stand in `messages.ts` and these are none of them.
 */
const NO_NAME = /^[\u7537\u5973]$|[\u65cf\u7701\u5e02\u53bf\u533a\u4e61\u9547\u6751\u53f7\u8857\u8def]$/u;
