import type { INestApplication } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ACCESS, type Access } from '../cases/access.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

/** `Session.open` for `SessionController.open`. */
export const operationId = (controller: string, method: string): string =>
  `${controller.replace(/Controller$/, '')}.${method}`;

/** Says of every operation who may call it: the same metadata the guard obeys. */
export function withAccess(document: OpenAPIObject, app: INestApplication): OpenAPIObject {
  const access = accessByOperation(app);
  for (const operation of operationsOf(document)) {
    const rule = access.get(operation.operationId ?? '');
    operation.security = rule?.kind === 'public' ? [] : [{ bearer: [] }, { cookie: [] }];
    if (rule?.kind === 'roles') Object.assign(operation, { 'x-roles': rule.roles });
  }
  return document;
}

/** Every operation may be refused, always in the same shape. */
export function withProblems(document: OpenAPIObject): OpenAPIObject {
  const schemas = { ...document.components?.schemas, Problem: PROBLEM };
  document.components = { ...document.components, schemas };
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  for (const operation of operationsOf(document)) {
    operation.responses = { ...operation.responses, default: { description: 'Refused.', content } };
  }
  return document;
}

const PROBLEM = {
  type: 'object',
  description: 'A refusal (RFC 9457). Further members carry its facts.',
  required: ['type', 'code', 'status', 'title', 'detail', 'detailZh'],
  properties: {
    type: { type: 'string', description: 'urn:yimen:problem:<code>' },
    code: { type: 'string', description: 'Stable name of the refusal.' },
    status: { type: 'integer' },
    title: { type: 'string' },
    detail: { type: 'string', description: 'What was refused, why, and what is possible instead.' },
    detailZh: { type: 'string' },
  },
};

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

const operationsOf = (document: OpenAPIObject): Operation[] =>
  Object.values(document.paths).flatMap((path) => METHODS.flatMap((method) => path[method] ?? []));

function accessByOperation(app: INestApplication): Map<string, Access> {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].map(({ metatype }) => metatype as { name: string; prototype: object }),
  );
  return new Map(
    controllers.flatMap((controller) => {
      const { prototype } = controller as { prototype: Record<string, object> };
      return scanner.getAllMethodNames(prototype).flatMap((method): [string, Access][] => {
        const places = [prototype[method], controller].filter((place) => place !== undefined);
        const rule = places.map((place) => Reflect.getMetadata(ACCESS, place) as Access | undefined).find(Boolean);
        return rule ? [[operationId(controller.name, method), rule]] : [];
      });
    }),
  );
}
