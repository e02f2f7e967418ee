import { Controller, Get, Module } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { RouteTable } from '../src/http/route-table.js';
import { ACCESS, type Access } from '../src/identity/index.js';
import { startTestApp, type TestApp } from './helpers/app.js';

@Controller('forgotten')
class ForgottenController {
  @Get()
  read(): object {
    return { secret: 'nobody said who may read this' };
  }
}

@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

let yimen: TestApp;
beforeAll(async () => {
  yimen = await startTestApp({ extra: [ForgottenModule] });
});
afterAll(() => yimen.close());

type Handler = (...args: unknown[]) => unknown;

/** Every route handler of every controller, with what it says about who may call it. */
function handlers(): { name: string; access: Access[] }[] {
  const controllers = [...yimen.app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].map(({ metatype }) => metatype as unknown as { name: string; prototype: object }),
  );
  const scanner = new MetadataScanner();
  return controllers.flatMap((controller) =>
    scanner
      .getAllMethodNames(controller.prototype)
      .map((method) => [method, (controller.prototype as Record<string, Handler>)[method] as Handler] as const)
      .filter(([, handler]) => Reflect.hasMetadata(METHOD_METADATA, handler))
      .map(([method, handler]) => ({
        name: `${controller.name}.${method}`,
        access: [handler, controller].flatMap(
          (place) => (Reflect.getMetadata(ACCESS, place) as Access | undefined) ?? [],
        ),
      })),
  );
}

describe('every route', () => {
  it('says exactly once who may call it', () => {
    const all = handlers();
    expect(all.length).toBeGreaterThan(30);
    const unclear = all.filter(({ access }) => access.length !== 1).map(({ name }) => name);
    expect(unclear).toEqual(['ForgottenController.read']);
  });

  it('is refused to everybody, an administrator included, when it does not say so', async () => {
    const administrator = await yimen.login('xianning.admin');
    for (const user of [yimen.anonymous, administrator]) {
      const { body } = await user.get('/api/forgotten').expect(403);
      expect(body).toMatchObject({ code: 'not-permitted' });
      expect(body).not.toHaveProperty('secret');
    }
  });

  it('is public only if this list has it too, so that opening one is a deliberate change', () => {
    const open = handlers().flatMap(({ name, access }) => (access[0]?.kind === 'public' ? [name] : []));
    expect(open.filter((name) => !PUBLIC.has(name))).toEqual([]);
  });

  it('answers 401 without a session unless it is public', async () => {
    const closed = yimen.app
      .get(RouteTable)
      .all()
      .filter((route) => route.startsWith('GET /api/') && !OPEN_PATHS.some((path) => route.startsWith(`GET ${path}`)));
    expect(closed.length).toBeGreaterThan(10);
    for (const route of closed) {
      const path = route.slice('GET '.length).replace(/:\w+/g, '0');
      const { status } = await yimen.anonymous.get(path);
      expect(`${path} ${status}`).toBe(`${path} ${path === '/api/forgotten' ? 403 : 401}`);
    }
  });

  it('names the roles it is for when somebody has none of them', async () => {
    const clerk = await yimen.login('shadui.clerk');
    const { body } = await clerk.get('/api/users').expect(403);
    expect(body).toMatchObject({ code: 'not-permitted', roles: ['administrator', 'supervisor', 'auditor'] });
  });
});

const PUBLIC = new Set([
  'HealthController.live',
  'HealthController.ready',
  'SessionController.open',
  'SessionController.show',
  'ClockController.show',
  'DefinitionsController.schema',
  'PlacesController.divisions',
  'PlacesController.search',
  'PlacesController.division',
  'DemonstrationController.list',
  'ProgressController.progress',
  'RatingsController.give',
  'PublicNoticesController.list',
  'PublicNoticesController.one',
  'PublicNoticesController.object',
]);
const OPEN_PATHS = [
  '/api/docs',
  '/api/openapi.json',
  '/api/session',
  '/api/clock',
  '/api/definition.schema.json',
  '/api/divisions',
  '/api/demonstration/logins',
  '/api/public/',
];
