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
  return serialize(value, []);
}

/** SHA-256 in lower-case hexadecimal; a string is hashed as its UTF-8 bytes. */
export function sha256Hex(data: Uint8Array | string): string {
  return hash('sha256', data, 'hex');
}

/** Where a value stands, outermost key first. One list for the whole walk, kept like a stack: a new one per value was slower. */
type Path = (string | number)[];

function serialize(value: unknown, path: Path): string {
  switch (typeof value) {
    case 'string':
      return string(value, path);
    case 'number':
      return number(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (path.length > MAX_DEPTH)
        throw refused(path, `it is nested deeper than ${MAX_DEPTH} levels or contains itself`);
      return Array.isArray(value) ? array(value, path) : object(value, path);
    default:
      throw refused(path, `JSON has no ${typeof value}`);
  }
}

function number(value: number, path: Path): string {
  if (!Number.isFinite(value)) throw refused(path, 'JSON has no NaN and no infinity');
  return String(value);
}

/** What has to be looked at more closely: characters that JSON escapes, and surrogates, which may stand alone. */
const UNUSUAL = /[\u0000-\u001f"\\\ud800-\udfff]/;

function string(value: string, path: Path): string {
  if (!UNUSUAL.test(value)) return `"${value}"`;
  if (/\p{Surrogate}/u.test(value)) throw refused(path, 'the text holds half a surrogate pair');
  return JSON.stringify(value);
}

function array(values: readonly unknown[], path: Path): string {
  let text = '[';
  // By index, because map() would skip holes and let them pass; Array.from() took twice the time.
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) text += ',';
    path.push(index);
    text += serialize(values[index], path);
    path.pop();
  }
  return `${text}]`;
}

function object(value: object, path: Path): string {
  if (!isPlain(value)) throw refused(path, 'it is not a plain object');
  let text = '';
  for (const key of sortedKeys(value)) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${string(key, path)}:`;
    path.push(key);
    text += serialize(member, path);
    path.pop();
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

/** By the shape of its prototype chain, so that objects of another realm (`structuredClone`, `vm`) count too. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}

function refused(path: Path, reason: string): NotCanonicalizableError {
  const pointer = path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return new NotCanonicalizableError(pointer, reason);
}
