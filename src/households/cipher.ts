import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

/** The version of the layout below, and the algorithm: both stand in front of every ciphertext, so that others can follow. */
const LAYOUT = 1;
const AES_256_GCM = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 2 + NONCE_BYTES;

/** A ciphertext that was changed, cut, made with another key, or moved here from another place. */
export class SealBroken extends Error {
  readonly code = 'seal-broken';
  constructor(options?: ErrorOptions) {
    super('A sealed value does not open here: it was altered, moved, or sealed with another key.', options);
    this.name = new.target.name;
  }
}

/**
 * Encrypts with AES-256-GCM: version ‖ algorithm ‖ nonce ‖ ciphertext ‖ tag.
 *
 * @param context names the place the value belongs to; it opens nowhere else
 */
export function seal(key: KeyObject | Buffer, plain: Buffer, context: string): Buffer {
  const header = Buffer.concat([Buffer.of(LAYOUT, AES_256_GCM), randomBytes(NONCE_BYTES)]);
  const cipher = createCipheriv('aes-256-gcm', key, header.subarray(2));
  cipher.setAAD(boundTo(header, context));
  return Buffer.concat([header, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what {@link seal} made with the same key and context. @throws SealBroken */
export function unseal(key: KeyObject | Buffer, sealed: Buffer, context: string): Buffer {
  const header = sealed.subarray(0, HEADER_BYTES);
  if (sealed.length < HEADER_BYTES + TAG_BYTES || header[0] !== LAYOUT || header[1] !== AES_256_GCM) {
    throw new SealBroken();
  }
  const decipher = createDecipheriv('aes-256-gcm', key, header.subarray(2), { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(header, context));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch (error) {
    throw new SealBroken({ cause: error });
  }
}

const boundTo = (header: Buffer, context: string): Buffer => Buffer.concat([header, Buffer.from(context, 'utf8')]);
