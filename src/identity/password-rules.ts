import { readFileSync } from 'node:fs';
import { PasswordGuessable } from './identity-errors.js';

/** NIST SP 800-63B-4 for a password that is the only factor. No rule about kinds of characters: they make people predictable. */
export const LEAST_LENGTH = 15;
/** Passwords longer than this are not needed, and would make hashing a way to keep the service busy. */
export const MOST_LENGTH = 200;

/** So many pieces that have nothing to do with each other whoever guesses has to put together. */
const LEAST_PIECES = 5;
const LONGEST_PIECE = 24;
const SERVICE_WORDS = ['yimen', '一门'];
/** Rows of keys, and columns as far as people type them. */
const KEYS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm'];
const LOOKS_LIKE: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

interface Owner {
  username: string;
  name: string;
}

/** Length is what the requests' shapes ask for. @throws PasswordGuessable */
export function refuseGuessable(password: string, owner: Owner): void {
  if (isGuessable(password, owner)) throw new PasswordGuessable();
}

/**
 * Whether a password is made of too few pieces: a frequent password, a part of the owner's name or the service's, a number,
 * keys in a row, or else a single character, each counted once.
 */
export function isGuessable(password: string, { username, name }: Owner): boolean {
  const own = [name, username, username.replaceAll('.', ''), ...username.split('.'), ...SERVICE_WORDS];
  const known = new Set([...frequent(), ...own.map(plain).filter((word) => word.length > 1)]);
  const typed = plain(password);
  const meant = typed.replace(/[0-9@$]/g, (sign) => LOOKS_LIKE[sign] ?? sign);
  return [typed, meant].some((text) => piecesOf(text, known).size < LEAST_PIECES);
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

function piecesOf(text: string, known: ReadonlySet<string>): Set<string> {
  const pieces = new Set<string>();
  for (let at = 0; at < text.length;) {
    const piece = longest(text.slice(at, at + LONGEST_PIECE), known);
    // Spaces and signs between the words are free to whoever guesses.
    if (/[\p{L}\p{N}]/u.test(piece)) pieces.add(piece);
    at += piece.length;
  }
  return pieces;
}

function longest(text: string, known: ReadonlySet<string>): string {
  for (let length = text.length; length > 1; length -= 1) {
    const piece = text.slice(0, length);
    if (known.has(piece) || isInARow(piece)) return piece;
  }
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

/** A number of any kind (a date, a telephone), one character again and again, the alphabet, or keys beside each other. */
function isInARow(piece: string): boolean {
  if (piece.length < 3) return false;
  const steps = new Set([...piece.slice(1)].map((_, n) => piece.charCodeAt(n + 1) - piece.charCodeAt(n)));
  if (steps.size === 1 && [-1, 0, 1].includes([...steps][0] ?? 2)) return true;
  if (piece.length < 4) return false;
  const backwards = [...piece].reverse().join('');
  return /^\d+$/.test(piece) || KEYS.some((keys) => keys.includes(piece) || keys.includes(backwards));
}

let list: readonly string[] | undefined;

function frequent(): readonly string[] {
  list ??= readFileSync(new URL('common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return list;
}
