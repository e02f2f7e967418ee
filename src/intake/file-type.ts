import { createHash } from 'node:crypto';
import { DocumentTooLarge, DocumentTypeRefused } from './intake-errors.js';

/** What may be handed in, known by its first bytes: a name and a declared type are only claims. */
const SIGNATURES: readonly { mediaType: string; extension: string; bytes: Buffer }[] = [
  { mediaType: 'application/pdf', extension: 'pdf', bytes: Buffer.from('%PDF-', 'latin1') },
  { mediaType: 'image/jpeg', extension: 'jpg', bytes: Buffer.of(0xff, 0xd8, 0xff) },
  { mediaType: 'image/png', extension: 'png', bytes: Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
];
const LONGEST_SIGNATURE = 8;

export const extensionOf = (mediaType: string): string =>
  SIGNATURES.find((signature) => signature.mediaType === mediaType)?.extension ?? 'bin';

/** What has been learned of a file while it ran past. */
export class Inspection {
  mediaType = '';
  size = 0;
  sha256 = '';
}

/**
 * Passes a file on and learns its type, size and digest; the first byte leaves only once the type is known.
 *
 * @throws DocumentTypeRefused, DocumentTooLarge, both as soon as it is certain
 */
export async function* inspected(
  source: AsyncIterable<Buffer>,
  mostBytes: number,
  inspection: Inspection,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  for await (const piece of source) {
    inspection.size += piece.length;
    if (inspection.size > mostBytes) throw new DocumentTooLarge(mostBytes);
    hash.update(piece);
    if (inspection.mediaType !== '') {
      yield piece;
    } else {
      head = Buffer.concat([head, piece]);
      if (head.length < LONGEST_SIGNATURE) continue;
      inspection.mediaType = typeOf(head);
      yield head;
    }
  }
  if (inspection.mediaType === '') throw new DocumentTypeRefused();
  inspection.sha256 = hash.digest('hex');
}

function typeOf(head: Buffer): string {
  const known = SIGNATURES.find(({ bytes }) => head.subarray(0, bytes.length).equals(bytes));
  if (!known) throw new DocumentTypeRefused();
  return known.mediaType;
}
