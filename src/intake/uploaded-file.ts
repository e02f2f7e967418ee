// Declares `parts()` on Fastify's requests.
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { MOST_DOCUMENT_BYTES } from './documents.js';
import { DocumentTooLarge, OneFileExpected } from './intake-errors.js';
import type { StagedBlob } from './blob-store.js';

/** One byte above what is allowed, so that too large is told from exactly full. */
const LIMITS = { files: 1, fields: 4, parts: 5, fieldSize: 1024, fileSize: MOST_DOCUMENT_BYTES + 1 };

/**
 * The one file of a multipart request, received while it arrives. The rest of the request is read too: a second file, or a
 * request that breaks off, discards the first.
 *
 * @throws OneFileExpected, DocumentTooLarge, and what `receive` throws
 */
export async function uploadedFile(
  request: FastifyRequest,
  receive: (content: AsyncIterable<Buffer>) => Promise<StagedBlob>,
): Promise<{ staged: StagedBlob; fileName: string }> {
  if (!request.isMultipart()) throw new OneFileExpected();
  let received: { staged: StagedBlob; fileName: string } | undefined;
  try {
    for await (const part of request.parts({ limits: LIMITS })) {
      if (part.type === 'file') received = { staged: await receive(part.file), fileName: part.filename };
    }
  } catch (error) {
    await received?.staged.discard();
    throw explained(error);
  }
  if (!received) throw new OneFileExpected();
  return received;
}

function explained(error: unknown): unknown {
  const { code = '' } = error as { code?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new DocumentTooLarge(MOST_DOCUMENT_BYTES);
  return /^FST_(FILES|PARTS|FIELDS)_LIMIT$|^FST_MP_|^FST_INVALID_MULTIPART/.test(code) ? new OneFileExpected() : error;
}
