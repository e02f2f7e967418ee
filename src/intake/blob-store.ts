import { Injectable } from '@nestjs/common';
import { createHash, createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Secrets } from '../config.js';
import { openChunks, sealChunks } from './chunked-cipher.js';
import { inspected, Inspection } from './file-type.js';

/** A file that has arrived, is encrypted and safe on the disk, and counts for nothing until it is kept. */
export interface StagedBlob extends Inspection {
  /** Opens this one file. */
  key: Buffer;
  /** SHA-256 of the stored bytes, in hexadecimal: its name. */
  blob: string;
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * Files under `<data directory>/blobs/aa/bb/<sha256 of the stored bytes>`, each encrypted with a key of its own. A file is
 * written beside its place, forced to the disk, and only then renamed into it, so that no name ever stands for half a
 * file.
 */
@Injectable()
export class BlobStore {
  private readonly root: string;

  constructor({ dataDir }: Secrets) {
    this.root = join(dataDir, 'blobs');
  }

  /**
   * Takes in a stream of at most `mostBytes`, holding a few chunks of it in memory. What is refused leaves nothing.
   *
   * @throws DocumentTypeRefused, DocumentTooLarge
   */
  async receive(source: AsyncIterable<Buffer>, mostBytes: number): Promise<StagedBlob> {
    const folder = join(this.root, 'incoming');
    await mkdir(folder, { recursive: true });
    const path = join(folder, randomUUID());
    const key = randomBytes(32);
    const inspection = new Inspection();
    try {
      const blob = await this.write(path, sealChunks(inspected(source, mostBytes, inspection), createSecretKey(key)));
      return {
        ...inspection,
        key,
        blob,
        keep: () => this.moveIn(path, blob),
        discard: () => rm(path, { force: true }),
      };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  /** The file in the clear. Fails with SealBroken at the first piece that is not as it was stored. */
  read(blob: string, key: Buffer): AsyncGenerator<Buffer> {
    return openChunks(createReadStream(this.pathOf(blob)) as AsyncIterable<Buffer>, createSecretKey(key));
  }

  async remove(blob: string): Promise<void> {
    await rm(this.pathOf(blob), { force: true });
  }

  /**
   * Removes what was being received when a process ended.
   *
   * @param olderThanMs by this machine's clock, which also dated the files
   */
  async removeAbandoned(olderThanMs: number): Promise<number> {
    const folder = join(this.root, 'incoming');
    const names = await readdir(folder).catch(() => []);
    let removed = 0;
    for (const name of names) {
      const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Infinity }));
      if (Date.now() - mtimeMs < olderThanMs) continue;
      await rm(join(folder, name), { force: true });
      removed += 1;
    }
    return removed;
  }

  private async write(path: string, bytes: AsyncIterable<Buffer>): Promise<string> {
    const hash = createHash('sha256');
    const hashed = async function* (): AsyncGenerator<Buffer> {
      for await (const piece of bytes) {
        hash.update(piece);
        yield piece;
      }
    };
    // Opened first: a stream that opens the file itself may do so after a refusal has already removed it.
    const file = await open(path, 'wx', 0o600);
    // `flush` forces the data to the disk before the stream closes.
    await pipeline(hashed, file.createWriteStream({ flush: true }));
    return hash.digest('hex');
  }

  private async moveIn(from: string, blob: string): Promise<void> {
    const to = this.pathOf(blob);
    const folder = dirname(to);
    await mkdir(folder, { recursive: true });
    await rename(from, to);
    // The new name, and the folders made for it, are only safe once the folders that hold them are.
    for (const one of [folder, dirname(folder), this.root]) await syncFolder(one);
  }

  private pathOf(blob: string): string {
    return join(this.root, blob.slice(0, 2), blob.slice(2, 4), blob);
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
