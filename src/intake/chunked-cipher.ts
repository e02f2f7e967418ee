import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { SealBroken } from '../households/index.js';

/**
 * A file sealed in pieces, so that none of it need be held in memory and nothing is given out that has not been
 * authenticated: two header bytes, then chunks of 64 KiB, each AES-256-GCM with its own tag. The nonce is the chunk's
 * number and, in its last byte, whether it is the last: chunks can be neither reordered nor cut off (the construction
 * known as STREAM, Hoang et al. 2015). Counting up is safe because every file has a key of its own.
 */
const HEADER = Buffer.of(1, 1);
const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;

/** Encrypts a stream. @param key 32 bytes used for nothing else */
export async function* sealChunks(source: AsyncIterable<Buffer>, key: KeyObject): AsyncGenerator<Buffer> {
  yield HEADER;
  for await (const { bytes, number, last } of inChunks(source, CHUNK_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, last));
    cipher.setAAD(HEADER);
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Decrypts what {@link sealChunks} made. @throws SealBroken before a changed, missing or foreign piece is given out */
export async function* openChunks(source: AsyncIterable<Buffer>, key: KeyObject): AsyncGenerator<Buffer> {
  for await (const { bytes, number, last } of inChunks(afterHeader(source), CHUNK_BYTES + TAG_BYTES)) {
    if (bytes.length < TAG_BYTES) throw new SealBroken();
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, last), { authTagLength: TAG_BYTES });
    decipher.setAAD(HEADER);
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    let opened: Buffer;
    try {
      opened = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
    } catch (error) {
      throw new SealBroken({ cause: error });
    }
    yield opened;
  }
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

interface Chunk {
  bytes: Buffer;
  number: number;
  last: boolean;
}

/** Cuts a stream into pieces of one size; only the last, which may be empty, is shorter. */
async function* inChunks(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<Chunk> {
  let number = 0;
  let rest = Buffer.alloc(0);
  for await (const piece of source) {
    rest = Buffer.concat([rest, piece]);
    for (; rest.length > size; rest = rest.subarray(size)) {
      yield { bytes: rest.subarray(0, size), number, last: false };
      number += 1;
    }
  }
  yield { bytes: rest, number, last: true };
}

async function* afterHeader(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let skipped = 0;
  for await (const piece of source) {
    const header = piece.subarray(0, HEADER.length - skipped);
    if (!header.equals(HEADER.subarray(skipped, skipped + header.length))) throw new SealBroken();
    skipped += header.length;
    if (piece.length > header.length) yield piece.subarray(header.length);
  }
  if (skipped < HEADER.length) throw new SealBroken();
}
