import type { FastifyInstance } from 'fastify';

/** Every route of the service: tells a wrong method (405) from a wrong address (404), and lets a test look at them all. */
export class RouteTable {
  private readonly routes: { method: string; url: string; shape: RegExp }[] = [];

  /** Must be called before any route is registered. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url }) => {
      if (url.endsWith('/*')) return; // files and the page: whether they answer is known when they are asked
      for (const one of [method].flat()) this.routes.push({ method: one, url, shape: shapeOf(url) });
    });
  }

  /** Methods that the path of an address knows, sorted. */
  methodsOf(address: string): string[] {
    const path = address.split('?')[0] ?? '';
    return [...new Set(this.routes.filter(({ shape }) => shape.test(path)).map(({ method }) => method))].sort();
  }

  /** All routes, e.g. `GET /api/cases/:county/:caseId`. */
  all(): string[] {
    return this.routes.map(({ method, url }) => `${method} ${url}`);
  }
}

/** A route's pattern, any value in the place of a parameter. */
function shapeOf(url: string): RegExp {
  const escaped = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/:[A-Za-z]\w*/g, '[^/]+')}/?$`);
}
