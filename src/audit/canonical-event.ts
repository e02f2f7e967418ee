import { isUtf8 } from 'node:buffer';
import type { EventBody, Json } from '../engine/index.js';
import { canonicalJson } from '../shared/canonical-json.js';

/**
 * The body of an event, if its bytes are the canonical ones (RFC 8785): the same event has one form only, so that nothing
 * can be smuggled into bytes that a reader would skip, such as a key given twice.
 *
 * @throws Error saying why they are not
 */
export function readCanonicalBody(bytes: Buffer): EventBody {
  if (!isUtf8(bytes)) throw new Error('the bytes are not UTF-8');
  const text = bytes.toString('utf8');
  const body = JSON.parse(text) as Json;
  if (!isCanonical(text, body)) throw new Error('canonicalising the body gives other bytes');
  return asBody(body);
}

/**
 * `JSON.stringify` is five times as fast as the canonical form and gives the same text for bodies whose keys are in order,
 * which nearly all are; numeric keys and escaped half surrogates are the exceptions, left to the real thing.
 */
function isCanonical(text: string, value: Json): boolean {
  if (!text.includes('\\ud') && JSON.stringify(value) === text && keysInOrder(value)) return true;
  return canonicalJson(value) === text;
}

function keysInOrder(value: Json): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(keysInOrder);
  let before = '';
  for (const key in value) {
    if (key < before || !keysInOrder(value[key] as Json)) return false;
    before = key;
  }
  return true;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** As much of the shape as the checks that follow rely on. */
const SHAPE: { [K in keyof EventBody]?: (value: unknown) => boolean } = {
  v: (value) => value === 1,
  county: isText,
  caseId: isText,
  seq: Number.isSafeInteger,
  at: isText,
  type: isText,
  definition: isText,
  actor: isObject,
  data: isObject,
  facts: isObject,
  state: isText,
  took: Array.isArray,
  effects: Array.isArray,
};
const SHAPE_ENTRIES = Object.entries(SHAPE);

function asBody(value: Json): EventBody {
  const body = (isObject(value) ? value : {}) as unknown as EventBody;
  for (const [name, holds] of SHAPE_ENTRIES) {
    if (!holds(body[name as keyof EventBody])) throw new Error(`"${name}" is not what an event has there`);
  }
  return body;
}
