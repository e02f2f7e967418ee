import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lineOf, recordOf } from './line-format.js';
import type { HistoryRecord } from './records.js';

const LINE_FEED = 0x0a;

/** Longer than any record: a file without line ends must not fill the memory. */
const LONGEST_LINE = 64 * 1024 * 1024;

/**
 * A history as the lines of its file, each ending in a line feed. The end record closes with the SHA-256 of all bytes before
 * it.
 */
export async function* historyLines(records: AsyncIterable<HistoryRecord>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  for await (const record of records) {
    if (record.kind === 'end') {
      const digest = hash.digest('hex');
      yield `${lineOf({ ...record, digest: { stated: digest, found: digest } })}\n`;
      return;
    }
    const line = `${lineOf(record)}\n`;
    hash.update(line);
    yield line;
  }
}

/** The records of an exported file, read as a stream. What is no record comes as `unreadable`, in its place. */
export async function* readHistoryFile(path: string): AsyncGenerator<HistoryRecord> {
  yield* readHistory(createReadStream(path, { highWaterMark: 256 * 1024 }));
}

/** The records in a stream of bytes, cut anywhere. */
export async function* readHistory(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<HistoryRecord> {
  const hash = createHash('sha256');
  let line = 0;
  let ended = false;
  for await (const bytes of linesOf(chunks)) {
    line += 1;
    if (ended || typeof bytes === 'string') {
      yield { kind: 'unreadable', line, reason: typeof bytes === 'string' ? bytes : 'it stands after the end' };
      return;
    }
    const record = recordOf(bytes.toString('utf8'), line, () => hash.copy().digest('hex'));
    hash.update(bytes).update('\n');
    ended = record.kind === 'end';
    yield record;
  }
}

/** Lines without their line feed; the reason, and no more, instead of one that is too long or breaks off. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer | string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      yield bytes.subarray(start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > LONGEST_LINE) {
      yield 'it is longer than any record';
      return;
    }
  }
  if (rest.length > 0) yield 'it breaks off';
}
