import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from '../app.module.js';
import type { AppOptions } from '../app/options.js';
import { Database } from '../database/database.js';
import { answerClientError, REQUEST_TIMEOUT_MS } from './client-errors.js';
import { noSuchRoute } from './http-problems.js';
import { openApi, serveDocs } from './openapi.js';
import { ProblemFilter, sendProblem } from './problem-filter.js';
import { RouteTable } from './route-table.js';
import { contentSecurityPolicy } from './security-headers.js';
import { closeSpareConnections } from './spare-connections.js';
import { validation } from './validation.js';
import { serveWeb } from './web.js';

export const BODY_LIMIT = 1024 * 1024;
/** One scanned page or photograph; a file of many pages comes as several. */
export const UPLOAD_LIMIT = 10 * 1024 * 1024;

/** The service, ready to listen or to be injected into; whoever makes it closes it. */
export async function createApp(options: AppOptions): Promise<NestFastifyApplication> {
  const routes = new RouteTable();
  const adapter = new FastifyAdapter({
    trustProxy: options.config.trustedProxies.length > 0 ? options.config.trustedProxies : false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    clientErrorHandler: answerClientError,
    // An address that cannot be decoded never reaches Nest, yet is answered like any other mistake.
    frameworkErrors: (_error: Error, _request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, noSuchRoute('GET', [])),
  });
  const fastify = adapter.getInstance();
  routes.watch(fastify);
  closeSpareConnections(fastify);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with({ ...options, routes }), adapter, {
    // Fastify's own JSON parser stays; nothing here takes forms of the browser's old kind or plain text.
    bodyParser: false,
    logger: new ConsoleLogger({ json: options.config.production, logLevels: options.logLevels ?? LEVELS }),
    abortOnError: false,
  });
  fastify.removeContentTypeParser('text/plain');
  await app.register(helmet, {
    contentSecurityPolicy,
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: options.config.production,
  });
  await app.register(cookie);
  await app.register(multipart, {
    limits: { fileSize: UPLOAD_LIMIT, files: 10, fields: 20, fieldSize: 64 * 1024, parts: 30, headerPairs: 100 },
  });
  app.setGlobalPrefix('api', { exclude: ['livez', 'readyz'] });
  app.useGlobalPipes(validation());
  app.useGlobalFilters(new ProblemFilter(routes, app.get(Database)));
  serveDocs(fastify, () => openApi(app));
  serveWeb(fastify);
  await app.init();
  await fastify.ready();
  return app;
}

const LEVELS: LogLevel[] = ['warn', 'error', 'fatal'];
