import type { FastifyReply } from 'fastify';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
/** Best first: encodings the build has packed files in, and how their names end. */
const PACKED = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * The built files of the page, a few megabytes held in memory: what is asked for is looked up by its whole name, so no
 * address leads to any other file.
 */
export class WebFiles {
  private readonly files: ReadonlyMap<string, Buffer>;

  constructor(directory: string) {
    this.files = new Map(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name))]));
  }

  /** @param accepted the request's Accept-Encoding */
  send(reply: FastifyReply, name: string, accepted: string): FastifyReply | void {
    const type = TYPES[extname(name)];
    const plain = this.files.get(name);
    if (!type || !plain) return reply.callNotFound();
    const [encoding, end] =
      PACKED.find(([word, suffix]) => accepts(accepted, word) && this.files.has(name + suffix)) ?? [];
    if (encoding) void reply.header('content-encoding', encoding);
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable') // names change with their content
      .header('vary', 'accept-encoding')
      .type(type)
      .send(end === undefined ? plain : this.files.get(name + end));
  }
}

const accepts = (accepted: string, encoding: string): boolean =>
  accepted.split(',').some((offer) => {
    const [word, weight] = offer.trim().split(/\s*;\s*q=/);
    return word === encoding && Number(weight ?? 1) > 0;
  });
