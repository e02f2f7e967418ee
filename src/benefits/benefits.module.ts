import { Module } from '@nestjs/common';
import { LinkedCases } from '../cases/linked-cases.js';
import { Registry } from '../cases/registry.js';
import { AwardQueries } from './award-queries.js';
import { Awards } from './awards.js';
import { BenefitsController } from './benefits.controller.js';
import { Payroll } from './payroll.js';

@Module({ controllers: [BenefitsController], providers: [Awards, AwardQueries, Payroll] })
export class BenefitsModule {
  constructor(registry: Registry, linked: LinkedCases, awards: Awards) {
    registry.effect('award', (effect, context) => awards.award(effect, context));
    registry.effect('changeAward', (effect, context) => awards.change(effect, context));
    registry.effect('stopAward', (effect, context) => awards.stop(effect, context));
    linked.afterMessages((context) => awards.refuseOverlap(context));
  }
}
