// TEMPORARY, never committed: lets the app boot while features are still being written. Deleted when the last one is there.
import { Global, Module, type OnModuleInit, type Type } from '@nestjs/common';
import { Registry } from '../../src/cases/registry.js';
import { effectNames } from '../../src/engine/index.js';

@Global()
@Module({})
class Unfinished implements OnModuleInit {
  constructor(private readonly registry: Registry) {}
  onModuleInit(): void {
    const original = this.registry.onApplicationBootstrap.bind(this.registry);
    this.registry.onApplicationBootstrap = () => {
      for (const name of effectNames) {
        try {
          this.registry.handlerOf(name);
        } catch {
          this.registry.effect(name, async () => undefined);
        }
      }
      original();
    };
  }
}
export const unfinished: Type[] = [Unfinished];
