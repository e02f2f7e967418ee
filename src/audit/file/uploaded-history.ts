// Declares `parts()` on Fastify's requests.
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { isMultipartFault } from '../../shared/multipart.js';
import { Problem } from '../../shared/problem.js';

/** Some thirty thousand events; longer histories are for the command line. */
export const MOST_BYTES = 32 * 1024 * 1024;
const LIMITS = { files: 1, fields: 2, parts: 3, fieldSize: 1024, fileSize: MOST_BYTES };

/** The one file of a multipart request, in memory. @throws Problem 400, 413 */
export async function uploadedHistory(request: FastifyRequest): Promise<Uint8Array> {
  if (!request.isMultipart()) throw oneFile();
  let content: Buffer | undefined;
  try {
    for await (const part of request.parts({ limits: LIMITS }))
      if (part.type === 'file') content = await part.toBuffer();
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (code === 'FST_REQ_FILE_TOO_LARGE') throw tooLarge();
    throw isMultipartFault(error) ? oneFile() : error;
  }
  if (!content) throw oneFile();
  return content;
}

const oneFile = (): Problem =>
  new Problem('one-file-expected', 400, {
    zh: '请以表单上传一份历史文件（.jsonl）。',
    en: 'Send one history file (.jsonl) as a form.',
  });

const tooLarge = (): Problem =>
  new Problem(
    'file-too-large',
    413,
    {
      zh: '文件超过 32 MiB；请用命令行 npm run audit -- verify 核验。',
      en: 'The file is larger than 32 MiB. Use `npm run audit -- verify` for it.',
    },
    { most: MOST_BYTES },
  );
