import { Global, Module } from '@nestjs/common';
import { LinkQueries } from './link-queries.js';
import { LinkedCases } from './linked-cases.js';
import { LinksController } from './links.controller.js';
import { MattersController } from './matters.controller.js';
import { Matters } from './matters.js';
import { Registry } from './registry.js';

/** Cases about cases. Global: features judge there what can be judged only when the linked cases have answered. */
@Global()
@Module({
  controllers: [LinksController, MattersController],
  providers: [LinkedCases, LinkQueries, Matters],
  exports: [LinkedCases],
})
export class LinkedCasesModule {
  constructor(registry: Registry, linked: LinkedCases) {
    registry.effect('openCase', (effect, context) => linked.open(effect, context));
    registry.effect('link', (effect, context) => linked.link(effect, context));
    registry.effect('message', (effect, context) => linked.message(effect, context));
  }
}
