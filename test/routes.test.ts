import { Controller, Get, Module, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { RouteTable } from '../src/http/route-table.js';
import { ACCESS, type Access } from '../src/identity/index.js';
import { demonstrationLogins } from '../src/directory/seed/demonstration-logins.js';
import { roles } from '../src/directory/seed/posts.js';
import { startTestApp, type TestApp, type TestUser } from './helpers/app.js';

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

interface Route {
  name: string;
  method: Method;
  /** With an id or a code in the place of each parameter. */
  path: string;
  access: Access[];
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Every route of every controller, with what it says about who may call it. */
function routes(): Route[] {
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
        method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]?.toLowerCase() as Method,
        path: pathOf(controller, handler),
        access: [handler, controller].flatMap(
          (place) => (Reflect.getMetadata(ACCESS, place) as Access | undefined) ?? [],
        ),
      })),
  );
}

function pathOf(...places: object[]): string {
  const parts = places.flatMap((place) => String(Reflect.getMetadata(PATH_METADATA, place)).split('/'));
  const values = parts.filter(Boolean).map((part) => part.replace(/^:.*/, ID));
  return `/api/${values.join('/')}`;
}

const ID = '019a0000-0000-7000-8000-000000000000';

const asked = ({ method, path }: Route, user: TestUser) => user[method](path);

describe('every route', () => {
  it('says exactly once who may call it', () => {
    const all = routes();
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
    const open = routes().flatMap(({ name, access }) => (access[0]?.kind === 'public' ? [name] : []));
    expect(open.filter((name) => !PUBLIC.has(name))).toEqual([]);
  });

  it('answers 401 without a session unless it is public', async () => {
    const closed = routes().filter(({ access }) => access[0] && access[0].kind !== 'public');
    expect(closed.length).toBeGreaterThan(100);
    const letIn: string[] = [];
    for (const route of closed) {
      const { status, body } = await asked(route, yimen.anonymous);
      if (status !== 401 || body.code !== 'not-signed-in') letIn.push(`${route.method} ${route.path} ${status}`);
    }
    expect(letIn).toEqual([]);
  });

  it('is the same in the table of routes, so that none is overlooked here', () => {
    const shapes = (path: string): string => path.replace(/:\w+|[0-9a-f-]{36}/g, '*');
    const known = new Set(routes().map(({ method, path }) => `${method.toUpperCase()} ${shapes(path)}`));
    const table = yimen.app.get(RouteTable).all();
    const ours = table.filter((route) => /^(GET|POST|PUT|PATCH|DELETE) \/api\/(?!docs|openapi)/.test(route));
    expect(ours.map(shapes).filter((route) => !known.has(route))).toEqual([]);
  });

  it('is refused to every role that it is not for', async () => {
    expect(new Set(demonstrationLogins.map(({ role }) => role))).toEqual(new Set(roles));
    const letIn: string[] = [];
    let refused = 0;
    for (const { role, username } of demonstrationLogins) {
      const user = await yimen.login(username);
      for (const route of routes()) {
        const [access] = route.access;
        if (access?.kind !== 'roles' || access.roles.includes(role)) continue;
        const { status, body } = await asked(route, user);
        if (status === 403 && body.code === 'not-permitted') refused += 1;
        else letIn.push(`${role}: ${route.method} ${route.path} ${status}`);
      }
    }
    expect(letIn).toEqual([]);
    expect(refused).toBeGreaterThan(400);
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
  'LongTermDisplayController.list',
  'PublicNoticesController.one',
  'PublicNoticesController.object',
]);
