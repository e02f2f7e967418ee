import type { INestApplication } from '@nestjs/common';
import { operationId, withAccess, withProblems } from './openapi-additions.js';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The description of the interface, made from the controllers and the comments of their classes. */
export function openApi(app: INestApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Yimen 一门')
    .setDescription(
      'Case service for one-window intake and coordinated handling. Errors are problem+json (RFC 9457) with a stable `code`; ' +
        'dates are YYYY-MM-DD, instants ISO 8601 in UTC, money whole fen.',
    )
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth('yimen_session')
    .build();
  const document = SwaggerModule.createDocument(app, description, { operationIdFactory: operationId });
  return withProblems(withAccess(document, app));
}

// The files belong to @nestjs/swagger's own dependency, so they are looked for from there.
const swaggerUi = (): string =>
  dirname(
    createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger')).resolve('swagger-ui-dist/package.json'),
  );

const ASSETS = [
  ['swagger-ui.css', 'text/css'],
  ['swagger-ui-bundle.js', 'text/javascript'],
] as const;
const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Yimen API</title><link rel="stylesheet" href="/api/docs/assets/swagger-ui.css"></head>
<body><div id="swagger-ui"></div>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body>
</html>
`;
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true });\n`;

/**
 * `/api/openapi.json` and a page to read it with, all of it from this service: the content security policy allows no other. The
 * description is made when it is first asked for: a service that starts again is in a hurry, and few read it.
 */
export function serveDocs(fastify: FastifyInstance, describe: () => OpenAPIObject): void {
  let description: string | undefined;
  const send = (type: string, content: string) => (_request: FastifyRequest, reply: FastifyReply) =>
    reply.type(`${type}; charset=utf-8`).send(content);
  fastify.get('/api/openapi.json', (request, reply) => {
    description ??= JSON.stringify(describe());
    return send('application/json', description)(request, reply);
  });
  fastify.get('/api/docs', send('text/html', PAGE));
  fastify.get('/api/docs/start.js', send('text/javascript', START));
  for (const [file, type] of ASSETS) {
    fastify.get(`/api/docs/assets/${file}`, (_request, reply) => {
      void reply.header('cache-control', 'public, max-age=86400');
      return send(type, readFileSync(join(swaggerUi(), file), 'utf8'))(_request, reply);
    });
  }
}
