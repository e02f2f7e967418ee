import { hash } from 'node:crypto';

/** Far deeper than any form; keeps a hostile body, or a cycle, from exhausting the stack. */
const MAX_DEPTH = 256;

/** A value that JSON cannot carry unchanged. `path` says where, as a JSON Pointer (RFC 6901); values are not repeated. */
export class NotCanonicalizableError extends Error {
  readonly code = 'not-canonicalizable';
  constructor(
    readonly path: string,
    readonly reason: string,
  ) {
    super(`Cannot canonicalize the value at "${path}": ${reason}. Pass plain JSON data.`);
    this.name = new.target.name;
  }
}

/**
 * The canonical text of a JSON value (JCS, RFC 8785): keys in UTF-16 code-unit order, ECMAScript numbers, no white
 * space. Equal data gives equal text on any machine; hash its UTF-8 bytes.
 *
 * Object properties that are `undefined` are left out. Everything else that `JSON.stringify` would bend or drop is
 * refused instead, since two different values must never share a hash: NaN and infinities, bigint, functions, symbols,
 * `undefined` in an array or on top, lone surrogates, and objects that are not plain (a Date, a Map, a class instance).
 * @throws NotCanonicalizableError
 */
export function canonicalJson(value: unknown): string {
  try {
    return serialize(value, 0);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const pointer = error.path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    throw new NotCanonicalizableError(pointer, error.reason);
  }
}

/** SHA-256 in lower-case hexadecimal; a string is hashed as its UTF-8 bytes. */
export function sha256Hex(data: Uint8Array | string): string {
  return hash('sha256', data, 'hex');
}

/** A refusal on its way out: each level it passes puts its key in front. Keeping the path on the way in took longer than the rest. */
class Refusal extends Error {
  readonly path: (string | number)[] = [];
  constructor(readonly reason: string) {
    super(reason);
  }

  static within(key: string | number, error: unknown): Error {
    if (error instanceof Refusal) error.path.unshift(key);
    return error as Error;
  }
}

function serialize(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return string(value);
    case 'number':
      return number(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth > MAX_DEPTH) throw new Refusal(`it is nested deeper than ${MAX_DEPTH} levels or contains itself`);
      return Array.isArray(value) ? array(value, depth) : object(value, depth);
    default:
      throw new Refusal(`JSON has no ${typeof value}`);
  }
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new Refusal('JSON has no NaN and no infinity');
  return String(value);
}

/** What has to be looked at more closely: characters that JSON escapes, and surrogates, which may stand alone. */
const UNUSUAL = /[\u0000-\u001f"\\\ud800-\udfff]/;

function string(value: string): string {
  if (!UNUSUAL.test(value)) return `"${value}"`;
  if (/\p{Surrogate}/u.test(value)) throw new Refusal('the text holds half a surrogate pair');
  return JSON.stringify(value);
}

function array(values: readonly unknown[], depth: number): string {
  let text = '';
  // By index, because map() would skip holes and let them pass; Array.from() took twice the time.
  for (let index = 0; index < values.length; index += 1) {
    try {
      text += `${index === 0 ? '' : ','}${serialize(values[index], depth + 1)}`;
    } catch (error) {
      throw Refusal.within(index, error);
    }
  }
  return `[${text}]`;
}

function object(value: object, depth: number): string {
  if (!isPlain(value)) throw new Refusal('it is not a plain object');
  let text = '';
  for (const key of sortedKeys(value)) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    const name = keyText(key);
    try {
      text += `${text === '' ? '' : ','}${name}${serialize(member, depth + 1)}`;
    } catch (error) {
      throw Refusal.within(key, error);
    }
  }
  return `{${text}}`;
}

/** By UTF-16 code units, which is what RFC 8785 section 3.2.3 asks for. Data read from canonical bytes is sorted already. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  for (let index = 1; index < keys.length; index += 1) {
    if ((keys[index - 1] as string) > (keys[index] as string)) return keys.sort();
  }
  return keys;
}

/** Keys are few and come again and again; the bounds are for data that makes them up. */
const keyTexts = new Map<string, string>();
const MOST_KEYS = 5_000;
const LONGEST_KEY = 100;

/** A key as it is written, with its colon. */
function keyText(key: string): string {
  const known = keyTexts.get(key);
  if (known !== undefined) return known;
  const text = `${string(key)}:`;
  if (key.length > LONGEST_KEY) return text;
  if (keyTexts.size >= MOST_KEYS) keyTexts.clear();
  keyTexts.set(key, text);
  return text;
}

/** By the shape of its prototype chain, so that objects of another realm (`structuredClone`, `vm`) count too. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}
