import { createSecretKey, randomBytes } from 'node:crypto';
import { SealBroken } from '../households/index.js';
import { openChunks, sealChunks } from './chunked-cipher.js';

const key = createSecretKey(randomBytes(32));
const CHUNK = 64 * 1024;
const SEALED_CHUNK = CHUNK + 16;

/** A stream that delivers pieces of a size of its own, as a network does. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of stream) all.push(piece);
  return Buffer.concat(all);
}

const sealed = (bytes: Buffer) => whole(sealChunks(pieces(bytes, 10_000), key));
const opened = (bytes: Buffer, with_ = key) => whole(openChunks(pieces(bytes, 7_777), with_));

it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 200_001])('gives back a file of %i bytes', async (size) => {
  const file = randomBytes(size);
  expect((await opened(await sealed(file))).equals(file)).toBe(true);
});

it('refuses a file whose end is missing, at the border of a chunk as well', async () => {
  const bytes = await sealed(randomBytes(3 * CHUNK));
  for (const length of [0, 1, 2, 2 + SEALED_CHUNK, 2 + 2 * SEALED_CHUNK, bytes.length - 1]) {
    await expect(opened(bytes.subarray(0, length))).rejects.toThrow(SealBroken);
  }
});

it('refuses a file whose chunks have changed places', async () => {
  const bytes = await sealed(randomBytes(3 * CHUNK));
  const [first, second] = [bytes.subarray(2, 2 + SEALED_CHUNK), bytes.subarray(2 + SEALED_CHUNK, 2 + 2 * SEALED_CHUNK)];
  const swapped = Buffer.concat([bytes.subarray(0, 2), second, first, bytes.subarray(2 + 2 * SEALED_CHUNK)]);
  await expect(opened(swapped)).rejects.toThrow(SealBroken);
});

it('refuses a changed byte before giving any of its chunk out', async () => {
  const bytes = await sealed(randomBytes(2 * CHUNK));
  bytes[2 + SEALED_CHUNK + 5] = (bytes[2 + SEALED_CHUNK + 5] ?? 0) ^ 1;
  const given: number[] = [];
  const read = async () => {
    for await (const piece of openChunks(pieces(bytes, 9_999), key)) given.push(piece.length);
  };
  await expect(read()).rejects.toThrow(SealBroken);
  expect(given).toEqual([CHUNK]);
});

it('refuses another key and an unknown layout', async () => {
  const bytes = await sealed(Buffer.from('%PDF-1.7'));
  await expect(opened(bytes, createSecretKey(randomBytes(32)))).rejects.toThrow(SealBroken);
  await expect(opened(Buffer.concat([Buffer.of(2, 1), bytes.subarray(2)]))).rejects.toThrow(SealBroken);
});
