import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../config.js';
import { contentSecurityPolicy } from './security-headers.js';
import { WebFiles } from './web-files.js';

/** What `vite build web` leaves. */
const BUILT = join(ROOT, 'web', 'dist');
/** Stands in the built page wherever the nonce of one answer belongs. */
const NONCE = /__CSP_NONCE__/g;
/** Not pages: these belong to the interface, the probes, and the page's own files. */
const NO_PAGE = /^\/(api|assets|livez|readyz)(\/|$|\?)/;

/**
 * Serves the screens on the service's own port: their files, and the one page that every address of theirs is. A checkout
 * in which they have not been built serves the interface alone.
 */
export function serveWeb(fastify: FastifyInstance): void {
  const index = join(BUILT, 'index.html');
  if (!existsSync(index)) return;
  const html = readFileSync(index, 'utf8');
  const files = new WebFiles(join(BUILT, 'assets'));
  const icon = readFileSync(join(BUILT, 'icon.svg'));
  fastify.get('/icon.svg', (_request, reply) => reply.type('image/svg+xml').send(icon));
  fastify.get<{ Params: { '*': string } }>('/assets/*', (request, reply) =>
    files.send(reply, request.params['*'], request.headers['accept-encoding'] ?? ''),
  );
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) =>
    NO_PAGE.test(request.url) ? reply.callNotFound() : sendPage(reply, html),
  );
}

/** The page's own styles are made while it runs; this nonce, new in each answer, lets them and no others in. */
function sendPage(reply: FastifyReply, html: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .header('content-security-policy', policyWith(nonce))
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex, nofollow, noarchive')
    .type('text/html; charset=utf-8')
    .send(html.replace(NONCE, nonce));
}

function policyWith(nonce: string): string {
  const directives = { ...contentSecurityPolicy.directives, 'style-src': ["'self'", `'nonce-${nonce}'`] };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join(';');
}
