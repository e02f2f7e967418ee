import { hash } from 'node:crypto';
import { canonicalJson } from '../shared/canonical-json.js';
import type { EventBody } from '../engine/index.js';

/**
 * The per-case hash chain. Version 1 of the form: SHA-256 over the line below, the RFC 8785 bytes of the open part and the
 * ciphertext of the personal part, each framed by its length. The personal part is encrypted before it is hashed, so
 * destroying a household's key erases its data and leaves the chain valid.
 */
export const CHAIN_FORM = 'yimen-event-v1';

/** What precedes the first event of a case. */
export const CHAIN_START = Buffer.alloc(32);

/** The bytes of an event's open part, as stored and hashed (RFC 8785). */
export const eventBytes = (body: EventBody): Buffer => Buffer.from(canonicalJson(body), 'utf8');

/**
 * The hash of an event.
 *
 * @param previous hash of the event before it, 32 bytes ({@link CHAIN_START} for the first)
 * @param body canonical bytes of the open part
 * @param personal ciphertext of the personal part; null when there is none
 */
export function eventHash(previous: Buffer, body: Buffer, personal: Buffer | null): Buffer {
  const frame = Buffer.from(`${CHAIN_FORM} ${body.length} ${personal?.length ?? -1}\n`);
  // In one call: a hash object for each event takes longer than bringing a kilobyte together.
  return hash('sha256', Buffer.concat([frame, previous, body, ...(personal ? [personal] : [])]), 'buffer');
}
