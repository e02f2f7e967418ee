// Declares `parts()` on Fastify's requests.
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { isMultipartFault } from '../shared/multipart.js';
import { MOST_DOCUMENT_BYTES } from './documents.js';
import { DocumentKindInvalid, DocumentTooLarge, OneFileExpected } from './intake-errors.js';
import type { StagedBlob } from './blob-store.js';

/** One byte above what is allowed, so that too large is told from exactly full. */
const LIMITS = { files: 1, fields: 4, parts: 5, fieldSize: 1024, fileSize: MOST_DOCUMENT_BYTES + 1 };

/** A paper as it was handed over. */
export interface UploadedFile {
  staged: StagedBlob;
  fileName: string;
  /** What kind of paper it is, in a word of the division's setting `papers`. */
  kind: string | null;
}

/**
 * The one file of a multipart request, received while it arrives. The rest of the request is read too: a second file, or a
 * request that breaks off, discards the first.
 *
 * @throws OneFileExpected, DocumentTooLarge, DocumentKindInvalid, and what `receive` throws
 */
export async function uploadedFile(
  request: FastifyRequest,
  receive: (content: AsyncIterable<Buffer>) => Promise<StagedBlob>,
): Promise<UploadedFile> {
  if (!request.isMultipart()) throw new OneFileExpected();
  let received: Pick<UploadedFile, 'staged' | 'fileName'> | undefined;
  let kind: string | null = null;
  try {
    for await (const part of request.parts({ limits: LIMITS })) {
      if (part.type === 'file') received = { staged: await receive(part.file), fileName: part.filename };
      else if (part.fieldname === 'kind') kind = kindOf(part.value);
    }
  } catch (error) {
    await received?.staged.discard();
    throw explained(error);
  }
  if (!received) throw new OneFileExpected();
  return { ...received, kind };
}

/** @throws DocumentKindInvalid; no kind at all is none */
function kindOf(value: unknown): string | null {
  if (value === '') return null;
  if (typeof value === 'string' && /^[A-Za-z]\w{0,39}$/.test(value)) return value;
  throw new DocumentKindInvalid();
}

function explained(error: unknown): unknown {
  const { code = '' } = error as { code?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new DocumentTooLarge(MOST_DOCUMENT_BYTES);
  return isMultipartFault(error) ? new OneFileExpected() : error;
}
